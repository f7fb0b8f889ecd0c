import { CompensatedSum } from '@pilar/numeric';
import type { NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfPlaces } from './influence.ts';
import { isReplicated, overReplicatesSorted } from './replicate-weights.ts';
import { checkPositiveTotal, type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

/**
 * `trapezoid`: area under the piecewise linear Lorenz curve; does not change when all weights are scaled.
 * `convey`: the formula of R convey, larger by about Σ w² y/(N Y).
 */
export type GiniConvention = 'trapezoid' | 'convey';

export interface GiniOptions {
  /** Default `trapezoid`. */
  readonly convention?: GiniConvention;
}

/**
 * The Gini coefficient: 0 when all have the same, towards 1 when one has all.
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, or welfare that does not sum
 *   to more than 0.
 * @see Osier, G. (2009), Variance estimation for complex indicators of poverty and inequality using linearization
 *   techniques, Survey Research Methods 3(3), 167-195.
 * @example gini([1, 2, 3, 4], surveyDesign({ weights: [1, 1, 1, 1] })).value // 0.25
 */
export function gini(welfare: NumberColumn, design: SurveyDesign, options: GiniOptions = {}): Estimate {
  return giniSorted(sortWelfare(welfare, design), design, options);
}

/**
 * The Gini coefficient of a survey that `sortWelfare` sorted.
 *
 * With R_k the weight up to and including place k, N = Σw, Y = Σwy: trapezoid G = Σ w_k y_k (2R_k − w_k − N)/(N Y);
 * convey G = Σ w_k y_k (2R_k − 1)/(N Y) − 1. The sums run over y minus a middle value, which changes nothing on paper
 * (Σ w_k (2R_k − w_k − N) = 0) and keeps the digits of figures that are large and close together.
 *
 * Error of both: u = [2(y R + U) − y − (1 + G)(Y + N y)]/(N Y), U the welfare from place k up (Osier 2009). For the
 * trapezoid the term −y, which alone depends on the unit of the weights, is left out with its share of G; on expansion
 * weights the two errors differ by less than 1e-5 of their size.
 *
 * @throws RangeError when welfare does not sum to more than 0.
 * @see gini
 * @example giniSorted(sortWelfare([1, 2, 3, 4], design), design, { convention: 'convey' }).value // 0.25, one-person weights
 */
export function giniSorted(sorted: SortedWelfare, design: SurveyDesign, options: GiniOptions = {}): Estimate {
  if (isReplicated(design)) return overReplicatesSorted(sorted, design, (s, d) => giniSorted(s, d, options));
  const { convention = 'trapezoid' } = options;
  checkPositiveTotal(sorted, 'gini');
  const { values, weights, cumulativeWeights, size, total } = sorted;
  const origin = values[values.length >>> 1] ?? 0;
  const { spread, shifted, squares } = giniSums(sorted, origin);
  const product = size * total;
  const unit = convention === 'convey' ? 1 : 0;
  // `level` is the coefficient that the linearisation is written around (with Σ w² y, as convey has it).
  const level = (spread + squares - unit * total) / product;

  let before = 0;
  const se = errorOfPlaces(sorted, design, (place) => {
    const y = values[place] ?? 0;
    const z = y - origin;
    const weight = weights[place] ?? 0;
    const rank = cumulativeWeights[place] ?? 0;
    const above = shifted - before;
    before += weight * z;
    const gradient = 2 * z * (rank - weight) + 2 * above - shifted - size * z;
    return (gradient + 2 * weight * y - unit * y - level * (total + size * y)) / product;
  });
  const value = convention === 'convey' ? level : spread / product;
  return estimateOf('gini', { value, se, ...design.size, method: `gini/${convention}@1` });
}

/** Places that are summed plainly before the block's sums are added with compensation. */
const BLOCK = 4096;

function giniSums(
  { values, weights, cumulativeWeights, size }: SortedWelfare,
  origin: number,
): { spread: number; shifted: number; squares: number } {
  const spread = new CompensatedSum();
  const shifted = new CompensatedSum();
  const squares = new CompensatedSum();
  for (let start = 0; start < values.length; start += BLOCK) {
    const end = Math.min(values.length, start + BLOCK);
    let [blockSpread, blockShifted, blockSquares] = [0, 0, 0];
    for (let place = start; place < end; place++) {
      const weight = weights[place] ?? 0;
      const y = values[place] ?? 0;
      const part = weight * (y - origin);
      // 2R − w − N as (R − w) − (N − R): weight below less weight above, each exact.
      const rank = cumulativeWeights[place] ?? 0;
      blockSpread += part * (rank - weight - (size - rank));
      blockShifted += part;
      blockSquares += weight * weight * y;
    }
    spread.add(blockSpread);
    shifted.add(blockShifted);
    squares.add(blockSquares);
  }
  return { spread: spread.value, shifted: shifted.value, squares: squares.value };
}
