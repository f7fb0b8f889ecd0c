export type ChangedField = Readonly<{ name: string; before: string | null; after: string | null }>;

function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map(value == null ? [] : [['·', value]]);
  return new Map(Object.entries(value));
}

function written(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The fields of an audit row that differ, in the order they were written. */
export function changedFields(before: unknown, after: unknown): readonly ChangedField[] {
  const [old, fresh] = [entriesOf(before), entriesOf(after)];
  const names = new Set([...old.keys(), ...fresh.keys()]);
  return [...names].flatMap((name) => {
    const field = { name, before: written(old.get(name)), after: written(fresh.get(name)) };
    return field.before === field.after ? [] : [field];
  });
}
