import { answersAcross, type Part, partOf } from './across-samples.ts';
import { kernelAt } from './density.ts';
import type { Estimate } from './estimate.ts';
import { type Boundary, fgtOf, houseOf } from './fgt.ts';
import { errorOfPlaces, pointOnly } from './influence.ts';
import { lowestMeanSorted } from './lowest-mean.ts';
import { meanOf } from './mean.ts';
import { quantileSorted } from './quantile.ts';
import { type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';
import { answerOf, type CheckedWave, checkedWave, type Wave, weightedAs } from './waves.ts';

/** Growth of welfare at one rank. */
export interface GrowthAtRank {
  readonly p: number;
  readonly growth: Estimate;
}

/** Ranks 0.01 to 0.99. */
export const HUNDREDTHS: readonly number[] = Object.freeze(
  Array.from({ length: 99 }, (_, index) => (index + 1) / 100),
);

/**
 * The growth incidence curve: by how much the p-quantile grew from one wave to the next, for every rank p, with its error
 * (kernel density at both quantiles).
 *
 * @throws RangeError as `quantile`, and for a quantile of the first wave that is 0.
 * @see Ravallion & Chen (2003), Measuring pro-poor growth, Economics Letters 78, 93-99.
 * @see Osier (2009), Survey Research Methods 3(3), 167-195 (error of a quantile).
 * @example growthIncidence({ welfare: [1, 2, 4], design }, { welfare: [2, 3, 4], design: other }, [0.5])[0].growth.value // 0.5
 */
export function growthIncidence(
  before: Wave,
  after: Wave,
  ranks: readonly number[] = HUNDREDTHS,
): GrowthAtRank[] {
  const waves = [checkedWave('growthIncidence', before), checkedWave('growthIncidence', after)];
  const sorted = waves.map(({ values, design }) => sortWelfare(values, design));
  const samples = waves.map(({ design }) => design);
  return ranks.map((p) => {
    const quantiles = waves.map((wave, index) => quantilePart(wave, index, sorted[index], p));
    const [growth] = answersAcross(samples, quantiles, [growthAnswer('growth/quantile@1')]);
    if (growth === undefined) throw new RangeError('growthIncidence: there is no answer');
    return Object.freeze({ p, growth });
  });
}

function quantilePart(
  { design }: CheckedWave,
  sample: number,
  sorted: SortedWelfare | undefined,
  p: number,
): Part {
  return partOf((at) => {
    if (sorted === undefined) throw new RangeError('growthIncidence: a wave is missing');
    return quantileSorted(weightedAs(sorted, design, at), at, p, { error: 'density' });
  }, sample);
}

/** second/first − 1. */
function growthAnswer(method: string) {
  return {
    method,
    value: ([first = 0, second = 0]: readonly number[]): number => second / first - 1,
    slopes: ([first = 1, second = 0]: readonly number[]): number[] => [-second / (first * first), 1 / first],
  };
}

export interface SharedProsperity {
  readonly mean: Estimate;
  readonly lowest: Estimate;
  /** Growth of the lowest share less that of all. */
  readonly premium: Estimate;
}

/**
 * Growth of the mean of all and of the lowest 40 %, and the difference (shared prosperity premium), with errors.
 *
 * @throws RangeError as `lowestMean`, and for a mean of the first wave that is 0.
 * @see World Bank (2018), Poverty and Shared Prosperity 2018, chapter 2.
 * @example sharedProsperity({ welfare: [1, 2, 3, 4, 5], design }, { welfare: [2, 4, 6, 8, 10], design: other }).premium.value // 0
 */
export function sharedProsperity(before: Wave, after: Wave, p = 0.4): SharedProsperity {
  const waves = [checkedWave('sharedProsperity', before), checkedWave('sharedProsperity', after)];
  const sorted = waves.map(({ values, design }) => sortWelfare(values, design));
  const means = waves.map(({ values }, index) => partOf((at) => meanOf(values, at), index));
  const lows = sorted.map((own, index) =>
    partOf((at) => lowestMeanSorted(weightedAs(own, waves[index]?.design ?? at, at), at, p), index),
  );
  const ofMean = growthAnswer('growth/mean@1');
  const [mean, lowest, premium] = answersAcross(
    waves.map(({ design }) => design),
    [...means, ...lows],
    [
      ofMean,
      {
        ...growthAnswer('growth/lowest-mean@1'),
        value: (figures) => ofMean.value(figures.slice(2)),
        slopes: (figures) => [0, 0, ...ofMean.slopes(figures.slice(2))],
      },
      {
        method: 'difference/growth@1',
        value: (figures) => ofMean.value(figures.slice(2)) - ofMean.value(figures),
        slopes: (figures) => [
          ...ofMean.slopes(figures).map((slope) => -slope),
          ...ofMean.slopes(figures.slice(2)),
        ],
      },
    ],
  );
  if (!mean || !lowest || !premium) throw new RangeError('sharedProsperity: a part is missing');
  return Object.freeze({ mean, lowest, premium });
}

export interface ProPoorOptions {
  /** Default `below`. */
  readonly boundary?: Boundary;
  /** Ranks that are averaged; default 0.01 to 0.99. */
  readonly ranks?: readonly number[];
}

/**
 * The rate of pro-poor growth: the mean of the growth incidence curve over the ranks of those who were poor in the first
 * wave. The error holds the set of ranks still.
 *
 * @throws RangeError as `growthIncidence` and `fgt`, and when no rank lies among the poor.
 * @see Ravallion & Chen (2003), Measuring pro-poor growth, Economics Letters 78, 93-99.
 * @example proPoorGrowth({ welfare: [1, 2, 8], design }, { welfare: [2, 4, 8], design: other }, 3).value // 1
 */
export function proPoorGrowth(
  before: Wave,
  after: Wave,
  line: number,
  { boundary = 'below', ranks = HUNDREDTHS }: ProPoorOptions = {},
): Estimate {
  const caller = 'proPoorGrowth';
  const waves = [checkedWave(caller, before), checkedWave(caller, after)];
  const [first, second] = waves;
  if (first === undefined || second === undefined) throw new RangeError(`${caller}: a wave is missing`);
  const poorShare = fgtOf(first.values, pointOnly(first.design), line, { alpha: 0, boundary }).value;
  const poor = ranks.filter((p) => p <= poorShare + 1e-12);
  if (poor.length === 0)
    throw new RangeError(`${caller}: no rank lies among the poor, whose share is ${poorShare}`);
  const sorted = waves.map(({ values, design }) => sortWelfare(values, design));
  const curve = (samples: readonly SurveyDesign[], wave: number): number[] => {
    const [own, design, base] = [sorted[wave], samples[wave], waves[wave]?.design];
    if (!own || !design || !base) throw new RangeError(`${caller}: a wave is missing`);
    const weighted = weightedAs(own, base, design);
    return poor.map((p) => quantileSorted(weighted, pointOnly(design), p).value);
  };
  const value = (samples: readonly SurveyDesign[]): number => {
    const [from, to] = [curve(samples, 0), curve(samples, 1)];
    return from.reduce((sum, level, index) => sum + (to[index] ?? 0) / level - 1, 0) / poor.length;
  };
  const points = waves.map(({ design }) => pointOnly(design));
  const [from, to] = [curve(points, 0), curve(points, 1)];
  const slopes = [
    from.map((level, index) => -(to[index] ?? 0) / (level * level * poor.length)),
    from.map((level) => 1 / (level * poor.length)),
  ];
  const pieces = sorted.map((own, sample) => ({
    sample,
    slope: 1,
    statistic: (design: SurveyDesign): number => {
      const levels = sample === 0 ? from : to;
      return errorOfPlaces(own, design, sumOfQuantiles(own, poor, levels, slopes[sample] ?? []));
    },
  }));
  return answerOf(waves, { value, pieces }, 'growth/pro-poor@1');
}

/** Σ slope × (p − 1(y ≤ q))/(N f(q)) over several quantiles. */
function sumOfQuantiles(
  sorted: SortedWelfare,
  ranks: readonly number[],
  levels: readonly number[],
  slopes: readonly number[],
): (place: number) => number {
  const scales = levels.map((level, index) => {
    const { density } = kernelAt(sorted, level, 'proPoorGrowth');
    return (slopes[index] ?? 0) / (sorted.size * density);
  });
  const constant = scales.reduce((sum, scale, index) => sum + scale * (ranks[index] ?? 0), 0);
  return (place) => {
    const y = sorted.values[place] ?? 0;
    let change = constant;
    for (let index = levels.length - 1; index >= 0 && y <= (levels[index] ?? 0); index--)
      change -= scales[index] ?? 0;
    return change;
  };
}

/**
 * The growth elasticity of poverty: the relative change of a poverty measure over the relative change of the mean, with
 * its error. It is judged by its interval.
 *
 * @throws RangeError as `fgt`, and when nobody was poor in the first wave or the mean did not change.
 * @see Bourguignon, F. (2003), The growth elasticity of poverty reduction, in: Eicher & Turnovsky, Inequality and Growth.
 * @example growthElasticity({ welfare: [50, 150], design }, { welfare: [60, 180], design: other }, 100, { alpha: 1 }).value
 * // −1: the gap fell by a fifth while the mean grew by a fifth
 */
export function growthElasticity(
  before: Wave,
  after: Wave,
  line: number,
  { alpha = 0, boundary = 'below' }: { readonly alpha?: number; readonly boundary?: Boundary } = {},
): Estimate {
  const waves = [checkedWave('growthElasticity', before), checkedWave('growthElasticity', after)];
  const parts = waves.flatMap(({ values }, index) => [
    partOf((at) => fgtOf(values, at, line, { alpha, boundary }), index),
    partOf((at) => meanOf(values, at), index),
  ]);
  const [estimate] = answersAcross(
    waves.map(({ design }) => design),
    parts,
    [
      {
        method: `difference/elasticity-${houseOf(boundary)}@1`,
        value: ([p1 = 0, m1 = 0, p2 = 0, m2 = 0]) => ((p2 / p1 - 1) * m1) / (m2 - m1),
        slopes: ([p1 = 1, m1 = 0, p2 = 0, m2 = 0]) => {
          const rise = p2 / p1 - 1;
          const step = m2 - m1;
          return [
            (-p2 * m1) / (p1 * p1 * step),
            (rise * m2) / step ** 2,
            m1 / (p1 * step),
            (-rise * m1) / step ** 2,
          ];
        },
      },
    ],
  );
  if (estimate === undefined) throw new RangeError('growthElasticity: there is no answer');
  return estimate;
}
