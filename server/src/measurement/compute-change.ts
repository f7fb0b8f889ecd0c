import {
  type ChangeAnswer,
  type ChangeRequest,
  type Difference,
  INDICATOR_OF,
  type Measure,
  type STATISTICS,
} from '@pilar/contracts';
import { proPoorGrowth, type Wave } from '@pilar/measurement';
import type { AnalysisInputs } from './analysis-inputs.ts';
import { changeAnswer } from './change-command-answers.ts';
import { partOfRow, readChangeRows } from './change-rows.ts';
import { computeEstimate, designOf } from './estimate-compute.ts';
import type { MeasuredColumns } from './measured-columns.ts';
import { areaFinder } from './named-areas.ts';
import { findPriceChange } from './price-chain.ts';
import { columnsAt } from './sampled-columns.ts';
import { findBreakOf } from './series-breaks.ts';

/** Why two surveys differ: the answer of `pilar change`, with the pro-poor rate and what may not be compared. */
export function computeChange(
  request: ChangeRequest,
  inputs: AnalysisInputs,
  all: readonly MeasuredColumns[],
): ChangeAnswer {
  const waves = linedWaves(request, inputs, all);
  const { before, after, prices } = waves;
  const { boundary, lonelyPsu } = request;
  const rules = { boundary, lonelyPsu };
  const levels = [before, after].map(({ columns, line }) => computeEstimate(columns, { line, ...rules }));
  const samples = [before, after].map(({ columns, line }) => ({
    welfare: columns.welfare,
    line: { kind: 'amount', value: line } as const,
    design: designOf(columns, lonelyPsu),
    labels: columns.group === undefined ? [] : [columns.group],
  }));
  const [first, second] = samples;
  if (first === undefined || second === undefined) throw new RangeError('computeChange: a survey is missing');
  const answer = changeAnswer(
    {
      ...rules,
      convention: 'bps',
      statistics: 'fgt,mean,gini,lowest-share,lowest-mean',
      by: request.sectors === null ? [] : [request.sectors],
      line: String(before.line),
      line2: String(after.line),
    },
    {
      samples: [first, second],
      domainName: 'all',
      sayReason: (message) => message.replace(/^\w+: /, ''),
    },
  );
  const rows = readChangeRows(answer);
  const find = areaFinder(inputs.areas);
  const [from, to] = levels.map(({ groups }) => groups[0]?.measures ?? []);
  return {
    kind: 'change',
    prices,
    ...rows,
    sectors: rows.sectors.map((part) => ({ ...part, sector: find(part.sector)?.name ?? part.sector })),
    differences: rows.differences.flatMap(({ statistic, ...change }): Difference[] => {
      const [a, b] = [measureOf(from, statistic), measureOf(to, statistic)];
      if (a === undefined || b === undefined) return [];
      const periods = [inputs.surveys[0]?.period ?? '', inputs.surveys[1]?.period ?? ''] as const;
      return [
        {
          statistic,
          ...change,
          before: a,
          after: b,
          break: findBreakOf(INDICATOR_OF[statistic], inputs.cityCode, periods) ?? null,
        },
      ];
    }),
    proPoor: proPoorOf(first, second, { line: before.line, boundary }),
  };
}

const measureOf = (measures: readonly Measure[] | undefined, statistic: (typeof STATISTICS)[number]) =>
  measures?.find((measure) => measure.statistic === statistic);

/** The earlier survey is brought to the prices of the later one, its line as well: poverty stays, growth becomes real. */
function linedWaves(request: ChangeRequest, inputs: AnalysisInputs, all: readonly MeasuredColumns[]) {
  const [a, b] = inputs.surveys;
  if (a === undefined || b === undefined) throw new RangeError('linedWaves: a survey is missing');
  const prices =
    request.prices === 'real' ? (findPriceChange(inputs.cityCode, a.period, b.period) ?? null) : null;
  const ratio = prices?.ratio ?? 1;
  const own = columnsAt(all, 0);
  const welfare = ratio === 1 ? own.welfare : own.welfare.map((amount) => amount * ratio);
  return {
    before: { columns: { ...own, welfare }, line: a.line * ratio },
    after: { columns: columnsAt(all, 1), line: b.line },
    prices,
  };
}

/** Null where nobody was poor, so that no rank of the poor is there. */
function proPoorOf(
  before: Wave,
  after: Wave,
  { line, boundary }: { line: number; boundary: ChangeRequest['boundary'] },
) {
  try {
    return partOfRow(proPoorGrowth(before, after, line, { boundary }));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
