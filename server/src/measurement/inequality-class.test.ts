import { rseClass } from '@pilar/measurement';
import { describe, expect, it } from 'vitest';
import { findClass, loadInequalityClasses, loadRseClasses } from '../platform/parameters/index.ts';
import { rseBands, rseClassOf } from './estimate-compute.ts';
import { bandsOf, inequalityClassOf } from './inequality-class.ts';

const around = (percent: number) => [percent - 1e-6, percent, percent + 1e-6];
const WORDS = new Map<string, string>([
  ...[['tinggi', 'high'] as const, ['sedang', 'medium'] as const, ['rendah', 'low'] as const],
  ...[['akurat', 'accurate'] as const, ['hati-hati', 'caution'] as const, ['ditahan', 'withheld'] as const],
]);

describe('the limits of the parameter files', () => {
  it('decide the class of inequality on both sides of each border', () => {
    const borders = loadInequalityClasses().flatMap(({ upper }) => (upper === 100 ? [] : (upper ?? [])));
    expect(borders).toEqual([12, 17]);
    for (const percent of borders.flatMap(around)) {
      const expected = WORDS.get(findClass(loadInequalityClasses(), percent)?.code ?? '');
      expect(inequalityClassOf(percent / 100)).toBe(expected);
    }
  });

  it('decide how an estimate may be shown, computed here or printed elsewhere', () => {
    const borders = loadRseClasses().flatMap(({ upper }) => upper ?? []);
    expect(borders).toEqual([25, 50]);
    for (const percent of borders.flatMap(around)) {
      const expected = WORDS.get(findClass(loadRseClasses(), percent)?.code ?? '');
      const estimate = { value: 1, se: percent / 100, df: 20, n: 600, method: 'mean@1' };
      expect(rseClass(estimate, rseBands())).toBe(expected);
      expect(rseClassOf(percent / 100)).toBe(expected);
    }
  });

  it('are refused with a class that the product has no word for', () => {
    expect(() => bandsOf([{ code: 'luar-biasa', upper: 5, upperIncluded: true }], WORDS)).toThrow(
      'luar-biasa',
    );
  });
});
