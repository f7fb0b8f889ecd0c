import type { NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfPlaces } from './influence.ts';
import { isReplicated, overReplicatesSorted } from './replicate-weights.ts';
import { checkPositiveTotal, type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';
import { lowerAgainstUpper, lowerAgainstUpperChange } from './zenga-integrals.ts';

/**
 * `exact`: the integral over the piecewise linear Lorenz curve; does not change when a row is split in two.
 * `convey`: a sum over the sampled units, as R convey has it; larger in small samples.
 */
export type ZengaConvention = 'exact' | 'convey';

export interface ZengaOptions {
  /** Default `exact`. */
  readonly convention?: ZengaConvention;
}

/**
 * Zenga's index of inequality: the mean, over all ranks p, of 1 − (mean of those below p)/(mean of those above p), which
 * is 1 − ∫ L(p)(1 − p)/(p(1 − L(p))) dp.
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, welfare that is not above 0
 *   (leave it out by a domain), or fewer than two people with a weight.
 * @see Zenga, M. (2007), Inequality curve and inequality index based on the ratios between lower and upper arithmetic
 *   means, Statistica & Applicazioni 5, 3-27.
 * @see Langel & Tillé (2012), Inference by linearization for Zenga's new inequality index, Metrika 75, 1093-1110.
 * @example zenga([1, 3], surveyDesign({ weights: [1, 1] })).value // 0.5187311326384293
 */
export function zenga(welfare: NumberColumn, design: SurveyDesign, options: ZengaOptions = {}): Estimate {
  const sorted = sortWelfare(welfare, design);
  const [lowest = 0] = sorted.values;
  if (!(lowest > 0))
    throw new RangeError(`zenga: welfare[${sorted.rows[0]}] is ${lowest}, above 0 is expected`);
  if (sorted.values.length < 2) throw new RangeError('zenga: one row has no people below or above it');
  return zengaSorted(sorted, design, options);
}

function zengaSorted(sorted: SortedWelfare, design: SurveyDesign, options: ZengaOptions): Estimate {
  if (isReplicated(design)) return overReplicatesSorted(sorted, design, (s, d) => zengaSorted(s, d, options));
  checkPositiveTotal(sorted, 'zenga');
  const { convention = 'exact' } = options;
  const method = `zenga/${convention}@1`;
  const { n, df } = design.size;
  // A replicate may drop the poorest or the richest: places without a weight are no part of the curve.
  const kept = withoutZeros(sorted);
  if (convention === 'convey') {
    const { value, change } = unitSum(kept);
    return estimateOf('zenga', { value, se: errorOfPlaces(kept, design, change), df, n, method });
  }
  const value = 1 - lowerAgainstUpper(kept);
  let change: ((place: number) => number) | undefined;
  const se = errorOfPlaces(kept, design, (place) => {
    change ??= lowerAgainstUpperChange(kept);
    return -change(place);
  });
  return estimateOf('zenga', { value, se, df, n, method });
}

function withoutZeros(sorted: SortedWelfare): SortedWelfare {
  const { weights } = sorted;
  if (weights.every((weight) => weight > 0)) return sorted;
  const isKept = (_: number, place: number): boolean => (weights[place] ?? 0) > 0;
  return {
    ...sorted,
    values: sorted.values.filter(isKept),
    weights: weights.filter(isKept),
    rows: sorted.rows.filter(isKept),
    cumulativeWeights: sorted.cumulativeWeights.filter(isKept),
    cumulativeWelfare: sorted.cumulativeWelfare.filter(isKept),
  };
}

/**
 * 1 − Σ w (N − H)(Y − K)/(N H K), H the weight up to a place and K the welfare from it up; ties in the order of the
 * sample. The derivative in one weight goes through the place's own term, N, Y, the H of the places above it and the K
 * of those below.
 *
 * @see Barabesi, Diana & Perri (2016), Linearization of inequality indices in the design-based framework, Statistics 50,
 *   1161-1172.
 */
function unitSum({ values, weights, cumulativeWeights, cumulativeWelfare, size, total }: SortedWelfare): {
  value: number;
  change: (place: number) => number;
} {
  const places = values.length;
  const term = new Float64Array(places);
  const throughH = new Float64Array(places);
  const throughK = new Float64Array(places);
  let [sum, throughSize, throughTotal] = [0, 0, 0];
  for (let place = 0; place < places; place++) {
    const weight = weights[place] ?? 0;
    const h = cumulativeWeights[place] ?? 0;
    const below = (cumulativeWelfare[place] ?? 0) - weight * (values[place] ?? 0);
    const k = total - below;
    term[place] = ((size - h) * below) / (h * k);
    sum += weight * (term[place] ?? 0);
    throughSize += (weight * below) / (h * k);
    throughTotal += (weight * (size - h)) / (h * k);
    throughH[place] = (weight * size * below) / (h * h * k);
    throughK[place] = (weight * (size - h) * total) / (h * k * k);
  }
  for (let place = places - 2; place >= 0; place--)
    throughH[place] = (throughH[place] ?? 0) + (throughH[place + 1] ?? 0);
  for (let place = 1; place < places; place++)
    throughK[place] = (throughK[place] ?? 0) + (throughK[place - 1] ?? 0);
  const change = (place: number): number => {
    const y = values[place] ?? 0;
    const grown =
      (term[place] ?? 0) + throughSize - (throughH[place] ?? 0) + y * (throughTotal - (throughK[place] ?? 0));
    return (sum / size - grown) / size;
  };
  return { value: 1 - sum / size, change };
}
