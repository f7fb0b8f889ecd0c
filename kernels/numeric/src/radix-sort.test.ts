import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortPairs } from './radix-sort.ts';
import { randomGenerator } from './random.ts';

/** The slow way: sort row numbers with a comparator, equal values in input order. */
function reference(values: readonly number[]): number[] {
  return values.map((_, row) => row).sort((a, b) => values[a]! - values[b]! || a - b);
}

function rowsOf(values: readonly number[]): number[] {
  const sorted = sortPairs(
    Float64Array.from(values),
    Float64Array.from(values, (_, row) => row * 10),
  );
  expect(Array.from(sorted.weights)).toEqual(Array.from(sorted.rows, (row) => row * 10));
  expect(Array.from(sorted.values)).toEqual(Array.from(sorted.rows, (row) => values[row]));
  return Array.from(sorted.rows);
}

test('weights and row numbers travel with their value', () => {
  const sorted = sortPairs(Float64Array.of(30, -5, 12), Float64Array.of(1, 2, 3));
  expect(Array.from(sorted.values)).toEqual([-5, 12, 30]);
  expect(Array.from(sorted.weights)).toEqual([2, 3, 1]);
  expect(Array.from(sorted.rows)).toEqual([1, 2, 0]);
});

test('nothing and one value are sorted already, and the input is left alone', () => {
  expect(rowsOf([])).toEqual([]);
  expect(rowsOf([7])).toEqual([0]);
  const values = Float64Array.of(3, 1, 2);
  sortPairs(values, Float64Array.of(1, 1, 1));
  expect(Array.from(values)).toEqual([3, 1, 2]);
});

test('any finite numbers come out as the slow sort has them, equal ones in input order', () => {
  const value = fc.oneof(
    fc.double({ noNaN: true }),
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom(0, -0, Infinity, -Infinity, 5e-324),
  );
  fc.assert(
    fc.property(fc.array(value, { maxLength: 400 }), (values) => {
      expect(rowsOf(values)).toEqual(reference(values));
    }),
    { seed: 20_230_809 },
  );
});

test('values that differ only in their last digits are sorted too', () => {
  // All share the upper 32 bits: the long-run path (1,000 rows) and the insertion path (100 rows).
  const random = randomGenerator('digits');
  for (const length of [100, 1000]) {
    const values = Array.from({ length }, () => 1e12 + random.integer(50));
    expect(rowsOf(values)).toEqual(reference(values));
    expect(rowsOf(values.map((value) => -value))).toEqual(reference(values.map((value) => -value)));
  }
});

test('bad columns are refused by name', () => {
  expect(() => sortPairs(Float64Array.of(1, Number.NaN), Float64Array.of(1, 1))).toThrow('values[1] is NaN');
  expect(() => sortPairs(Float64Array.of(1), Float64Array.of(1, 1))).toThrow('1 values but 2 weights');
});
