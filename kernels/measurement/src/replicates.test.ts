import { describe, expect, test } from 'vitest';
import { atkinson } from './atkinson.ts';
import { domainOf } from './domain.ts';
import type { Estimate } from './estimate.ts';
import { fgt, fgtSet } from './fgt.ts';
import { generalisedEntropy } from './generalised-entropy.ts';
import { gini } from './gini.ts';
import { hoover } from './hoover.ts';
import { lorenz } from './lorenz.ts';
import { mean } from './mean.ts';
import { quantile } from './quantile.ts';
import { lowestShare } from './quantile-share.ts';
import { ratio } from './ratio.ts';
import { relativePoverty } from './relative-poverty.ts';
import { replicateDesign } from './replicate-design.ts';
import { balancedReplicates, bootstrap, jackknife } from './resampling.ts';
import { PALMA, S80_S20, shareRatio } from './share-ratio.ts';
import { type SurveyDesign, surveyDesign } from './survey-design.ts';
import { relativeDistance, seededSurvey } from './testing/seeded-survey.ts';
import { total } from './total.ts';
import { watts } from './watts.ts';

const dropOne = [
  [0, 1.5, 1.5],
  [1.5, 0, 1.5],
  [1.5, 1.5, 0],
];

describe('replicate weights', () => {
  test('by hand: 1, 2, 6 with one dropped has means 4, 3.5 and 1.5; √(⅔ · 3.5)', () => {
    const design = replicateDesign({ weights: [1, 1, 1], replicates: dropOne, type: 'JK1' });
    const { value, se, df, n } = mean([1, 2, 6], design);
    expect([value, df, n]).toEqual([3, 2, 3]);
    expect(se).toBeCloseTo(Math.sqrt((2 / 3) * (1 + 0.25 + 2.25)), 14);
  });

  test('weights and factors are one, and each type has its scale', () => {
    const weights = [2, 4, 6];
    const combined = dropOne.map((column) => column.map((factor, row) => factor * weights[row]!));
    const y = [1, 2, 6];
    const plain = { weights, replicates: dropOne, combined: false } as const;
    const se = (design: SurveyDesign): number => gini(y, design).se;
    const base = se(replicateDesign({ ...plain, type: 'JK1', scale: 1 }));
    expect(se(replicateDesign({ weights, replicates: combined, type: 'JK1', scale: 1 }))).toBeCloseTo(
      base,
      14,
    );
    expect(se(replicateDesign({ ...plain, type: 'JK1' }))).toBeCloseTo(base * Math.sqrt(2 / 3), 14);
    expect(se(replicateDesign({ ...plain, type: 'BRR' }))).toBeCloseTo(base * Math.sqrt(1 / 3), 14);
    expect(se(replicateDesign({ ...plain, type: 'bootstrap' }))).toBeCloseTo(base * Math.sqrt(1 / 2), 14);
    expect(se(replicateDesign({ ...plain, type: 'Fay', rho: 0.5 }))).toBeCloseTo(base * Math.sqrt(4 / 3), 14);
    expect(se(replicateDesign({ ...plain, type: 'JKn', rscales: [0.5, 0.5, 0.5] }))).toBeCloseTo(
      base * Math.sqrt(0.5),
      14,
    );
  });

  test('mse spreads around the figure itself: by hand, medians of three with one dropped', () => {
    const columns = { weights: [1, 1, 1], replicates: dropOne, type: 'JK1', scale: 1 } as const;
    // The lower median of (2, 6), (1, 6), (1, 2) is 2, 1, 1; that of all is 2.
    expect(quantile([1, 2, 6], replicateDesign({ ...columns, mse: true }), 0.5).se).toBeCloseTo(
      Math.SQRT2,
      14,
    );
    expect(quantile([1, 2, 6], replicateDesign(columns), 0.5).se).toBeCloseTo(Math.sqrt(2 / 3), 14);
  });

  test('refuses what it cannot use, by column and row', () => {
    const weights = [1, 1, 0];
    expect(() => replicateDesign({ weights, replicates: [], type: 'JK1' })).toThrow('replicates is empty');
    expect(() => replicateDesign({ weights, replicates: [[1, 1]], type: 'JK1' })).toThrow(
      'replicates[0] has 2 rows, 3 are expected',
    );
    expect(() => replicateDesign({ weights, replicates: [[1, 1, 2]], type: 'JK1' })).toThrow(
      'replicates[0][2] is 2 where the full-sample weight is 0',
    );
    expect(() => replicateDesign({ weights, replicates: [[1, -1, 0]], type: 'JK1' })).toThrow(
      'replicates[0][1] is -1',
    );
    expect(() => replicateDesign({ weights, replicates: [[1, 2, 0]], type: 'JKn' })).toThrow(
      'rscales is expected',
    );
    expect(() => replicateDesign({ weights, replicates: [[1, 2, 0]], type: 'Fay' })).toThrow(
      'rho is undefined',
    );
    expect(() => replicateDesign({ weights, replicates: [[1, 2, 0]], type: 'BRR', rscales: [1, 1] })).toThrow(
      'rscales has 2 numbers, 1 are expected',
    );
  });

  test('names the replicate that says nothing about a domain', () => {
    const design = replicateDesign({ weights: [1, 1, 1], replicates: dropOne, type: 'JK1' });
    const last = domainOf(design, [0, 0, 1]);
    expect(() => mean([1, 2, 6], last)).toThrow(/replicate 3 of mean/);
    expect(() => gini([1, 2, 6], last)).toThrow(/replicate 3 of gini/);
  });
});

const { welfare, design } = seededSurvey('resampling');
const line = 800_000;
const statistics: Record<string, (at: SurveyDesign) => Estimate> = {
  headcount: (at) => fgt(welfare, at, line),
  severity: (at) => fgt(welfare, at, line, { alpha: 2 }),
  mean: (at) => mean(welfare, at),
  total: (at) => total(welfare, at),
  ratio: (at) => ratio(welfare, welfare.map(Math.sqrt), at),
  watts: (at) => watts(welfare, at, line),
  gini: (at) => gini(welfare, at),
  lorenz: (at) => lorenz(welfare, at, 0.9),
  lowest: (at) => lowestShare(welfare, at),
  entropy: (at) => generalisedEntropy(welfare, at, { alpha: 1 }),
  deviation: (at) => generalisedEntropy(welfare, at, { alpha: 0 }),
  squares: (at) => generalisedEntropy(welfare, at, { alpha: 2 }),
  atkinson: (at) => atkinson(welfare, at, { epsilon: 2 }),
  hoover: (at) => hoover(welfare, at),
  quintiles: (at) => shareRatio(welfare, at, S80_S20),
  palma: (at) => shareRatio(welfare, at, PALMA),
  relative: (at) => relativePoverty(welfare, at, { line: { of: 'mean', share: 0.6 }, alpha: 1 }),
};

test.each(Object.entries(statistics))(
  'the jackknife agrees with the linearised error: %s',
  (_, statistic) => {
    const [linearised, replicated] = [statistic(design), statistic(jackknife(design))];
    expect(replicated.value).toBe(linearised.value);
    expect(replicated.df).toBe(linearised.df);
    expect(relativeDistance(replicated.se, linearised.se)).toBeLessThan(0.03);
  },
);

test('for a total the jackknife is the linearised error itself, corrections included', () => {
  const weights = [2, 2, 3, 3, 3];
  const corrected = surveyDesign({ weights, strata: [1, 1, 2, 2, 2], fpc: [4, 4, 9, 9, 9] });
  const y = [1, 4, 2, 2, 7];
  expect(
    relativeDistance(total(y, jackknife(corrected, { mse: true })).se, total(y, corrected).se),
  ).toBeLessThan(1e-12);
});

test('the bootstrap comes near, from the same seed the same, and respects corrections', () => {
  const replicated = bootstrap(design, { seed: 'bootstrap', count: 800 });
  for (const name of ['mean', 'gini', 'headcount', 'relative']) {
    const statistic = statistics[name]!;
    expect(relativeDistance(statistic(replicated).se, statistic(design).se)).toBeLessThan(0.1);
  }
  expect(gini(welfare, bootstrap(design, { seed: 5, count: 20 }))).toEqual(
    gini(welfare, bootstrap(design, { seed: 5, count: 20 })),
  );
  const rows = Array.from({ length: 200 }, (_, row) => (row * 37) % 101);
  const half = surveyDesign({ weights: rows.map(() => 2), fpc: rows.map(() => 400) });
  const got = total(rows, bootstrap(half, { seed: 'fpc', count: 2000 })).se;
  expect(relativeDistance(got, total(rows, half).se)).toBeLessThan(0.05);
});

describe('balanced half samples', () => {
  const y = [3, 8, 1, 2, 9, 4, 5, 5.5, 2, 7];
  const paired = surveyDesign({ weights: y.map((_, row) => row + 1), strata: y.map((_, row) => row >> 1) });

  test('give the linearised error of a total exactly, with any factor of Fay', () => {
    for (const rho of [0, 0.3, 0.5]) {
      const balanced = balancedReplicates(paired, { rho });
      expect(balanced.replicates!.factors).toHaveLength(8);
      expect(relativeDistance(total(y, balanced).se, total(y, paired).se)).toBeLessThan(1e-12);
    }
  });

  test('refuse strata without two PSUs and corrections', () => {
    expect(() => balancedReplicates(surveyDesign({ weights: [1, 1, 1] }))).toThrow(
      'stratum all has 3 PSUs, 2 are expected',
    );
    expect(() => balancedReplicates(surveyDesign({ weights: [1, 1], fpc: [9, 9] }))).toThrow(
      'has a correction',
    );
  });
});

test('a domain of a replicated design keeps its degrees of freedom; a set is its parts', () => {
  const replicated = jackknife(design);
  const part = domainOf(
    replicated,
    welfare.map((y) => y > line),
  );
  expect(part.size.df).toBe(replicated.size.df);
  const set = fgtSet(welfare, replicated, line);
  expect(set.p1).toEqual(fgt(welfare, replicated, line, { alpha: 1 }));
  // Replicates by row (a file) and by PSU (made here) are one.
  const factors = replicated.replicates!.factors.map((column) =>
    Float64Array.from(design.psuOfRow, (psu) => column[psu]!),
  );
  const byRow = replicateDesign({
    weights: design.weights,
    replicates: factors,
    combined: false,
    type: 'JKn',
    rscales: replicated.replicates!.rscales,
  });
  expect(byRow.size.df).toBe(replicated.size.df);
  for (const statistic of Object.values(statistics))
    expect(relativeDistance(statistic(byRow).se, statistic(replicated).se)).toBeLessThan(1e-9);
});

test('what cannot be resampled is refused', () => {
  const part = domainOf(
    design,
    welfare.map((y) => y > line),
  );
  expect(() => jackknife(part)).toThrow('make the replicates of the whole survey');
  expect(() => jackknife(jackknife(design))).toThrow('jackknife: the design has replicates already');
  const lonely = surveyDesign({ weights: [1, 1, 1], strata: [1, 2, 2], lonelyPsu: 'certainty' });
  expect(() => jackknife(lonely)).toThrow('jackknife: stratum 1 has a single PSU');
  expect(() => bootstrap(lonely, { seed: 1 })).toThrow('bootstrap: stratum 1 has a single PSU');
});
