import {
  BasedPart,
  type ChangeAnswer,
  ChangeDirection,
  ChangePart,
  PovertyMeasure,
  SectorPart,
  SectorTotal,
  SplitPart,
  type Statistic,
} from '@pilar/contracts';
import { type Estimate, interval } from '@pilar/measurement';
import { z } from 'zod';
import type { ChangeAnswer as CommandAnswer, Row } from './change-command-answers.ts';

const Named = z.object({ statistic: z.string(), params: z.record(z.string(), z.unknown()) });

/** A figure of the kernel with its interval. */
export function partOfRow(estimate: Estimate): ChangePart {
  const { value, se, df } = estimate;
  const { low, high } = interval(estimate);
  return { value, se, df: finite(df), ciLow: finite(low), ciHigh: finite(high) };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const PAGE_NAMES: Readonly<Record<string, Statistic>> = {
  mean: 'mean',
  gini: 'gini',
  'lowest-share': 'lowest40',
  'lowest-mean': 'lowest40mean',
};
const FGT = ['p0', 'p1', 'p2'] as const;

/** The page's word for a statistic of the command line; undefined for one that pages do not show. */
function statisticOf(row: Row): Statistic | undefined {
  const { statistic, params } = Named.parse(row);
  if (statistic !== 'fgt') return PAGE_NAMES[statistic];
  return FGT[Number(params.alpha)];
}

function povertyOf(row: Row): PovertyMeasure {
  const { statistic } = Named.parse(row);
  return statistic === 'watts' ? 'watts' : PovertyMeasure.parse(statisticOf(row));
}

/** Degrees of freedom without end are none to speak of. */
const tidied = (row: Row): Row => ({ ...row, df: finite(Number(row.df)) });

const differenceRow = ChangePart.extend({ pValue: z.number().nullable(), direction: ChangeDirection });
const GrowthRow = ChangePart.omit({ value: true }).extend({ p: z.number(), growth: z.number() });

type Rows = Omit<ChangeAnswer, 'kind' | 'prices' | 'differences' | 'proPoor'> &
  Readonly<{
    differences: readonly (z.infer<typeof differenceRow> & Readonly<{ statistic: Statistic }>)[];
  }>;

/** The rows of `pilar change` under the names of the pages. */
export function readChangeRows(answer: CommandAnswer): Rows {
  const measured = (row: Row): Row => ({ ...tidied(row), measure: povertyOf(row) });
  const prosperity = (component: string) => {
    const row = answer.sharedProsperity.find((one) => one.component === component);
    return row === undefined ? null : ChangePart.parse(tidied(row));
  };
  return {
    differences: answer.difference.flatMap((row) => {
      const statistic = statisticOf(row);
      return statistic === undefined ? [] : [{ statistic, ...differenceRow.parse(tidied(row)) }];
    }),
    shapley: answer.shapley.map((row) => SplitPart.parse(measured(row))),
    withLine: answer.withLine.map((row) => SplitPart.parse(measured(row))),
    dattRavallion: answer.dattRavallion.map((row) => BasedPart.parse(measured(row))),
    growthIncidence: answer.growthIncidence.map((row) => {
      const { growth, ...rest } = GrowthRow.parse(tidied(row));
      return { ...rest, value: growth };
    }),
    meanGrowth: prosperity('mean-growth'),
    lowest40Growth: prosperity('lowest-40-growth'),
    premium: prosperity('premium'),
    sectorTotals: answer.sectors
      .filter((row) => row.component !== 'intra-sector')
      .map((row) => SectorTotal.parse(measured(row))),
    sectors: answer.sectors
      .filter((row) => row.component === 'intra-sector')
      .map((row) => SectorPart.parse({ ...measured(row), sector: String(row.sector) })),
    notComputed: answer.notComputed.map((row) => `${String(row.statistic)}: ${String(row.reason)}`),
  };
}
