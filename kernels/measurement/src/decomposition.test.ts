import { describe, expect, test } from 'vitest';
import { domainsBy } from './domain.ts';
import { divergenceByGroup, entropyByGroup } from './entropy-decomposition.ts';
import { fgt } from './fgt.ts';
import { generalisedEntropy } from './generalised-entropy.ts';
import { gini } from './gini.ts';
import { giniByGroup } from './gini-decomposition.ts';
import { mean } from './mean.ts';
import { povertyByGroup } from './poverty-by-group.ts';
import { fgtParts, wattsParts } from './poverty-decomposition.ts';
import { jackknife } from './resampling.ts';
import { surveyDesign } from './survey-design.ts';
import { relativeDistance, seededSurvey } from './testing/seeded-survey.ts';
import { total } from './total.ts';
import { watts } from './watts.ts';

const even = (rows: number) => surveyDesign({ weights: new Array(rows).fill(1) });
const { welfare, design } = seededSurvey('decomposition');
const groups = welfare.map((_, row) => ['tani', 'niaga', 'jasa'][row % 3]!);
const shifted = welfare.map((y, row) => y * (1 + 0.3 * (row % 3)));

describe('inequality by group', () => {
  test('by hand: two equal groups, all of it lies between', () => {
    const {
      total: all,
      within,
      between,
    } = entropyByGroup([1, 1, 3, 3], even(4), ['a', 'a', 'b', 'b'], { alpha: 2 });
    expect(all.value).toBeCloseTo(0.125, 14);
    expect(within.value).toBeCloseTo(0, 14);
    expect(between.value).toBeCloseTo(0.125, 14);
  });

  test.each([-1, 0, 0.5, 1, 2])('α = %s: within is the weighted sum of the groups, parts add up', (alpha) => {
    const split = entropyByGroup(shifted, design, groups, { alpha });
    const people = new Array(shifted.length).fill(1);
    const [size, level] = [total(people, design).value, mean(shifted, design).value];
    const within = domainsBy(design, groups).reduce((sum, { design: part }) => {
      const share = total(people, part).value / size;
      const ratio = mean(shifted, part).value / level;
      return sum + share * ratio ** alpha * generalisedEntropy(shifted, part, { alpha }).value;
    }, 0);
    expect(relativeDistance(split.within.value, within)).toBeLessThan(1e-10);
    expect(relativeDistance(split.within.value + split.between.value, split.total.value)).toBeLessThan(1e-12);
    expect(split.total).toEqual(generalisedEntropy(shifted, design, { alpha }));
  });

  test('errors agree with the jackknife', () => {
    const replicated = jackknife(design);
    for (const alpha of [0, 1, 2]) {
      const [by, from] = [design, replicated].map((at) => entropyByGroup(shifted, at, groups, { alpha }));
      expect(relativeDistance(from!.within.se, by!.within.se)).toBeLessThan(0.03);
      expect(relativeDistance(from!.between.se, by!.between.se)).toBeLessThan(0.05);
    }
    const [by, from] = [design, replicated].map((at) => divergenceByGroup(shifted, at, groups));
    for (const part of ['total', 'within'] as const)
      expect(relativeDistance(from![part].se, by![part].se)).toBeLessThan(0.03);
  });

  test('the J-divergence is GE(0) + GE(1); one group has nothing between', () => {
    const { total: all, between } = divergenceByGroup([1, 3], even(2), ['a', 'a']);
    expect(all.value).toBeCloseTo(Math.log(3) / 4, 14);
    expect(between.value).toBe(0);
  });

  test('the Gini: by hand without and with overlap; parts add up', () => {
    // Groups apart: within ½ · 3/10 · 1/6 + ½ · 7/10 · 1/14, between that of 1.5, 1.5, 3.5, 3.5.
    const apart = giniByGroup([1, 2, 3, 4], even(4), ['a', 'a', 'b', 'b']);
    expect(apart.within).toBeCloseTo(0.05, 14);
    expect(apart.between).toBeCloseTo(0.2, 14);
    expect(apart.overlap).toBeCloseTo(0, 14);
    expect(giniByGroup([1, 4, 2, 3], even(4), ['a', 'a', 'b', 'b']).overlap).toBeGreaterThan(0.1);
    const split = giniByGroup(shifted, design, groups);
    expect(split.within + split.between + split.overlap).toBeCloseTo(gini(shifted, design).value, 14);
  });
});

describe('poverty by group', () => {
  test('by hand: of three poor two live in b', () => {
    const [a, b] = povertyByGroup([50, 200, 50, 50], even(4), 100, ['a', 'a', 'b', 'b']);
    expect([a!.people.value, a!.poverty.value, b!.poverty.value]).toEqual([0.5, 0.5, 1]);
    expect(b!.contribution.value).toBeCloseTo(2 / 3, 14);
    // z of the ratio: (1(b) − ⅔) over the three poor: −⅔, 0, ⅓, ⅓ of 3; V = 4/3 · Σ z².
    expect(b!.contribution.se).toBeCloseTo(Math.sqrt(((4 / 3) * (4 / 9 + 2 / 9)) / 9), 14);
  });

  test.each([0, 1, 2])('α = %s: people and contributions add up, and so does poverty', (alpha) => {
    const parts = povertyByGroup(welfare, design, 900_000, groups, { alpha });
    const sum = (read: (part: (typeof parts)[number]) => number) =>
      parts.reduce((all, part) => all + read(part), 0);
    const whole = fgt(welfare, design, 900_000, { alpha }).value;
    expect(sum(({ people }) => people.value)).toBeCloseTo(1, 12);
    expect(sum(({ contribution }) => contribution.value)).toBeCloseTo(1, 12);
    expect(
      relativeDistance(
        sum(({ people, poverty }) => people.value * poverty.value),
        whole,
      ),
    ).toBeLessThan(1e-12);
    const [first] = parts;
    expect(
      relativeDistance(first!.contribution.value, (first!.people.value * first!.poverty.value) / whole),
    ).toBeLessThan(1e-12);
    const other = povertyByGroup(welfare, jackknife(design), 900_000, groups, { alpha })[0]!.contribution.se;
    expect(relativeDistance(other, first!.contribution.se)).toBeLessThan(0.03);
  });
});

describe('poverty by its parts', () => {
  const line = 900_000;

  test('by hand: 20 and 60 poor of four under 100', () => {
    const parts = fgtParts([20, 60, 200, 300], even(4), 100);
    expect(parts.headcount.value).toBe(0.5);
    expect(parts.gap.value).toBeCloseTo(0.6, 14);
    // Gaps 0.8 and 0.4: half the squared variation is ½ · (0.2/0.6)².
    expect(parts.inequality.value).toBeCloseTo(1 / 18, 14);
    const logs = wattsParts([20, 60, 200, 300], even(4), 100);
    expect(logs.gap.value).toBeCloseTo(Math.log(100 / 40), 14);
    expect(logs.inequality.value).toBeCloseTo(Math.log(40) - Math.log(20 * 60) / 2, 14);
  });

  test('the parts make the measure again, each with the error of the measure it is', () => {
    for (const alpha of [1.5, 2, 3]) {
      const { poverty, headcount, gap, inequality } = fgtParts(welfare, design, line, { alpha });
      const made = headcount.value * gap.value ** alpha * (1 + (alpha * alpha - alpha) * inequality.value);
      expect(relativeDistance(made, poverty.value)).toBeLessThan(1e-12);
      expect(relativeDistance(poverty.se, fgt(welfare, design, line, { alpha }).se)).toBeLessThan(1e-9);
      expect(relativeDistance(headcount.se, fgt(welfare, design, line).se)).toBeLessThan(1e-9);
    }
    const { poverty, headcount, gap, inequality } = wattsParts(welfare, design, line);
    expect(relativeDistance(headcount.value * (gap.value + inequality.value), poverty.value)).toBeLessThan(
      1e-12,
    );
    expect(relativeDistance(poverty.se, watts(welfare, design, line).se)).toBeLessThan(1e-9);
  });

  test('errors agree with the jackknife; nobody poor is refused', () => {
    const replicated = jackknife(design);
    for (const part of ['gap', 'inequality'] as const) {
      for (const split of [fgtParts, wattsParts]) {
        const [by, from] = [split(welfare, design, line)[part], split(welfare, replicated, line)[part]];
        expect(relativeDistance(from.se, by.se)).toBeLessThan(0.05);
      }
    }
    expect(() => fgtParts([5, 6], even(2), 1)).toThrow(RangeError);
    expect(() => fgtParts([5, 6], even(2), 9, { alpha: 1 })).toThrow('fgtParts: alpha is 1');
  });
});
