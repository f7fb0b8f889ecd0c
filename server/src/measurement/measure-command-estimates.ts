import { domainsBy, type Estimate, type SurveyDesign } from '@pilar/measurement';
import { Problem } from '../platform/problem.ts';
import { sortedOnce } from './command-sorted.ts';
import { type Precision, precisionOf } from './estimate-compute.ts';
import type { SurveyArguments } from './measure-command-arguments.ts';
import { type WantedFigure, wantedFigures } from './measure-command-figures.ts';
import type { Measured, Params, StatisticName } from './measure-command-statistics.ts';
import { type MeasuredSurvey, rowNamed } from './measure-command-survey.ts';

/** One line of the answer, named as in the package's table of values. */
export interface NamedEstimate {
  readonly statistic: StatisticName;
  readonly params: Params;
  readonly domain: string;
  readonly estimate: Estimate;
  readonly precision: Precision;
}

/** A figure that the data do not allow (the log of a welfare of 0, a median of poor people who are not there). */
export interface NotComputed {
  readonly statistic: StatisticName;
  readonly params: Params;
  readonly domain: string;
  readonly reason: string;
}

export interface Answer {
  readonly estimates: readonly NamedEstimate[];
  readonly notComputed: readonly NotComputed[];
}

export interface Domain {
  readonly name: string;
  readonly design: SurveyDesign;
}

/** The survey (or its domain) and each group of `--by`. */
export function domainsOf(survey: MeasuredSurvey): Domain[] {
  const groups = survey.groups.flatMap(({ column, labels }) =>
    domainsBy(survey.design, labels)
      .map(({ group, design }): Domain => ({ name: `${column}=${group}`, design }))
      .sort((a, b) => a.name.localeCompare(b.name, 'id', { numeric: true })),
  );
  return [{ name: survey.domainName, design: survey.design }, ...groups];
}

export function measuredOf(survey: MeasuredSurvey, { boundary, convention }: SurveyArguments): Measured {
  return {
    welfare: survey.welfare,
    line: survey.line,
    boundary,
    convention,
    sorted: sortedOnce(survey.welfare),
  };
}

/** The wanted statistics for the survey (or its domain) and for each group. */
export function namedEstimates(survey: MeasuredSurvey, args: SurveyArguments): Answer {
  const measured = measuredOf(survey, args);
  const figures = wantedFigures(args.statistics, survey.line);
  const estimates: NamedEstimate[] = [];
  const notComputed: NotComputed[] = [];
  for (const domain of domainsOf(survey)) {
    for (const figure of figures) {
      const answer = estimateOf(figure, domain, { measured, survey, args });
      if ('estimate' in answer) estimates.push(answer);
      else notComputed.push(answer);
    }
  }
  return { estimates, notComputed };
}

interface Asked {
  readonly measured: Measured;
  readonly survey: MeasuredSurvey;
  readonly args: SurveyArguments;
}

function estimateOf(
  { statistic, params, of }: WantedFigure,
  { name, design }: Domain,
  { measured, survey, args }: Asked,
): NamedEstimate | NotComputed {
  try {
    const estimate = of(measured, design);
    return { statistic, params, domain: name, estimate, precision: precisionOf(estimate, args.convention) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const reason = rowNamed(error.message, args, survey.columns);
    // What was asked for by name must be there for the survey itself; a small group may lack a figure.
    if (args.statistics !== 'all' && name === survey.domainName)
      throw new Problem('design-invalid', { reason: `${survey.file}: ${statistic}: ${reason}` });
    return { statistic, params, domain: name, reason };
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
  const { ciLow, ciHigh, rse, rseClass } = precision;
  return { statistic, params, domain, value, se, df, ciLow, ciHigh, rse, rseClass, n, method };
}
