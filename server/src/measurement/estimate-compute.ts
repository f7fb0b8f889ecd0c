import type { EstimateGroup, Measure, Statistic } from '@pilar/contracts';
import {
  domainsBy,
  type Estimate,
  fgtSet,
  giniSorted,
  inequalityClass,
  interval,
  type LonelyPsuRule,
  lowestMeanSorted,
  lowestShareSorted,
  mean,
  relativeStandardError,
  restrictSorted,
  rseClass,
  type SortedWelfare,
  type SurveyDesign,
  sortWelfare,
  surveyDesign,
} from '@pilar/measurement';
import { assertDesignUsable } from './design-check.ts';
import type { MeasuredColumns } from './measured-columns.ts';

export type MeasureOptions = Readonly<{
  line: number;
  boundary: 'below' | 'at-or-below';
  lonelyPsu: LonelyPsuRule;
}>;

export type Computed = Readonly<{
  groups: readonly EstimateGroup[];
  design: Readonly<{ strata: number; psus: number; rows: number }>;
  method: string;
}>;

/** Which definitions an estimate used; a change of a definition raises the number. */
export const ESTIMATE_METHOD = 'pilar-measurement@1 (taylor)';

/** The standard set for the whole survey and for each group, with design-based errors. Values are not withheld here. */
export function computeEstimate(columns: MeasuredColumns, options: MeasureOptions): Computed {
  assertDesignUsable(columns, options.lonelyPsu);
  const design = surveyDesign({
    weights: columns.weights,
    lonelyPsu: options.lonelyPsu,
    ...(columns.strata ? { strata: columns.strata } : {}),
    // Cluster numbers often start again in each stratum; naming the pair is right in both cases.
    ...(columns.psu ? { clusters: columns.psu, nest: true } : {}),
  });
  const sorted = sortWelfare(columns.welfare, design);
  const whole = groupOf(null, columns.welfare, sorted, design, options);
  const groups = columns.group
    ? domainsBy(design, columns.group).map(({ group, design: domain }) =>
        groupOf(String(group), columns.welfare, restrictSorted(sorted, domain), domain, options),
      )
    : [];
  groups.sort((a, b) => (a.group ?? '').localeCompare(b.group ?? '', 'id', { numeric: true }));
  return {
    groups: [whole, ...groups],
    design: { strata: design.strataLabels.length, psus: design.psuCount, rows: design.rows },
    method: ESTIMATE_METHOD,
  };
}

function groupOf(
  group: string | null,
  welfare: Float64Array,
  sorted: SortedWelfare,
  design: SurveyDesign,
  { line, boundary }: MeasureOptions,
): EstimateGroup {
  const { p0, p1, p2 } = fgtSet(welfare, design, line, { boundary });
  const lowest40 = lowestShareSorted(sorted, design, { p: 0.4 });
  const answers: Readonly<Record<Statistic, Estimate>> = {
    p0,
    p1,
    p2,
    mean: mean(welfare, design),
    gini: giniSorted(sorted, design),
    lowest40,
    lowest40mean: lowestMeanSorted(sorted, design, 0.4),
  };
  const measures = (Object.entries(answers) as [Statistic, Estimate][]).map(([statistic, estimate]) =>
    measureOf(statistic, estimate),
  );
  return { group, n: p0.n, measures, lowest40Class: inequalityClass(lowest40.value) };
}

function measureOf(statistic: Statistic, estimate: Estimate): Measure {
  const limits = interval(estimate, 0.95, intervalMethod(statistic, estimate));
  const rse = relativeStandardError(estimate);
  return {
    statistic,
    value: estimate.value,
    se: estimate.se,
    df: estimate.df,
    n: estimate.n,
    ciLow: Number.isFinite(limits.low) ? limits.low : null,
    ciHigh: Number.isFinite(limits.high) ? limits.high : null,
    rse: Number.isFinite(rse) ? rse : null,
    rseClass: rseClass(estimate),
    isBoundary: !limits.exact,
    method: estimate.method,
  };
}

// A share near 0 would get a symmetric interval below 0; on the logit scale it stays inside 0..1.
function intervalMethod(statistic: Statistic, { value }: Estimate): 'logit' | 'wald' {
  const isShare = statistic === 'p0' || statistic === 'p1' || statistic === 'p2';
  return isShare && value > 0 && value < 1 ? 'logit' : 'wald';
}
