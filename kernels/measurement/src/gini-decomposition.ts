import { checkLength, codedColumn, finiteColumn, type LabelColumn, type NumberColumn } from './columns.ts';
import { domainsBy } from './domain.ts';
import type { Estimate } from './estimate.ts';
import { gini } from './gini.ts';
import { pointOnly } from './influence.ts';
import { sizeAndMean } from './row-sums.ts';
import type { SurveyDesign } from './survey-design.ts';

/** The Gini split by group; the three parts add up to the total. */
export interface GiniSplit {
  readonly total: Estimate;
  /** Σ (share of people × share of welfare × Gini) over the groups. */
  readonly within: number;
  /** Gini of everybody having the mean of his group. */
  readonly between: number;
  /** What is left: how far the groups lie over each other. */
  readonly overlap: number;
}

/**
 * The (trapezoid) Gini inside groups, between their means, and what their overlap adds.
 *
 * @throws RangeError as `gini`, and for a group column of another length or with a missing label.
 * @see Bhattacharya & Mahalanobis (1967), Regional disparities in household consumption in India, JASA 62, 143-161.
 * @see Lambert & Aronson (1993), Inequality decomposition analysis and the Gini coefficient revisited, Economic Journal
 *   103, 1221-1227.
 * @example giniByGroup([1, 2, 3, 4], surveyDesign({ weights: [1, 1, 1, 1] }), ['a', 'a', 'b', 'b']).overlap // 0
 */
export function giniByGroup(welfare: NumberColumn, design: SurveyDesign, groups: LabelColumn): GiniSplit {
  const caller = 'giniByGroup';
  checkLength(welfare, design.rows, { caller, column: 'welfare' });
  checkLength(groups, design.rows, { caller, column: 'groups' });
  const values = finiteColumn(welfare, { caller, column: 'welfare' });
  const { codes } = codedColumn(groups, { caller, column: 'groups' });
  const point = pointOnly(design);
  const total = gini(values, design);
  const whole = sizeAndMean(values, point);
  const smoothed = new Float64Array(values.length);
  let within = 0;
  for (const { design: part } of domainsBy(point, codes)) {
    const { size, mean } = sizeAndMean(values, part);
    const shares = (size / whole.size) * ((size * mean) / (whole.size * whole.mean));
    within += shares * (mean === 0 ? 0 : gini(values, part).value);
    for (let row = 0; row < smoothed.length; row++) {
      if (part.domain?.[row] === 1) smoothed[row] = mean;
    }
  }
  const between = gini(smoothed, point).value;
  return Object.freeze({ total, within, between, overlap: total.value - within - between });
}
