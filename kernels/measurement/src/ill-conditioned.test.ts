import { randomGenerator } from '@pilar/numeric';
import { expect, test } from 'vitest';
import { fgtSet } from './fgt.ts';
import { fullSet } from './full-set.ts';
import { generalisedEntropy } from './generalised-entropy.ts';
import { gini } from './gini.ts';
import { mean } from './mean.ts';
import { panelPoverty } from './panel.ts';
import { lowestShare } from './quantile-share.ts';
import { jackknife } from './resampling.ts';
import { surveyDesign } from './survey-design.ts';
import { variance } from './variance.ts';

/*
 * Welfare of 1e12 with differences of 1 to 4 and whole weights, against exact fractions of BigInt: no figure may lose more
 * than what lies beyond nine digits, although a plain sum of squares would have none left.
 */
const random = randomGenerator('exact');
const rows = 300;
const offsets = Array.from({ length: rows }, () => random.integer(5));
const later = Array.from({ length: rows }, () => random.integer(5));
const weights = Array.from({ length: rows }, () => 1 + random.integer(9));
const BASE = 10n ** 12n;
const exactly = offsets.map((offset) => BASE + BigInt(offset));
const w = weights.map(BigInt);
const welfare = exactly.map(Number);
const design = surveyDesign({ weights });

/** A fraction as the nearest double, to 40 places after the point. */
const asNumber = (top: bigint, bottom: bigint): number => Number((top * 10n ** 60n) / bottom) / 1e60;
const sum = (term: (row: number) => bigint): bigint =>
  offsets.reduce((total, _, row) => total + term(row), 0n);
const size = sum((row) => w[row]!);
const total = sum((row) => w[row]! * exactly[row]!);
const distance = (got: number, wanted: number): number => Math.abs(got / wanted - 1);

/** Σ w (N y − Y)², over N². */
const squares = sum((row) => w[row]! * (size * exactly[row]! - total) ** 2n);

/** Σ w y (weight below − weight above)/(N Y), with weights times a factor a row. */
function exactGini(factor: (row: number) => bigint): number {
  const order = offsets.map((_, row) => row).sort((a, b) => offsets[a]! - offsets[b]!);
  const own = (row: number) => w[row]! * factor(row);
  const [people, all] = [sum(own), sum((row) => own(row) * exactly[row]!)];
  let [below, top] = [0n, 0n];
  for (const row of order) {
    top += own(row) * exactly[row]! * (2n * below + own(row) - people);
    below += own(row);
  }
  return asNumber(top, people * all);
}

test('mean and variance', () => {
  expect(distance(mean(welfare, design).value, asNumber(total, size))).toBeLessThan(1e-15);
  const n = BigInt(rows);
  expect(
    distance(variance(welfare, design).value, asNumber(squares * n, size ** 3n * (n - 1n))),
  ).toBeLessThan(1e-9);
});

test('Gini, and that of every replicate', () => {
  expect(
    distance(
      gini(welfare, design).value,
      exactGini(() => 1n),
    ),
  ).toBeLessThan(1e-9);
  // Drop one row a replicate; the factor n/(n − 1) of the others changes no Gini.
  const replicated = jackknife(design);
  const { se } = gini(welfare, replicated);
  const figures = offsets.map((_, dropped) => exactGini((row) => (row === dropped ? 0n : 1n)));
  const middle = figures.reduce((all, own) => all + own / rows, 0);
  const spread = figures.reduce((all, own) => all + (own - middle) ** 2, 0);
  expect(distance(se, Math.sqrt((spread * (rows - 1)) / rows))).toBeLessThan(1e-6);
});

test('GE(2) alone and in the full set', () => {
  // Half the squared coefficient of variation: Σ w (N y − Y)²/(2 N Y²).
  const wanted = asNumber(squares * 10n ** 20n, 2n * size * total ** 2n) / 1e20;
  // r = y/mean is rounded at 1e-16 where its distance from 1 is 1e-12: four digits are all that r itself carries.
  expect(distance(generalisedEntropy(welfare, design, { alpha: 2 }).value, wanted)).toBeLessThan(1e-3);
  expect(distance(fullSet(welfare, design, 1e12).entropy[2].value, wanted)).toBeLessThan(1e-3);
});

test('P0, P1 and P2 just above the poorest', () => {
  const line = BASE + 3n;
  const gap = (row: number): bigint => (exactly[row]! < line ? line - exactly[row]! : 0n);
  const { p0, p1, p2 } = fgtSet(Float64Array.from(welfare), design, Number(line));
  const poor = sum((row) => (gap(row) > 0n ? w[row]! : 0n));
  expect(distance(p0.value, asNumber(poor, size))).toBeLessThan(1e-14);
  expect(
    distance(
      p1.value,
      asNumber(
        sum((row) => w[row]! * gap(row)),
        size * line,
      ),
    ),
  ).toBeLessThan(1e-9);
  const wanted = asNumber(sum((row) => w[row]! * gap(row) ** 2n) * 10n ** 20n, size * line ** 2n) / 1e20;
  expect(distance(p2.value, wanted)).toBeLessThan(1e-9);
});

test('the share of the lowest 40 %', () => {
  const order = offsets.map((_, row) => row).sort((a, b) => offsets[a]! - offsets[b]!);
  // In fifths of a person: the unit at the cut is split exactly.
  let [left, share] = [2n * size, 0n];
  for (const row of order) {
    const taken = 5n * w[row]! < left ? 5n * w[row]! : left;
    share += taken * exactly[row]!;
    left -= taken;
  }
  expect(distance(lowestShare(welfare, design).value, asNumber(share, 5n * total))).toBeLessThan(1e-14);
});

test('chronic and transient poverty of two waves', () => {
  const line = BASE + 3n;
  const second = later.map((offset) => BASE + BigInt(offset));
  const gap = (y: bigint): bigint => (y < line ? line - y : 0n);
  // In halves: the gap of mean welfare is (2 line − y − y')/2.
  const chronic = sum((row) => w[row]! * gapOfBoth(row) ** 2n);
  function gapOfBoth(row: number): bigint {
    const both = 2n * line - exactly[row]! - second[row]!;
    return both > 0n ? both : 0n;
  }
  const all = sum((row) => 2n * w[row]! * (gap(exactly[row]!) ** 2n + gap(second[row]!) ** 2n));
  const scaled = (top: bigint): number => asNumber(top * 10n ** 20n, 4n * size * line ** 2n) / 1e20;
  const found = panelPoverty(
    [
      { welfare, line: Number(line) },
      { welfare: second.map(Number), line: Number(line) },
    ],
    design,
  );
  expect(distance(found.total.value, scaled(all))).toBeLessThan(1e-9);
  expect(distance(found.chronic.value, scaled(chronic))).toBeLessThan(1e-9);
  expect(distance(found.transient.value, scaled(all - chronic))).toBeLessThan(1e-9);
});
