import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CompensatedSum, compensatedSum } from './compensated-sum.ts';

test('a term that is swamped by larger ones is not lost', () => {
  // 1 + 1e100 + 1 − 1e100: a plain loop gives 0.
  expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
  expect(compensatedSum(new Float64Array(10).fill(0.1))).toBe(1);
});

test('an empty column sums to 0', () => {
  expect(compensatedSum([])).toBe(0);
});

test('a term that is not a finite number is named', () => {
  expect(() => compensatedSum([1, Number.NaN, 3])).toThrow('compensatedSum: values[1] is NaN');
  expect(() => compensatedSum([1, 2, Infinity])).toThrow('values[2] is Infinity');
  expect(() => compensatedSum([1.7e308, 1.7e308])).toThrow('larger than a number can hold');
});

test('whole numbers sum exactly in any order, and the running sum agrees', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), { maxLength: 200 }), (terms) => {
      const exact = Number(terms.reduce((sum, term) => sum + BigInt(term), 0n));
      const running = new CompensatedSum();
      for (const term of terms) running.add(term);
      expect(compensatedSum(terms)).toBe(exact);
      expect(running.value).toBe(exact);
      expect(compensatedSum([...terms].reverse())).toBe(exact);
    }),
    { seed: 1872 },
  );
});
