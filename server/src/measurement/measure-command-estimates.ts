import {
  domainsBy,
  type Estimate,
  fgt,
  giniSorted,
  lorenzSorted,
  lowestShareSorted,
  mean,
  quantileShareSorted,
  restrictSorted,
  type SortedWelfare,
  type SurveyDesign,
  sortWelfare,
} from '@pilar/measurement';
import { type Precision, precisionOf } from './estimate-compute.ts';
import type { MeasureArguments, StatisticName } from './measure-command-arguments.ts';
import { type MeasuredSurvey, withRowNames, words } from './measure-command-survey.ts';

/** One line of the answer, named as in the package's table of values. */
export interface NamedEstimate {
  readonly statistic: StatisticName;
  readonly params: Readonly<Record<string, number | string>>;
  readonly domain: string;
  readonly estimate: Estimate;
  readonly precision: Precision;
}

const DECILES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
const QUINTILES = [0, 0.2, 0.4, 0.6, 0.8] as const;

interface Domain {
  readonly name: string;
  readonly design: SurveyDesign;
  readonly sorted: SortedWelfare;
}

/** The wanted statistics for the survey (or its domain) and for each group. */
export function namedEstimates(survey: MeasuredSurvey, args: MeasureArguments): NamedEstimate[] {
  return withRowNames(args, survey.columns, () => {
    const sorted = sortWelfare(survey.welfare, survey.design);
    const whole: Domain = { name: survey.domainName, design: survey.design, sorted };
    const groups = survey.groups.flatMap(({ column, data }) =>
      domainsBy(survey.design, words(data))
        .map(
          ({ group, design }): Domain => ({
            name: `${column}=${group}`,
            design,
            sorted: restrictSorted(sorted, design),
          }),
        )
        .sort((a, b) => a.name.localeCompare(b.name, 'id', { numeric: true })),
    );
    return [whole, ...groups].flatMap((domain) =>
      args.statistics.flatMap((name) => estimatesOf(name, domain, survey, args)),
    );
  });
}

function estimatesOf(
  statistic: StatisticName,
  domain: Domain,
  survey: MeasuredSurvey,
  args: MeasureArguments,
): NamedEstimate[] {
  const { design, sorted } = domain;
  const { convention, boundary } = args;
  const named = (params: NamedEstimate['params'], estimate: Estimate): NamedEstimate => ({
    statistic,
    params,
    domain: domain.name,
    estimate,
    precision: precisionOf(estimate, convention),
  });
  switch (statistic) {
    case 'fgt': {
      const line = typeof survey.line === 'number' ? survey.line : args.line;
      return [0, 1, 2].map((alpha) =>
        named({ alpha, line }, fgt(survey.welfare, design, survey.line, { alpha, boundary })),
      );
    }
    case 'mean':
      return [named({}, mean(survey.welfare, design))];
    case 'gini':
      return [
        named(
          {},
          giniSorted(sorted, design, { convention: convention === 'convey' ? 'convey' : 'trapezoid' }),
        ),
      ];
    case 'lowest-share':
      return [named({ p: 0.4 }, lowestShareSorted(sorted, design, { p: 0.4, convention }))];
    case 'quantile-share':
      return QUINTILES.map((from, at) => {
        const to = QUINTILES[at + 1] ?? 1;
        return named({ from, to }, quantileShareSorted(sorted, design, { from, to }, { convention }));
      });
    case 'lorenz':
      return DECILES.map((p) => named({ p }, lorenzSorted(sorted, design, p, { convention })));
  }
}

/** The shape of `--json`. An RSE of a figure 0 is no number and stands as null. */
export function estimateJson({
  statistic,
  params,
  domain,
  estimate,
  precision,
}: NamedEstimate): Record<string, unknown> {
  const { value, se, df, n, method } = estimate;
  const { ciLow, ciHigh, rse } = precision;
  return { statistic, params, domain, value, se, df, ciLow, ciHigh, rse, n, method };
}
