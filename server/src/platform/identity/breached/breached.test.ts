import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeFilter, readFilter } from './filter.ts';
import { isBreached } from './is-breached.ts';

describe('The list of breached passwords', () => {
  it('knows what is on it, from the first to the last, whatever the letters', () => {
    const listed = [
      'password',
      '12345678',
      'football',
      'qwertyuiop',
      'mychemicalromance',
      'PASSWORD',
      'Dragon',
    ];
    expect(listed.filter((text) => !isBreached(text))).toEqual([]);
    // The last four lines of the million, and words of the Indonesian list.
    expect(['Vjht0409', 'vjht04', 'vjht01', 'vjht008'].filter((text) => !isBreached(text))).toEqual([]);
    expect(['kesejahteraan', 'masyarakat'].filter((text) => !isBreached(text))).toEqual([]);
  });

  it('takes hardly anything else for a breached one', () => {
    let wrong = 0;
    const tries = 100_000;
    // Texts of a counter: none of them is a word, and each run asks the same.
    for (let turn = 0; turn < tries; turn += 1)
      if (isBreached(`§ ${turn} kalimat yang tidak terdaftar`)) wrong += 1;
    // 24 bits and 17 places: 9.8 in a million; the chance of more than 8 of 100,000 is under one in a million.
    expect(wrong).toBeLessThanOrEqual(8);
  });
});

describe('A filter', () => {
  it('forgets nothing that it was given', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 200 }), (texts) => {
        const filter = readFilter(makeFilter(new Set(texts)));
        expect(texts.filter((text) => !filter.has(text))).toEqual([]);
      }),
      { seed: 1872, numRuns: 30 },
    );
  });

  it('of no bytes, or of bytes that were cut, is none', () => {
    const bytes = makeFilter(new Set(['satu', 'dua']));
    for (const odd of [Buffer.alloc(0), bytes.subarray(0, 3), bytes.subarray(0, -1)])
      expect(() => readFilter(odd)).toThrow(RangeError);
  });
});
