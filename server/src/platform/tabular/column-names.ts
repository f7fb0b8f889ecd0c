import { type TableWarning, tableWarning } from './table-warning.ts';

/** Gives each column a name of its own, and says which were changed. Names are only ever keys of a Map. */
export function uniqueNames(raw: readonly { name: string; place: number }[]): {
  names: string[];
  warnings: TableWarning[];
} {
  const taken = new Set(raw.flatMap(({ name }) => (name === '' ? [] : [key(name)])));
  const seen = new Set<string>();
  const warnings: TableWarning[] = [];
  const names = raw.map(({ name, place }) => {
    if (name !== '' && !seen.has(key(name))) {
      seen.add(key(name));
      return name;
    }
    const fresh = free(name === '' ? `Kolom ${place}` : name, taken);
    taken.add(key(fresh));
    warnings.push(
      name === ''
        ? tableWarning('column-unnamed', { column: fresh })
        : tableWarning('column-renamed', { column: fresh, detail: name }),
    );
    return fresh;
  });
  return { names, warnings };
}

const key = (name: string): string => name.toLowerCase();

function free(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(key(name))) return name;
  for (let count = 2; ; count += 1) {
    const candidate = `${name} (${count})`;
    if (!taken.has(key(candidate))) return candidate;
  }
}
