import { expect, test } from 'vitest';
import { fgt } from './fgt.ts';
import { gini } from './gini.ts';
import { jackknife } from './resampling.ts';
import { sGini } from './s-gini.ts';
import { sen, senShorrocksThon } from './sen.ts';
import { type SurveyDesign, surveyDesign } from './survey-design.ts';
import { relativeDistance, seededSurvey } from './testing/seeded-survey.ts';
import { wolfson } from './wolfson.ts';
import { zenga } from './zenga.ts';

const even = (rows: number) => surveyDesign({ weights: new Array(rows).fill(1) });
const { welfare, design } = seededSurvey('indices');
const line = 900_000;

test('Sen and Sen–Shorrocks–Thon by hand: one poor of three, then two of four', () => {
  // One poor: H = 1/3, I = ½, no inequality among the poor. Gaps ½, 0, 0: P1 = 1/6, G = 2/3.
  expect(sen([50, 100, 200], even(3), 100).value).toBeCloseTo(1 / 6, 14);
  expect(senShorrocksThon([50, 100, 200], even(3), 100).value).toBeCloseTo((1 / 6) * (5 / 3), 14);
  // Poor 20 and 60: H = ½, I = 0.6, G = 0.25: S = ½(0.6 + 0.4 · 0.25). Gaps 0, 0, 0.4, 0.8: P1 = 0.3, G = 7/12.
  expect(sen([20, 60, 200, 300], even(4), 100).value).toBeCloseTo(0.35, 14);
  expect(senShorrocksThon([20, 60, 200, 300], even(4), 100).value).toBeCloseTo(0.3 * (19 / 12), 14);
});

test('on the line counts for Sen by the boundary only; nobody poor is 0 without error', () => {
  expect(sen([50, 100, 200], even(3), 100, { boundary: 'at-or-below' }).value).toBeCloseTo(
    (2 / 3) * (0.25 + 0.75 * (25 / 150)),
    14,
  );
  expect(sen([500, 100], even(2), 100)).toMatchObject({ value: 0, se: 0, n: 2 });
  expect(senShorrocksThon([500, 100], even(2), 100).value).toBe(0);
});

test('a line of 1 for welfare over line is the line itself, error included', () => {
  const lines = welfare.map((_, row) => (row % 2 === 0 ? 800_000 : 1_100_000));
  const relative = welfare.map((y, row) => y / lines[row]!);
  for (const index of [sen, senShorrocksThon]) {
    const [by, from] = [index(welfare, design, lines), index(relative, design, 1)];
    expect(relativeDistance(by.value, from.value)).toBeLessThan(1e-12);
    expect(relativeDistance(by.se, from.se)).toBeLessThan(1e-12);
  }
});

test('S-Gini with ν = 2 is the Gini, error included; it rises with ν; by hand 1, 2, 3, 4', () => {
  const plain = gini(welfare, design);
  expect(relativeDistance(sGini(welfare, design, 2).value, plain.value)).toBeLessThan(1e-12);
  expect(relativeDistance(sGini(welfare, design, 2).se, plain.se)).toBeLessThan(2e-3);
  const values = [1.5, 2, 3, 5].map((nu) => sGini(welfare, design, nu).value);
  expect([...values].sort()).toEqual(values);
  // ν = 3: 1 + (¾)³ + (½)³ + (¼)³ = 1.5625 of a mean of 2.5.
  expect(sGini([1, 2, 3, 4], even(4), 3).value).toBeCloseTo(1 - 1.5625 / 2.5, 14);
  expect(() => sGini([1, 2], even(2), 1)).toThrow('sGini: nu is 1');
});

test('Wolfson by hand: a split society is 1 with halves at 1 and 3, an equal one 0', () => {
  expect(wolfson([1, 1, 3, 3], even(4)).value).toBeCloseTo(1, 14);
  expect(Math.abs(wolfson([2, 2, 2, 2.0001], even(4)).value)).toBeLessThan(1e-4);
  // 1, 2, 3: median 2, G = 2/9, L(½) = (1 + ½ · 2)/6 = 1/3; whole units give (1 + 2)/6 = ½.
  expect(wolfson([1, 2, 3], even(3)).value).toBeCloseTo(2 * (1 - 2 / 3 - 2 / 9), 14);
  expect(wolfson([1, 2, 3], even(3), { split: 'whole-units' }).value).toBeCloseTo(2 * (1 - 1 - 2 / 9), 14);
  expect(() => wolfson([0, 0, 3], even(3))).toThrow('wolfson: the median is 0');
});

test('Zenga by hand: 1 and 3', () => {
  // Lower half: L = p/2: ∫ ½(1 − p)/(1 − p/2) = ½ + ln(¾); upper half, by reflection, ∫ (1.5 − ½/p)/1.5 = ½ − ln(2)/3.
  const wanted = 1 - (0.5 + Math.log(0.75)) - (0.5 - Math.log(2) / 3);
  expect(zenga([1, 3], even(2)).value).toBeCloseTo(wanted, 14);
  // By units: place 1 has nobody below; place 2 nobody above: 1 − 0.
  expect(zenga([1, 3], even(2), { convention: 'convey' }).value).toBe(1);
  expect(zenga([2, 2, 2], even(3)).value).toBeCloseTo(0, 14);
  expect(() => zenga([1, 0, 3], even(3))).toThrow('zenga: welfare[1] is 0');
});

test('Zenga does not change when a household is counted twice with half its weight', () => {
  const y = [3, 1, 8, 2, 5];
  const weights = [2, 3, 1, 4, 2];
  const twice = surveyDesign({
    weights: [...weights, ...weights].map((weight) => weight / 2),
    clusters: [...y.keys(), ...y.keys()],
  });
  const [plain, split] = [zenga(y, surveyDesign({ weights })), zenga([...y, ...y], twice)];
  expect(relativeDistance(split.value, plain.value)).toBeLessThan(1e-12);
  expect(relativeDistance(split.se, plain.se)).toBeLessThan(2e-2);
});

test.each([
  ['sen', (at: SurveyDesign) => sen(welfare, at, line)],
  ['sst', (at: SurveyDesign) => senShorrocksThon(welfare, at, line)],
  ['s-gini 1.5', (at: SurveyDesign) => sGini(welfare, at, 1.5)],
  ['s-gini 4', (at: SurveyDesign) => sGini(welfare, at, 4)],
  ['zenga', (at: SurveyDesign) => zenga(welfare, at)],
  ['zenga convey', (at: SurveyDesign) => zenga(welfare, at, { convention: 'convey' })],
] as const)('the jackknife agrees with the linearised error: %s', (_, index) => {
  const [linearised, replicated] = [index(design), index(jackknife(design))];
  expect(relativeDistance(replicated.se, linearised.se)).toBeLessThan(0.03);
});

test('the error of Wolfson agrees with the jackknife within 15 % (its median jumps)', () => {
  const [linearised, replicated] = [wolfson(welfare, design), wolfson(welfare, jackknife(design))];
  expect(relativeDistance(replicated.se, linearised.se)).toBeLessThan(0.15);
});

test('poverty indices lie between P1 and the share of poor, and rise with the line', () => {
  const at = (z: number) => [sen(welfare, design, z).value, senShorrocksThon(welfare, design, z).value];
  const [low, high] = [at(line), at(line * 1.2)];
  for (const side of [0, 1]) {
    expect(low[side]!).toBeGreaterThan(fgt(welfare, design, line, { alpha: 1 }).value);
    expect(high[side]!).toBeGreaterThan(low[side]!);
  }
  expect(low[0]!).toBeLessThan(fgt(welfare, design, line).value);
});
