import type { EstimateGroup, Measure, Statistic } from '@pilar/contracts';
import {
  type Convention,
  domainsBy,
  type Estimate,
  fgtSet,
  giniSorted,
  type IntervalMethod,
  interval,
  type LonelyPsuRule,
  lowestMeanSorted,
  lowestShareSorted,
  mean,
  type RseClass,
  relativeStandardError,
  restrictSorted,
  rseClass,
  type SortedWelfare,
  type SurveyDesign,
  sortWelfare,
  surveyDesign,
} from '@pilar/measurement';
import { findClass, loadRseClasses } from '../platform/parameters/index.ts';
import { assertDesignUsable } from './design-check.ts';
import { bandsOf, inequalityClassOf } from './inequality-class.ts';
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
  const design = designOf(columns, options.lonelyPsu);
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

/** @throws Problem design-invalid, see `assertDesignUsable` */
export function designOf(columns: MeasuredColumns, lonelyPsu: LonelyPsuRule): SurveyDesign {
  assertDesignUsable(columns, lonelyPsu);
  return surveyDesign({
    weights: columns.weights,
    lonelyPsu,
    ...(columns.strata ? { strata: columns.strata } : {}),
    // Cluster numbers often start again in each stratum; naming the pair is right in both cases.
    ...(columns.psu ? { clusters: columns.psu, nest: true } : {}),
  });
}

function groupOf(
  group: string | null,
  welfare: Float64Array,
  sorted: SortedWelfare,
  design: SurveyDesign,
  options: MeasureOptions,
): EstimateGroup {
  const measures = measuresOf(welfare, sorted, design, options);
  const lowest40 = measures.find(({ statistic }) => statistic === 'lowest40')?.value ?? 0;
  return { group, n: design.size.n, measures, lowest40Class: inequalityClassOf(lowest40) };
}

/** The standard set of a design or a domain of it. */
export function measuresOf(
  welfare: Float64Array,
  sorted: SortedWelfare,
  design: SurveyDesign,
  { line, boundary }: Pick<MeasureOptions, 'line' | 'boundary'>,
): Measure[] {
  const { p0, p1, p2 } = fgtSet(welfare, design, line, { boundary });
  const answers: Readonly<Record<Statistic, Estimate>> = {
    p0,
    p1,
    p2,
    mean: mean(welfare, design),
    gini: giniSorted(sorted, design),
    lowest40: lowestShareSorted(sorted, design, { p: 0.4 }),
    lowest40mean: lowestMeanSorted(sorted, design, 0.4),
  };
  return (Object.entries(answers) as [Statistic, Estimate][]).map(([statistic, estimate]) =>
    measureOf(statistic, estimate),
  );
}

export function measureOf(statistic: Statistic, estimate: Estimate): Measure {
  const { value, se, df, n, method } = estimate;
  return { statistic, value, se, df, n, ...precisionOf(estimate), method };
}

export type Precision = Pick<Measure, 'ciLow' | 'ciHigh' | 'rse' | 'isBoundary'> &
  Readonly<{ rseClass: RseClass }>;

/** What page and command line both say of how sure an estimate is. `convey` keeps the intervals that R prints. */
export function precisionOf(estimate: Estimate, convention: Convention = 'bps'): Precision {
  const limits = interval(estimate, 0.95, convention === 'convey' ? 'wald' : intervalMethod(estimate));
  return {
    ciLow: finite(limits.low),
    ciHigh: finite(limits.high),
    rse: finite(relativeStandardError(estimate)),
    rseClass: rseClass(estimate, rseBands()),
    isBoundary: !limits.exact,
  };
}

// An interval without degrees of freedom has no end, and the RSE of a figure 0 is no number.
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

// A poverty share near 0 would get a symmetric interval below 0; on the logit scale it stays inside 0..1.
function intervalMethod({ method, value }: Estimate): IntervalMethod {
  return method.startsWith('fgt/') && value > 0 && value < 1 ? 'logit' : 'wald';
}

const RSE_WORDS: ReadonlyMap<string, RseClass> = new Map([
  ['akurat', 'accurate'],
  ['hati-hati', 'caution'],
  ['ditahan', 'withheld'],
] as const);

/** The limits of parameters/rse-classes.yaml as the kernel takes them: 0.25 is 25 %. */
export function rseBands(): Parameters<typeof rseClass>[1] {
  return bandsOf(loadRseClasses(), RSE_WORDS);
}

/** The class of an RSE that somebody else computed, without degrees of freedom to judge. */
export function rseClassOf(rse: number): RseClass {
  const found = findClass(loadRseClasses(), rse * 100);
  const word = found && RSE_WORDS.get(found.code);
  if (word === undefined) throw new Error(`no class of parameters/rse-classes.yaml holds ${rse}`);
  return word;
}
