import { quantilePlaceSorted } from '@pilar/numeric';
import type { NumberColumn } from './columns.ts';
import { firstFrom } from './density.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfPlaces } from './influence.ts';
import { isReplicated, overReplicatesSorted } from './replicate-weights.ts';
import { type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

/**
 * The TIP curve (three I's of poverty: incidence, intensity, inequality) at rank p: the poverty gaps of the poorest share
 * p of the people, in units of the line and per person of all. It grows until p is the share of poor, and there is P1.
 *
 * Piecewise linear: the unit at the cut is split. With g(y) = (1 − y/z)⁺ and q the p-quantile, linearised variable
 * u = [(g(y) − g(q)) 1(y ≤ q) + p g(q) − T]/N.
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, a line that is not above 0, or
 *   p outside 0..1.
 * @see Jenkins, S. & Lambert, P. (1997), Three 'I's of poverty curves, with an analysis of UK poverty trends, Oxford
 *   Economic Papers 49, 317-327.
 * @example tip([50, 80, 200, 300], surveyDesign({ weights: [1, 1, 1, 1] }), 100, 0.25).value // 0.125
 */
export function tip(welfare: NumberColumn, design: SurveyDesign, line: number, p: number): Estimate {
  return tipSorted(sortWelfare(welfare, design), design, line, p);
}

/**
 * The TIP curve of a survey that `sortWelfare` sorted.
 *
 * @throws RangeError as `tip`.
 * @see tip
 * @example tipSorted(sortWelfare([50, 80, 200, 300], design), design, 100, 1).value // 0.175 = P1
 */
export function tipSorted(sorted: SortedWelfare, design: SurveyDesign, line: number, p: number): Estimate {
  if (isReplicated(design)) return overReplicatesSorted(sorted, design, (s, d) => tipSorted(s, d, line, p));
  if (!(line > 0 && line < Infinity))
    throw new RangeError(`tip: line is ${line}, an amount above 0 is expected`);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`tip: p is ${p}, a number from 0 to 1 is expected`);
  const { value, cut } = tipPoint(sorted, line, p);
  const gapAtCut = gapOf(cut, line);
  const se =
    p === 0
      ? 0
      : errorOfPlaces(sorted, design, (place) => {
          const y = sorted.values[place] ?? 0;
          const own = y <= cut ? gapOf(y, line) - gapAtCut : 0;
          return (own + p * gapAtCut - value) / sorted.size;
        });
  return estimateOf('tip', { value, se, ...design.size, method: 'tip@1' });
}

const gapOf = (y: number, line: number): number => Math.max(0, (line - y) / line);

function tipPoint(
  { values, cumulativeWeights, cumulativeWelfare, size }: SortedWelfare,
  line: number,
  p: number,
) {
  const [lowest = 0] = values;
  if (p === 0) return { value: 0, cut: lowest };
  const place =
    p === 1 ? values.length - 1 : quantilePlaceSorted(cumulativeWeights, p, 'smallest-at-or-above');
  const cut = values[place] ?? 0;
  // Gaps of whole units below the cut: those that are poor come first in the order.
  const last = Math.min(place, firstFrom(values, line)) - 1;
  const weight = cumulativeWeights[last] ?? 0;
  const welfare = cumulativeWelfare[last] ?? 0;
  const before = place === 0 ? 0 : (cumulativeWeights[place - 1] ?? 0);
  const whole = weight - welfare / line;
  return { value: (whole + (p * size - before) * gapOf(cut, line)) / size, cut };
}
