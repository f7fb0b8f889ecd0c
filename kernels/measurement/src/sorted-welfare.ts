import { CompensatedSum, sortPairs } from '@pilar/numeric';
import { checkLength, finiteColumn, type NumberColumn } from './columns.ts';
import type { SurveyDesign } from './survey-design.ts';

/** The rows of a domain, poorest first, with running sums: Gini, Lorenz curve, shares and quantiles share one sort. */
export interface SortedWelfare {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  /** Row of the survey that stands at each place. */
  readonly rows: Uint32Array;
  /** Weight up to and including each place. */
  readonly cumulativeWeights: Float64Array;
  /** Weight × welfare up to and including each place. */
  readonly cumulativeWelfare: Float64Array;
  /** Sum of the weights (people). */
  readonly size: number;
  /** Sum of weight × welfare. */
  readonly total: number;
}

/**
 * Sorts the domain's rows by welfare, once. Rows with weight 0 are left out.
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, or an empty domain.
 * @see docs/methods/gini.md
 * @example sortWelfare([30, 10], surveyDesign({ weights: [1, 2] })).cumulativeWelfare // [20, 50]
 */
export function sortWelfare(welfare: NumberColumn, design: SurveyDesign): SortedWelfare {
  const name = { caller: 'sortWelfare', column: 'welfare' };
  checkLength(welfare, design.rows, name);
  const values = finiteColumn(welfare, name);
  if (design.domain === undefined && design.size.n === design.rows) {
    const whole = sortPairs(values, design.weights);
    return withRunningSums(whole.values, whole.weights, whole.rows);
  }
  const kept = keptRows(design);
  const sorted = sortPairs(
    Float64Array.from(kept, (row) => values[row] ?? 0),
    Float64Array.from(kept, (row) => design.weights[row] ?? 0),
  );
  return withRunningSums(
    sorted.values,
    sorted.weights,
    sorted.rows.map((place) => kept[place] ?? 0),
  );
}

/** Rows of the domain with a weight above 0. */
function keptRows({ weights, domain, size }: SurveyDesign): Uint32Array {
  const rows = new Uint32Array(size.n);
  let kept = 0;
  for (let row = 0; row < weights.length; row++) {
    if (weights[row] === 0 || (domain !== undefined && domain[row] === 0)) continue;
    rows[kept] = row;
    kept++;
  }
  return rows;
}

/**
 * The part of an already sorted survey that lies in a narrower domain: no second sort.
 *
 * @throws RangeError when no sorted row lies in the domain.
 * @see sortWelfare
 * @example restrictSorted(sortWelfare([30, 10], design), domainOf(design, [1, 0])).values // [30]
 */
export function restrictSorted(sorted: SortedWelfare, design: SurveyDesign): SortedWelfare {
  const { domain } = design;
  if (domain === undefined) return sorted;
  const places = new Uint32Array(sorted.rows.length);
  let kept = 0;
  for (let place = 0; place < sorted.rows.length; place++) {
    places[kept] = place;
    kept += domain[sorted.rows[place] ?? 0] ?? 0;
  }
  const chosen = places.subarray(0, kept);
  const values = Float64Array.from(chosen, (place) => sorted.values[place] ?? 0);
  const weights = Float64Array.from(chosen, (place) => sorted.weights[place] ?? 0);
  return withRunningSums(
    values,
    weights,
    Uint32Array.from(chosen, (place) => sorted.rows[place] ?? 0),
  );
}

/** Sorted columns with their running sums. */
export function withRunningSums(
  values: Float64Array,
  weights: Float64Array,
  rows: Uint32Array,
): SortedWelfare {
  if (rows.length === 0) throw new RangeError('sortWelfare: no row of the domain has a weight above 0');
  return withSumsIn({ values, weights, rows }, new Float64Array(rows.length), new Float64Array(rows.length));
}

/** Places that are summed plainly before the block's sum is added with compensation. */
const BLOCK = 4096;

/**
 * As `withRunningSums`, into columns that are there already (replicates fill the same ones again and again).
 *
 * Plain sums inside a block stand on a compensated sum of the blocks before: the last sum is as exact as the first.
 */
export function withSumsIn(
  { values, weights, rows }: Pick<SortedWelfare, 'values' | 'weights' | 'rows'>,
  cumulativeWeights: Float64Array,
  cumulativeWelfare: Float64Array,
): SortedWelfare {
  const sizes = new CompensatedSum();
  const totals = new CompensatedSum();
  for (let start = 0; start < rows.length; start += BLOCK) {
    const end = Math.min(rows.length, start + BLOCK);
    const [sizeBefore, totalBefore] = [sizes.value, totals.value];
    let [size, total] = [0, 0];
    for (let place = start; place < end; place++) {
      const weight = weights[place] ?? 0;
      size += weight;
      total += weight * (values[place] ?? 0);
      cumulativeWeights[place] = sizeBefore + size;
      cumulativeWelfare[place] = totalBefore + total;
    }
    sizes.add(size);
    totals.add(total);
  }
  return Object.freeze({
    values,
    weights,
    rows,
    cumulativeWeights,
    cumulativeWelfare,
    size: sizes.value,
    total: totals.value,
  });
}

/** Refuses a domain whose welfare does not sum to more than 0: shares of it would mean nothing. */
export function checkPositiveTotal(sorted: SortedWelfare, caller: string): void {
  if (sorted.total > 0) return;
  throw new RangeError(`${caller}: welfare sums to ${sorted.total}, a total above 0 is expected`);
}
