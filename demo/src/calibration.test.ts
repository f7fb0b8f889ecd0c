import { describe, expect, it } from 'vitest';
import { calibrate } from './calibration.ts';

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

describe('calibration', () => {
  const design = Float64Array.from([10, 10, 10, 10]);
  const ones = { values: Float64Array.from([1, 1, 1, 1]), total: 40, scale: 40 };

  it('leaves the design weights where they already meet the totals', () => {
    expect(Array.from(calibrate(design, [ones], { low: 0.5, high: 2 }) ?? [])).toEqual([10, 10, 10, 10]);
  });

  // 40 households of which 10 are poor by design (row 0); 14 must be poor: row 0 takes 14, the others 26/3 each.
  it('moves weight to the group that falls short', () => {
    const poor = { values: Float64Array.from([1, 0, 0, 0]), total: 14, scale: 10 };
    const weights = calibrate(design, [ones, poor], { low: 0.5, high: 2 });
    expect(weights?.[0]).toBeCloseTo(14, 8);
    expect(weights?.[3]).toBeCloseTo(26 / 3, 8);
    expect(sum(weights ?? new Float64Array())).toBeCloseTo(40, 8);
  });

  it('finds no weights where the bounds do not allow the total', () => {
    const poor = { values: Float64Array.from([1, 0, 0, 0]), total: 25, scale: 10 };
    expect(calibrate(design, [ones, poor], { low: 0.5, high: 2 })).toBeUndefined();
  });

  it('finds no weights for two conditions that contradict each other', () => {
    const other = { values: Float64Array.from([1, 1, 1, 1]), total: 44, scale: 40 };
    expect(calibrate(design, [ones, other], { low: 0.5, high: 2 })).toBeUndefined();
  });
});
