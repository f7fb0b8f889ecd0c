import { randomGenerator } from '@pilar/numeric';
import { describe, expect, it } from 'vitest';
import { daysOfMonths } from './age.ts';
import { type GrowthColumns, MEASURE, SEX } from './growth-columns.ts';
import { growthCurve } from './growth-curve.ts';
import { growthScores, scoresOfRow } from './growth-scores.ts';
import { INDICATORS } from './indicators.ts';
import { roundZ, SCORE } from './score-column.ts';

type Child = { [Name in keyof GrowthColumns]?: number };

/** A boy of 1,000 days, 15 kg and 100 cm standing, unless said otherwise. */
function scored(child: Child = {}, options = {}) {
  const whole = {
    sex: SEX.boy,
    ageDays: 1000,
    weightKg: 15,
    lengthCm: 100,
    measure: MEASURE.standing,
    ...child,
  };
  const columns = Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, [value]]));
  return growthScores(columns as unknown as GrowthColumns, options);
}
const known = (child: Child = {}, options = {}) => Object.fromEntries(scoresOfRow(scored(child, options), 0));

describe('z-scores of a child', () => {
  // Published with the WHO package: three children with lengths, weights and their four z-scores.
  it.each([
    [{ ageDays: 1001, weightKg: 18, lengthCm: 120 }, [7.31, 2.2, -2.39, -3.01]],
    [{ sex: SEX.girl, ageDays: 1000, weightKg: 15, lengthCm: 80 }, [-3.5, 0.95, 4.13, 4.66]],
    [{}, [1.7, 0.69, -0.29, -0.58]],
  ])('are those that WHO published for %o', (child, expected) => {
    const { lengthForAge, weightForAge, weightForLength, bmiForAge } = scored(child);
    const z = [lengthForAge, weightForAge, weightForLength, bmiForAge].map((column) => column.z[0]);
    expect(z).toEqual(expected);
  });

  it('flag what is more likely a slip than a child', () => {
    expect(known({ ageDays: 1001, weightKg: 18, lengthCm: 120 }).lengthForAge).toEqual({
      z: 7.31,
      flag: true,
    });
    expect(known().lengthForAge).toEqual({ z: 1.7, flag: false });
  });

  it('add 0.7 cm to a child below 731 days that stood, and take it off one from 731 days that lay', () => {
    expect(scored({ ageDays: 730, measure: MEASURE.standing, lengthCm: 85 }).lengthCm[0]).toBeCloseTo(
      85.7,
      12,
    );
    expect(scored({ ageDays: 731, measure: MEASURE.lying, lengthCm: 85 }).lengthCm[0]).toBeCloseTo(84.3, 12);
    expect(scored({ ageDays: 730, measure: MEASURE.lying, lengthCm: 85 }).lengthCm[0]).toBe(85);
    expect(scored({ ageDays: 731, measure: MEASURE.standing, lengthCm: 85 }).lengthCm[0]).toBe(85);
    expect(scored({ ageDays: 300, measure: MEASURE.unknown, lengthCm: 70 }).lengthCm[0]).toBe(70);
  });

  it('take a child below nine months said to stand as it was written', () => {
    // 9 months are 273.9 days.
    const early = scored({ ageDays: 273, lengthCm: 70 });
    expect([early.lengthCm[0], early.measure[0], early.isStandingTooEarly[0]]).toEqual([
      70,
      MEASURE.unknown,
      1,
    ]);
    const late = scored({ ageDays: 274, lengthCm: 70 });
    expect([late.lengthCm[0], late.isStandingTooEarly[0]]).toEqual([70.7, 0]);
  });

  it('have no weight-based figure under oedema, but a length', () => {
    expect(Object.keys(known({ oedema: 1, headCm: 48 }))).toEqual(['lengthForAge', 'headForAge']);
  });

  it('end before sixty months, in days and in months', () => {
    expect(known({ ageDays: 1826 }).lengthForAge).toBeDefined();
    expect(known({ ageDays: 1827 })).toEqual({});
    const months = (age: number) => known({ ageDays: Number.NaN, ageMonths: age });
    expect(months(59.9).lengthForAge).toBeDefined();
    expect(months(60)).toEqual({});
  });

  it('start at 91 days for arm and skinfolds', () => {
    const young = { lengthCm: 55, weightKg: 5, armCm: 12, tricepsMm: 8, subscapularMm: 7 };
    expect(known({ ...young, ageDays: 90 }).armForAge).toBeUndefined();
    expect(Object.keys(known({ ...young, ageDays: 91 }))).toEqual([
      ...['lengthForAge', 'weightForAge', 'weightForLength', 'bmiForAge', 'armForAge'],
      ...['tricepsForAge', 'subscapularForAge'],
    ]);
  });

  it('count a half day as a day', () => {
    expect([daysOfMonths(24), daysOfMonths(1), daysOfMonths(0)]).toEqual([731, 30, 0]);
    expect(known({ ageDays: 100.5, lengthCm: 60 })).toEqual(known({ ageDays: 101, lengthCm: 60 }));
    expect(() => daysOfMonths(-1)).toThrow(RangeError);
  });

  it('find weight for length without an age, by measure and else by length', () => {
    const ageless = (measure: number, lengthCm: number) =>
      known({ ageDays: Number.NaN, measure, lengthCm, weightKg: 12 });
    expect(Object.keys(ageless(MEASURE.lying, 88))).toEqual(['weightForLength']);
    expect(ageless(MEASURE.lying, 88)).not.toEqual(ageless(MEASURE.standing, 88));
    expect(ageless(MEASURE.unknown, 86.9)).toEqual(ageless(MEASURE.lying, 86.9));
    expect(ageless(MEASURE.unknown, 87)).toEqual(ageless(MEASURE.standing, 87));
    expect(ageless(MEASURE.lying, 110.05)).toEqual({});
  });

  it('differ between the releases of the WHO package only beyond 0.9–58 kg and 38–150 cm', () => {
    const light = { ageDays: 300, lengthCm: 70, measure: MEASURE.lying, weightKg: 0.5 };
    expect(known(light).weightForLength).toBeUndefined();
    expect(known(light, { release: '1.1' }).weightForLength).toEqual({ z: -14.59, flag: true });
    expect(known({}, { release: '1.1' })).toEqual(known());
  });

  it('are absent, not 0, for what was not measured', () => {
    expect(known({ weightKg: Number.NaN, lengthCm: Number.NaN })).toEqual({});
    expect(known({ sex: SEX.unknown })).toEqual({});
    const none = scored({ weightKg: Number.NaN });
    expect([none.weightForAge.state[0], none.weightForAge.z[0]]).toEqual([SCORE.absent, Number.NaN]);
    expect(growthScores({ sex: [] }).rows).toBe(0);
  });

  it('are never a thing that is no number, whatever was measured', () => {
    const random = randomGenerator(19);
    const odd = [0, 0.001, 1e300, Number.MAX_VALUE, 45, 120];
    for (let draw = 0; draw < 300; draw++) {
      const any = (): number =>
        random.integer(3) === 0 ? Number.NaN : (odd[random.integer(odd.length)] ?? 0);
      const child = {
        ...{ sex: random.integer(3), measure: random.integer(3), oedema: random.integer(2) },
        ...{
          ageDays: any(),
          weightKg: any(),
          lengthCm: any(),
          headCm: any(),
          armCm: any(),
          tricepsMm: any(),
        },
      };
      for (const score of Object.values(known(child))) expect(Number.isFinite(score.z)).toBe(true);
    }
  });

  it('refuse what cannot be, naming column and row', () => {
    expect(() => scored({ weightKg: -1 })).toThrow('growthScores: weightKg[0] is -1');
    expect(() => scored({ ageDays: -1 })).toThrow('growthScores: ageDays[0] is -1');
    expect(() => scored({ sex: 3 })).toThrow('growthScores: sex[0] is 3');
    expect(() => growthScores({ sex: Uint8Array.of(1, 7) })).toThrow('growthScores: sex[1] is 7');
    expect(() => scored({ headCm: Infinity })).toThrow(RangeError);
    expect(() => growthScores({ sex: [1, 2], weightKg: [3] })).toThrow('weightKg has 1 rows, sex has 2');
  });

  it('are 0 at the median and give back the curve they were drawn from', () => {
    const random = randomGenerator(20);
    for (let draw = 0; draw < 300; draw++) {
      const at = 91 + random.integer(1735);
      const z = Math.round(100 * (-4 + 8 * random.uniform())) / 100;
      const [name, sex] = draw % 2 === 0 ? (['boy', SEX.boy] as const) : (['girl', SEX.girl] as const);
      const value = (indicator: 'lengthForAge' | 'weightForAge' | 'tricepsForAge', own: number) =>
        growthCurve(indicator, { sex: name, at }, own);
      const measure = at < 731 ? MEASURE.lying : MEASURE.standing;
      const { lengthForAge, weightForAge, tricepsForAge } = scored({
        ...{ sex, ageDays: at, measure, lengthCm: value('lengthForAge', z) },
        ...{ weightKg: value('weightForAge', 0), tricepsMm: value('tricepsForAge', z) },
      });
      expect(lengthForAge.z[0]).toBeCloseTo(z, 1.9);
      expect(weightForAge.z[0]).toBe(0);
      expect(tricepsForAge.z[0]).toBeCloseTo(z, 1.9);
    }
  });

  it('round a half away from zero and know no −0', () => {
    expect([0.125, -0.125, -0.001, 2.344].map(roundZ)).toEqual([0.13, -0.13, 0, 2.34]);
    expect(Object.is(roundZ(-0.001), 0)).toBe(true);
  });

  it('have eight names', () => {
    expect(INDICATORS).toHaveLength(8);
  });
});
