import type { Estimate, SurveyDesign } from '@pilar/measurement';
import { oneOf, readNumber } from './command-options.ts';
import {
  fifthBelow,
  type GivenLine,
  isStatistic,
  type Measured,
  type Params,
  STATISTIC_NAMES,
  type StatisticName,
  statisticOf,
} from './measure-command-statistics.ts';

/** A figure that is asked for: a statistic with its parameter. */
export interface WantedFigure {
  readonly statistic: StatisticName;
  readonly params: Params;
  readonly of: (measured: Measured, design: SurveyDesign) => Estimate;
}

/** `fgt,ge:0.5,gini` or `all`. @throws {Problem} command-invalid */
export function wantedFigures(list: string, line: GivenLine | undefined): WantedFigure[] {
  if (list === 'all')
    return STATISTIC_NAMES.filter(
      (name) => line !== undefined || statisticOf(name).needsLine !== true,
    ).flatMap((name) => figuresOf(name, undefined, line));
  return list.split(',').flatMap((word) => {
    const [text = '', number] = word.trim().split(':');
    const name = oneOf('--statistics', text, STATISTIC_NAMES);
    return figuresOf(
      name,
      number === undefined ? undefined : readNumber(`--statistics ${text}`, number),
      line,
    );
  });
}

/** @throws {Problem} command-invalid, for a statistic that is not known; before any file is read. */
export function checkStatistics(list: string): void {
  wantedFigures(list, undefined);
}

/** Whether one of the statistics of a list cannot do without a line. */
export function needsLine(list: string): boolean {
  return list.split(',').some((word) => {
    const name = word.trim().split(':')[0] ?? '';
    return isStatistic(name) && statisticOf(name).needsLine === true;
  });
}

function figuresOf(
  name: StatisticName,
  asked: number | undefined,
  line: GivenLine | undefined,
): WantedFigure[] {
  const { parameter, fixed, needsLine: hasLine, compute } = statisticOf(name);
  if (asked !== undefined && parameter === undefined) oneOf(`--statistics ${name}:${asked}`, '', []);
  const values = asked === undefined ? (parameter?.values ?? [Number.NaN]) : [asked];
  return values.map((value) => ({
    statistic: name,
    params: {
      ...(name === 'quantile-share' ? { from: fifthBelow(value) } : {}),
      ...(parameter === undefined ? {} : { [parameter.name]: value }),
      ...(hasLine && line !== undefined ? { line: line.kind === 'amount' ? line.value : line.name } : {}),
      ...fixed,
    },
    of: (measured, design) => compute(measured, design, value),
  }));
}
