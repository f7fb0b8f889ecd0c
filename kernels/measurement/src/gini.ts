import { CompensatedSum } from '@pilar/numeric';
import type { NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { type GiniConvention, giniUnderFactors } from './gini-replicate.ts';
import { errorOfPlaces, needsPsuTotalsOnly, pointOnly } from './influence.ts';
import { figureOf, isReplicated, replicateError } from './replicate-weights.ts';
import { checkPositiveTotal, type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';
import { designError } from './taylor.ts';

export type { GiniConvention } from './gini-replicate.ts';

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
  const { convention = 'trapezoid' } = options;
  if (isReplicated(design)) return giniOverReplicates(sorted, design, convention);
  checkPositiveTotal(sorted, 'gini');
  const { values, size, total } = sorted;
  const origin = values[values.length >>> 1] ?? 0;
  const { spread, shifted, squares } = giniSums(sorted, origin);
  const product = size * total;
  const unit = convention === 'convey' ? 1 : 0;
  // `level` is the coefficient that the linearisation is written around (with Σ w² y, as convey has it).
  const level = (spread + squares - unit * total) / product;

  const terms = { origin, shifted, level, unit, product };
  const se = needsPsuTotalsOnly(design)
    ? designError(design, giniPsuTotals(sorted, design, terms))
    : errorOfPlaces(sorted, design, giniLinearised(sorted, terms));
  const value = convention === 'convey' ? level : spread / product;
  return estimateOf('gini', { value, se, ...design.size, method: `gini/${convention}@1` });
}

/** The order is kept, only weights change: one pass over the sorted rows a replicate. */
function giniOverReplicates(
  sorted: SortedWelfare,
  design: SurveyDesign,
  convention: GiniConvention,
): Estimate {
  const full = giniSorted(sorted, pointOnly(design), { convention });
  const { replicates } = design;
  if (replicates === undefined) return full;
  const unitOfPlace = sorted.rows.map((row) => replicates.unitOfRow[row] ?? 0);
  const figures = replicates.factors.map((factors, index) =>
    figureOf(index, full.method, () => giniUnderFactors(sorted, unitOfPlace, factors, convention)),
  );
  const se = replicateError(replicates, figures, full.value);
  return estimateOf('gini', { ...full, se, df: replicates.df });
}

/** What the linearised variable is made of, beside the row's own welfare and rank. */
interface GiniTerms {
  readonly origin: number;
  readonly shifted: number;
  readonly level: number;
  readonly unit: number;
  readonly product: number;
}

/** The linearised variable by place; asked for place after place, from the first. */
function giniLinearised(
  { values, weights, cumulativeWeights, size, total }: SortedWelfare,
  { origin, shifted, level, unit, product }: GiniTerms,
): (place: number) => number {
  let before = 0;
  return (place) => {
    const y = values[place] ?? 0;
    const z = y - origin;
    const weight = weights[place] ?? 0;
    const rank = cumulativeWeights[place] ?? 0;
    const above = shifted - before;
    before += weight * z;
    const gradient = 2 * z * (rank - weight) + 2 * above - shifted - size * z;
    return (gradient + 2 * weight * y - unit * y - level * (total + size * y)) / product;
  };
}

/** Σ weight × linearised variable of each PSU: as `giniLinearised`, in one loop without a call a row. */
function giniPsuTotals(
  { values, weights, rows, cumulativeWeights, size, total }: SortedWelfare,
  { psuOfRow, psuCount }: SurveyDesign,
  { origin, shifted, level, unit, product }: GiniTerms,
): Float64Array {
  const totals = new Float64Array(psuCount);
  const [all, each] = [shifted - level * total, -unit - level * size];
  let before = 0;
  for (let place = 0; place < rows.length; place++) {
    const y = values[place] ?? 0;
    const z = y - origin;
    const weight = weights[place] ?? 0;
    const below = (cumulativeWeights[place] ?? 0) - weight;
    const gradient = z * (2 * below - size) + all - 2 * before + y * (each + 2 * weight);
    before += weight * z;
    const psu = psuOfRow[rows[place] ?? 0] ?? 0;
    totals[psu] = (totals[psu] ?? 0) + weight * gradient;
  }
  for (let psu = 0; psu < psuCount; psu++) totals[psu] = (totals[psu] ?? 0) / product;
  return totals;
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
