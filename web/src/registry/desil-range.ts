import type { DesilRow } from '@pilar/contracts';

/** Which desil are counted, both ends included. */
export type DesilRange = Readonly<{ low: number; high: number }>;

/** The programmes' most common reach; any other is a choice away. */
export const FIRST_RANGE = '1-4';
export const DESILS: readonly number[] = Array.from({ length: 10 }, (_, index) => index + 1);

/** Reads `1-4` or `3` of an address; anything else is the first range. */
export function readRange(text: string): DesilRange {
  const [low, high = low] = text.split('-').map(Number);
  const fits = (value: number | undefined): value is number => value !== undefined && DESILS.includes(value);
  return fits(low) && fits(high) && low <= high ? { low, high } : { low: 1, high: 4 };
}

export const writeRange = ({ low, high }: DesilRange) => (low === high ? String(low) : `${low}-${high}`);

/** Moving one end past the other takes the other along. */
export function withEnd(range: DesilRange, end: 'low' | 'high', value: number): DesilRange {
  if (end === 'low') return { low: value, high: Math.max(value, range.high) };
  return { low: Math.min(range.low, value), high: value };
}

/** Null where one of the counts is guarded: a sum of the others would say less than it seems to. */
export function familiesIn({ byDesil }: Pick<DesilRow, 'byDesil'>, { low, high }: DesilRange): number | null {
  let sum = 0;
  for (const count of byDesil.slice(low - 1, high)) {
    if (count === null) return null;
    sum += count;
  }
  return sum;
}

export const isIn = ({ low, high }: DesilRange, desil: number) => desil >= low && desil <= high;
