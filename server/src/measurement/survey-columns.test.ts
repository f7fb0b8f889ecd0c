import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataVersionOf, readNumbers, readTexts, storeNumbers, storeTexts } from './survey-columns.ts';

describe('survey columns as bytes', () => {
  it('give back every number and text that went in', () => {
    const numbers = fc.array(fc.double({ noNaN: true }), { maxLength: 50 });
    const texts = fc.array(fc.string({ maxLength: 12 }), { maxLength: 50 });
    fc.assert(
      fc.property(numbers, texts, (values, words) => {
        expect([...readNumbers(storeNumbers('a', Float64Array.from(values)))]).toEqual(values);
        expect(readTexts(storeTexts('b', words))).toEqual(words);
      }),
      { seed: 1872, numRuns: 200 },
    );
  });

  it('read a column that lies at an odd place of a larger buffer', () => {
    const stored = storeNumbers('a', Float64Array.of(1.5, 2.5));
    const shifted = new Uint8Array(stored.bytes.length + 3);
    shifted.set(stored.bytes, 3);
    expect([...readNumbers({ ...stored, bytes: shifted.subarray(3) })]).toEqual([1.5, 2.5]);
  });
});

describe('the data version', () => {
  const base = [storeNumbers('#welfare', Float64Array.of(1, 2, 3)), storeTexts('kelurahan', ['a', 'b', 'a'])];

  it('does not depend on the order of the columns', () => {
    expect(dataVersionOf([...base].reverse())).toBe(dataVersionOf(base));
  });

  it('changes with one value, one label, and one name', () => {
    const versions = [
      base,
      [storeNumbers('#welfare', Float64Array.of(1, 2, 4)), base[1]!],
      [base[0]!, storeTexts('kelurahan', ['a', 'b', 'b'])],
      [base[0]!, storeTexts('kecamatan', ['a', 'b', 'a'])],
    ].map(dataVersionOf);
    expect(new Set(versions).size).toBe(4);
  });
});
