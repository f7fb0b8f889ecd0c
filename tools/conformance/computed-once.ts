import type { GoldenSource } from './row-context.ts';

const fitted = new WeakMap<GoldenSource, Map<string, unknown>>();

/** An answer that many rows share is computed once for a folder. */
export function once<Value>(
  source: GoldenSource,
  key: string,
  is: (value: unknown) => value is Value,
  compute: () => Value,
): Value {
  const own = fitted.get(source) ?? new Map<string, unknown>();
  fitted.set(source, own);
  const known = own.get(key);
  if (is(known)) return known;
  const value = compute();
  own.set(key, value);
  return value;
}
