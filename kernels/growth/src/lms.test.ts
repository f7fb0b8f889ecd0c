import { randomGenerator } from '@pilar/numeric';
import { describe, expect, it } from 'vitest';
import { curveRange, growthCurve } from './growth-curve.ts';
import { valueAtZ, zScore } from './lms.ts';
import type { StandardName } from './standards.ts';

/*
 * By hand, L = 1, M = 50, S = 0.04: one deviation is 2 cm, so 45 is −2.5 and 30 is −10 (a straight line, no bend).
 * By hand, L = −1, M = 10, S = 0.1: z = (10/y − 1)/(−0.1), so 12.5 is (0.8 − 1)/−0.1 = 2.
 *   SD2 = 10/(1 − 0.2) = 12.5, SD3 = 10/(1 − 0.3) = 14.2857…; 16.0714… lies as far beyond SD3 as SD3 beyond SD2: 4.
 *   SD−2 = 10/1.2 = 8.3333…, SD−3 = 10/1.3 = 7.6923…; 7.0513… lies as far below: −4.
 */
describe('z-scores', () => {
  it('are a straight line where L is 1', () => {
    expect(zScore(45, 1, 50, 0.04)).toBeCloseTo(-2.5, 12);
    expect(zScore(30, 1, 50, 0.04)).toBeCloseTo(-10, 12);
  });

  it('follow the power of L inside three deviations', () => {
    expect(zScore(12.5, -1, 10, 0.1)).toBeCloseTo(2, 12);
    expect(zScore(10, -1, 10, 0.1)).toBe(0);
    expect(zScore(10 * Math.E ** 0.15, 0, 10, 0.1)).toBeCloseTo(1.5, 12);
  });

  it('go on in a straight line beyond three deviations', () => {
    const [second, third] = [12.5, 10 / 0.7];
    expect(zScore(third + (third - second), -1, 10, 0.1)).toBeCloseTo(4, 12);
    const [low2, low3] = [10 / 1.2, 10 / 1.3];
    expect(zScore(low3 - (low2 - low3), -1, 10, 0.1)).toBeCloseTo(-4, 12);
    expect(zScore(low3, -1, 10, 0.1)).toBeCloseTo(-3, 9);
  });

  it('have a figure even for a measurement of nothing', () => {
    expect(zScore(0, -1, 10, 0.1)).toBeCloseTo(-3 - low3Over(), 9);
    expect(Number.isFinite(zScore(0, 0.3, 10, 0.1))).toBe(true);
  });
});

/** 0 lies SD−3/(SD−2 − SD−3) = 7.6923/0.6410 = 12 deviations below −3. */
const low3Over = (): number => 10 / 1.3 / (10 / 1.2 - 10 / 1.3);

const NAMES: readonly StandardName[] = [
  ...(['lengthForAge', 'weightForAge', 'bmiForAge', 'headForAge', 'armForAge'] as const),
  ...(['tricepsForAge', 'subscapularForAge', 'weightForLength', 'weightForHeight'] as const),
];

describe('growth curves', () => {
  it('give the published median and deviations', () => {
    // WHO tables: boys of 0 days 49.8842 cm; boys of two years −2 SD 81.7 cm lying; boys of 75 cm −3 SD 7.5 kg..
    expect(growthCurve('lengthForAge', { sex: 'boy', at: 0 }, 0)).toBe(49.8842);
    expect(growthCurve('lengthForAge', { sex: 'boy', at: 730 }, -2)).toBeCloseTo(81.7, 1);
    expect(growthCurve('weightForAge', { sex: 'girl', at: 365 }, 0)).toBeCloseTo(8.9, 1);
    expect(growthCurve('weightForLength', { sex: 'boy', at: 75 }, -3)).toBeCloseTo(7.5, 1);
  });

  it('are the inverse of the z-score, rise with it, and meet the median at 0', () => {
    const random = randomGenerator(17);
    for (let draw = 0; draw < 400; draw++) {
      const name = NAMES[random.integer(NAMES.length)] ?? 'lengthForAge';
      const [first, last] = curveRange(name);
      const at = first + random.integer(Math.floor(last - first) + 1);
      const sex = draw % 2 === 0 ? 'boy' : 'girl';
      const z = -4.5 + 9 * random.uniform();
      const [median, value, above] = [0, z, z + 0.01].map((own) => growthCurve(name, { sex, at }, own));
      expect(above).toBeGreaterThan(value ?? Number.NaN);
      expect(Math.sign((value ?? 0) - (median ?? 0))).toBe(Math.sign(z));
    }
  });

  it('find back any measurement, inside and outside three deviations', () => {
    const random = randomGenerator(18);
    for (let draw = 0; draw < 400; draw++) {
      const l = random.integer(10) === 0 ? Number(draw % 2 === 0) : -1.2 + 2.4 * random.uniform();
      const [m, s] = [5 + 90 * random.uniform(), 0.03 + 0.15 * random.uniform()];
      const z = -6 + 12 * random.uniform();
      const value = valueAtZ(z, l, m, s);
      // Far below the median the straight line leaves the measurements there are.
      if (value > 0) expect(zScore(value, l, m, s)).toBeCloseTo(z, 8);
    }
  });

  it('refuse a place off the chart', () => {
    expect(() => growthCurve('armForAge', { sex: 'boy', at: 90 }, 0)).toThrow('growthCurve: armForAge');
    expect(() => growthCurve('weightForLength', { sex: 'girl', at: 110.1 }, 0)).toThrow(RangeError);
    expect(() => growthCurve('lengthForAge', { sex: 'girl', at: 10 }, Number.NaN)).toThrow(RangeError);
  });
});
