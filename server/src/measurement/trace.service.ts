import type { Recomputed, Trace } from '@pilar/contracts';
import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { type FigureRow, findFigureRow, listReplaced } from './figure.store.ts';
import { figureOf } from './figure-view.ts';
import { getIndicator } from './indicator-catalogue.ts';
import { officialTrace, recomputeOfficial } from './official-trace.ts';
import { recomputeSurvey, surveyTrace } from './survey-trace.ts';

/** The walk-back of a figure: where it comes from, what was used and left out, by which formula and parameters. */
export async function getTrace(tx: Tx, figureId: string): Promise<Trace> {
  const row = await getRow(tx, figureId);
  const origin = row.kind === 'survey' ? await surveyTrace(tx, row) : officialTrace(row);
  return {
    figure: figureOf(row),
    indicator: getIndicator(row.indicator),
    ...origin,
    history: (await listReplaced(tx, row)).map(figureOf),
  };
}

// Sums of doubles may differ in the last digits between processors; anything above that is another figure.
const RELATIVE_TOLERANCE = 1e-10;

/** Computes the figure again from its data, now, and compares. A difference is an error, never a new figure. */
export async function recomputeFigure(tx: Tx, clock: Clock, figureId: string): Promise<Recomputed> {
  const row = await getRow(tx, figureId);
  const again = row.kind === 'survey' ? await recomputeSurvey(tx, row) : recomputeOfficial(row);
  const isSame = isClose(again.value, row.value) && isClose(again.se, row.se);
  if (!isSame || again.dataVersion !== again.expectedVersion) {
    throw new Problem('figure-mismatch', { published: row.value, recomputed: again.value ?? 'tidak ada' });
  }
  // What is withheld from readers is not told by this way either; that it agrees is.
  const told = (value: number | null) => (row.rse_class === 'withheld' ? null : value);
  return {
    published: told(row.value),
    recomputed: told(again.value),
    publishedSe: told(row.se),
    recomputedSe: told(again.se),
    dataVersion: again.dataVersion,
    at: clock.now().toISOString(),
  };
}

function isClose(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= RELATIVE_TOLERANCE * Math.max(Math.abs(a), Math.abs(b), 1e-12);
}

async function getRow(tx: Tx, id: string): Promise<FigureRow> {
  const row = await findFigureRow(tx, id);
  if (!row) throw new Problem('not-found', { what: 'angka' });
  return row;
}
