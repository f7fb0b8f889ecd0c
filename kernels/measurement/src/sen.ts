import type { NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { type Boundary, checkedColumns, houseOf, type PovertyLine } from './fgt.ts';
import { errorOfPlaces } from './influence.ts';
import { meanDifference } from './mean-difference.ts';
import { isReplicated, overReplicatesSorted } from './replicate-weights.ts';
import { type SortedWelfare, sortWelfare, withRunningSums } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

/**
 * The Sen index: H (I + (1 − I) G), H the share of poor, I their mean gap ratio, G the (trapezoid) Gini among them. Where
 * nobody is poor it is 0.
 *
 * With r = y/line and Δ = Σ w r (2R − w − q) over the poor, q their number, S = P1 + Δ/(N q). Linearised variable
 * u = (g − P1)/N + 1(poor) Δ'/(N q) − Δ/(N² q) − 1(poor) Δ/(N q²).
 *
 * @throws RangeError as `fgt`.
 * @see Sen, A. (1976), Poverty: an ordinal approach to measurement, Econometrica 44, 219-231.
 * @example sen([50, 100, 200], surveyDesign({ weights: [1, 1, 1] }), 100).value // 0.16666666666666666 = ½/3
 */
export function sen(
  welfare: NumberColumn,
  design: SurveyDesign,
  line: PovertyLine,
  { boundary = 'below' }: { readonly boundary?: Boundary } = {},
): Estimate {
  const { values, lines } = checkedColumns('sen', welfare, design, line);
  const relative = values.map((y, row) => y / (typeof lines === 'number' ? lines : (lines[row] ?? 1)));
  return senSorted(sortWelfare(relative, design), design, boundary);
}

/** `sorted` holds welfare over line. */
function senSorted(sorted: SortedWelfare, design: SurveyDesign, boundary: Boundary): Estimate {
  if (isReplicated(design)) return overReplicatesSorted(sorted, design, (s, d) => senSorted(s, d, boundary));
  const method = `sen/${houseOf(boundary)}@1`;
  const { values, weights, rows, size } = sorted;
  const isPoor = (place: number): boolean => {
    const r = values[place] ?? 0;
    return boundary === 'below' ? r < 1 : r <= 1;
  };
  let count = 0;
  while (count < values.length && isPoor(count)) count++;
  if (count === 0) return estimateOf('sen', { value: 0, se: 0, ...design.size, method });
  const poor = withRunningSums(
    values.subarray(0, count),
    weights.subarray(0, count),
    rows.subarray(0, count),
  );
  const difference = meanDifference(poor);
  const gap = (poor.size - poor.total) / size;
  const spread = difference.value / (size * poor.size);
  const se = errorOfPlaces(sorted, design, (place) => {
    if (place >= count) return -(gap + spread) / size;
    const change = ((difference.derivative[place] ?? 0) - difference.value / poor.size) / (size * poor.size);
    return (1 - (values[place] ?? 0) - gap - spread) / size + change;
  });
  return estimateOf('sen', { value: gap + spread, se, ...design.size, method });
}

/**
 * The Sen–Shorrocks–Thon index: P1 (1 + G), G the (trapezoid) Gini of the gap ratios of all people, 0 for those who are
 * not poor. A person on the line has gap 0, so both boundaries agree.
 *
 * With x the gap ratio and Δ = Σ w x (2R − w − N), SST = P1 + Δ/N²; u = (x − P1)/N + Δ'/N² − 2Δ/N³.
 *
 * @throws RangeError as `fgt`.
 * @see Shorrocks, A. (1995), Revisiting the Sen poverty index, Econometrica 63, 1225-1230.
 * @example senShorrocksThon([50, 100, 200], surveyDesign({ weights: [1, 1, 1] }), 100).value // 0.2777777777777778 = 5/18
 */
export function senShorrocksThon(welfare: NumberColumn, design: SurveyDesign, line: PovertyLine): Estimate {
  const { values, lines } = checkedColumns('senShorrocksThon', welfare, design, line);
  const gaps = values.map((y, row) => {
    const z = typeof lines === 'number' ? lines : (lines[row] ?? 1);
    return Math.max(0, (z - y) / z);
  });
  return sstSorted(sortWelfare(gaps, design), design);
}

/** `sorted` holds gap ratios. */
function sstSorted(sorted: SortedWelfare, design: SurveyDesign): Estimate {
  if (isReplicated(design)) return overReplicatesSorted(sorted, design, sstSorted);
  const { values, size, total } = sorted;
  const difference = meanDifference(sorted);
  const gap = total / size;
  const spread = difference.value / size ** 2;
  const se = errorOfPlaces(
    sorted,
    design,
    (place) => ((values[place] ?? 0) - gap + (difference.derivative[place] ?? 0) / size - 2 * spread) / size,
  );
  return estimateOf('senShorrocksThon', { value: gap + spread, se, ...design.size, method: 'sst@1' });
}
