import type { LabelColumn, NumberColumn } from './columns.ts';
import { domainsBy } from './domain.ts';
import type { Estimate } from './estimate.ts';
import { checkedColumns, type FgtSet, fgtSetOf, type PovertyLine } from './fgt.ts';
import { giniSorted } from './gini.ts';
import { type InequalityClass, inequalityClass } from './inequality-class.ts';
import { meanOf } from './mean.ts';
import { lowestShareSorted } from './quantile-share.ts';
import { restrictSorted, type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

/** The two houses whose definitions differ. `bps`: below the line, trapezoid Gini, exact gradient of the curve. */
export type Convention = 'bps' | 'convey';

export interface StandardSetOptions {
  /** Default `bps`; `convey`: at or below the line, convey Gini and error of the share. */
  readonly convention?: Convention;
}

/** The figures that open every discussion of poverty in a city. */
export interface StandardSet extends FgtSet {
  readonly mean: Estimate;
  readonly gini: Estimate;
  readonly lowest40: Estimate;
  readonly inequality: InequalityClass;
}

export interface GroupStandardSet {
  readonly group: string | number;
  readonly set: StandardSet;
}

/**
 * P0, P1, P2, mean, Gini and the share of the lowest 40 %, with errors, from one sort.
 *
 * @throws RangeError as `fgt`, `mean` and `gini`.
 * @see docs/methods/README.md
 * @example standardSet([50, 80, 200, 300], surveyDesign({ weights: [1, 1, 1, 1] }), 100).p0.value // 0.5
 */
export function standardSet(
  welfare: NumberColumn,
  design: SurveyDesign,
  line: PovertyLine,
  options: StandardSetOptions = {},
): StandardSet {
  const { values, lines } = checkedColumns('standardSet', welfare, design, line);
  return setOf({ values, lines, sorted: sortWelfare(values, design) }, design, options.convention ?? 'bps');
}

/**
 * The standard set of every group of a column; the whole survey is sorted once. Groups without a weight above 0 are left
 * out.
 *
 * @throws RangeError as `standardSet`, and for a group column of another length or with a missing label.
 * @see standardSet
 * @example standardSetBy([50, 80, 200, 300], surveyDesign({ weights: [1, 1, 1, 1] }), 100, ['tani', 'tani', 'niaga', 'niaga'])
 *   .map(({ group, set }) => [group, set.p0.value]) // [['tani', 1], ['niaga', 0]]
 */
export function standardSetBy(
  welfare: NumberColumn,
  design: SurveyDesign,
  line: PovertyLine,
  groups: LabelColumn,
  options: StandardSetOptions = {},
): GroupStandardSet[] {
  const { values, lines } = checkedColumns('standardSetBy', welfare, design, line);
  const whole = sortWelfare(values, design);
  return domainsBy(design, groups).map(({ group, design: domain }) => ({
    group,
    set: setOf({ values, lines, sorted: restrictSorted(whole, domain) }, domain, options.convention ?? 'bps'),
  }));
}

export interface PreparedColumns {
  readonly values: Float64Array;
  readonly lines: number | Float64Array;
  readonly sorted: SortedWelfare;
}

/** The set from columns that were checked and sorted. */
export function setOf(
  { values, lines, sorted }: PreparedColumns,
  design: SurveyDesign,
  convention: Convention,
): StandardSet {
  const isConvey = convention === 'convey';
  const lowest40 = lowestShareSorted(sorted, design, { p: 0.4, convention });
  return Object.freeze({
    ...fgtSetOf(values, design, lines, isConvey ? 'at-or-below' : 'below'),
    mean: meanOf(values, design),
    gini: giniSorted(sorted, design, { convention: isConvey ? 'convey' : 'trapezoid' }),
    lowest40,
    inequality: inequalityClass(lowest40.value),
  });
}
