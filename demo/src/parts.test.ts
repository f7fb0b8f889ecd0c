import { describe, expect, it } from 'vitest';
import { completedAge, dayNumber, isoDate } from './calendar.ts';
import { argsort } from './columns.ts';
import { csvCell, parseCsv } from './csv.ts';
import { apportion } from './geography.ts';
import { isProperSanitation, isProperWater } from './housing.ts';
import { livelihoodOfJob } from './livelihood.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { DEMO_NOTICE, markSynthetic } from './notice.ts';
import { randomStream, weightedPicker } from './random.ts';

describe('small parts of the demo city', () => {
  it('counts completed years, to the day', () => {
    const asOf = dayNumber('2025-03-01');
    expect(completedAge(dayNumber('2000-03-01'), asOf)).toBe(25);
    expect(completedAge(dayNumber('2000-03-02'), asOf)).toBe(24);
    expect(completedAge(dayNumber('2025-02-28'), asOf)).toBe(0);
  });

  it('writes dates as the calendar does, leap days too', () => {
    for (const date of ['1930-12-31', '1969-12-31', '2000-02-29', '2024-02-29', '2024-03-01']) {
      expect(isoDate(dayNumber(date))).toBe(date);
    }
  });

  it('sorts indices upward and keeps ties in order', () => {
    expect(Array.from(argsort(Float64Array.from([2, -1, 2, 0.5])))).toEqual([1, 3, 0, 2]);
    expect(() => argsort(Float64Array.from([40]))).toThrow(/argsort: value 40/);
  });

  // 5 : 3 : 2 of 7 is 3.5, 2.1, 1.4: whole parts 3, 2, 1, and the seat left goes to the largest remainder.
  it('shares whole numbers out by largest remainder', () => {
    expect(apportion([5, 3, 2], 7)).toEqual([4, 2, 1]);
    expect(apportion([1, 1, 1], 2)).toEqual([1, 1, 0]);
  });

  it('reads back the CSV cells that it writes', () => {
    const cells = ['pkh,sembako', 'kata "kutip"', 'biasa', 7.25, null];
    const text = `a,b,c,d,e\n${cells.map(csvCell).join(',')}\n`;
    expect(parseCsv(text)).toEqual([{ a: 'pkh,sembako', b: 'kata "kutip"', c: 'biasa', d: '7.25', e: '' }]);
  });

  it('knows the normal distribution to six digits', () => {
    expect(normalCdf(1.959964)).toBeCloseTo(0.975, 6);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5);
    expect(() => normalQuantile(1)).toThrow(/normalQuantile: p = 1/);
  });

  it('draws the same stream for one seed and name, and another for another name', () => {
    const draw = (seed: number, name: string): number[] => {
      const random = randomStream(seed, name);
      return Array.from({ length: 5 }, () => random.bits());
    };
    expect(draw(7, 'a')).toEqual(draw(7, 'a'));
    expect(draw(7, 'a')).not.toEqual(draw(7, 'b'));
    expect(draw(7, 'a')).not.toEqual(draw(8, 'a'));
  });

  it('draws uniform and normal numbers with the right mean and spread', () => {
    const random = randomStream(1, 'moments');
    const normals = Array.from({ length: 40_000 }, () => random.normal());
    const uniforms = Array.from({ length: 40_000 }, () => random.uniform());
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    expect(Math.abs(mean(normals))).toBeLessThan(0.02);
    expect(Math.abs(mean(normals.map((x) => x * x)) - 1)).toBeLessThan(0.03);
    expect(Math.abs(mean(uniforms) - 0.5)).toBeLessThan(0.01);
  });

  it('picks by weight, never what weighs nothing', () => {
    const pick = weightedPicker([1, 0, 3]);
    expect([0, 0.24, 0.26, 0.99].map(pick)).toEqual([0, 0, 2, 2]);
    expect(() => weightedPicker([0])).toThrow(/weightedPicker/);
  });

  it('calls water proper when piped, bottled, or a protected well 10 m from waste', () => {
    expect([isProperWater(3, null), isProperWater(5, 2), isProperWater(5, 1), isProperWater(6, 2)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('calls sanitation proper with toilet, water-seal and septic tank together', () => {
    expect(isProperSanitation(1, 1, 1)).toBe(true);
    expect(isProperSanitation(4, 1, 1)).toBe(false);
    expect(isProperSanitation(1, 4, 1)).toBe(false);
    expect(isProperSanitation(2, 1, 4)).toBe(false);
    expect(isProperSanitation(6, null, null)).toBe(false);
  });

  it('names a livelihood from sector and status', () => {
    expect(livelihoodOfJob(1, 1)).toBe('petani');
    expect(livelihoodOfJob(1, 6)).toBe('buruh-tani');
    expect(livelihoodOfJob(11, 7)).toBe('buruh');
    expect(livelihoodOfJob(12, 2)).toBe('pedagang');
    expect(livelihoodOfJob(12, 4)).toBe('karyawan');
    expect(livelihoodOfJob(21, 5)).toBe('pegawai');
  });

  it('marks tables that leave the product, row by row, and says so in both languages', () => {
    const marked = markSynthetic({ rows: 2, columns: { a: [1, 2] } });
    expect(marked.columns).toEqual({ a: [1, 2], sumber: ['data sintetis', 'data sintetis'] });
    expect(DEMO_NOTICE.id).toMatch(/^Data sintetis/);
    expect(DEMO_NOTICE.en).toMatch(/^Synthetic data/);
  });
});
