import type {
  Analysis,
  AnalysisAnswer,
  AnalysisRecomputed,
  AnalysisRequest,
  AnalysisStarted,
} from '@pilar/contracts';
import {
  AnalysisAnswer as AnalysisAnswerContract,
  AnalysisRequest as AnalysisRequestContract,
} from '@pilar/contracts';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Tx } from '../platform/db/index.ts';
import type { JobQueue } from '../platform/job/index.ts';
import { Problem } from '../platform/problem.ts';
import { type AnalysisRow, findAnalysis } from './analysis.store.ts';
import { loadAnalysisColumns } from './analysis-columns.ts';
import { AnalysisInputs, findInputs } from './analysis-inputs.ts';
import { ANALYSIS } from './analysis-job.ts';
import { ANALYSIS_METHOD, type AnalysisTask } from './analysis-task.ts';
import { computeApart } from './analysis-thread.ts';
import { analysisView } from './analysis-view.ts';
import { contentHash } from './content-hash.ts';
import { differenceIn } from './same-answer.ts';

const TITLES: Readonly<Record<AnalysisRequest['kind'], string>> = {
  groups: 'Kemiskinan menurut kelompok',
  change: 'Mengapa berubah',
  curves: 'Kurva Lorenz dan TIP',
  'small-area': 'Perkiraan per kelurahan',
};

/** The answer where this question was put to these data before; else a job computes it. */
export async function startAnalysis(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  jobs: JobQueue,
  request: AnalysisRequest,
): Promise<AnalysisStarted> {
  const inputs = await findInputs(tx, actor, clock, request);
  const key = keyOf(request, inputs);
  const known = await findAnalysis(tx, { key });
  if (known) return { analysis: analysisView(known), jobId: null };
  const titles = [...new Set(inputs.surveys.map(({ title }) => title))].join(', ');
  const jobId = await jobs.enqueue(tx, actor, {
    kind: ANALYSIS,
    title: `${TITLES[request.kind]}: ${titles}`.slice(0, 200),
    link: null,
    payload: { key, request, inputs },
  });
  return { analysis: null, jobId };
}

/** Names of surveys and areas may change; what is computed from may not. */
function keyOf(request: AnalysisRequest, { surveys, areas, register, cityCode }: AnalysisInputs): string {
  return contentHash({
    request,
    method: ANALYSIS_METHOD[request.kind],
    cityCode,
    surveys: surveys.map(({ surveyId, dataVersion, period }) => [surveyId, dataVersion, period]),
    areas: areas.map(({ code, bpsCode, parentCode }) => [code, bpsCode, parentCode]),
    register: register && { dataVersion: register.dataVersion, covariates: register.covariates },
  });
}

export async function getAnalysis(tx: Tx, id: string): Promise<Analysis> {
  return analysisView(await getAnalysisRow(tx, id));
}

export async function getAnalysisRow(tx: Tx, id: string): Promise<AnalysisRow> {
  const row = await findAnalysis(tx, { id });
  if (!row) throw new Problem('not-found', { what: 'analisis' });
  return row;
}

/** What an analysis was computed from, read again and checked against its data version, and the answer kept. */
export async function loadAgain(
  tx: Tx,
  id: string,
): Promise<Readonly<{ task: AnalysisTask; kept: AnalysisAnswer }>> {
  const row = await getAnalysisRow(tx, id);
  const request = AnalysisRequestContract.parse(row.request);
  const inputs = AnalysisInputs.parse(row.inputs);
  const columns = await loadAnalysisColumns(tx, request, inputs, true);
  return { task: { request, inputs, columns }, kept: AnalysisAnswerContract.parse(row.answer) };
}

/** @throws Problem figure-mismatch */
export async function recomputeAnalysis(
  { task, kept }: Awaited<ReturnType<typeof loadAgain>>,
  clock: Clock,
): Promise<AnalysisRecomputed> {
  const again = await computeApart(task);
  const { figures, difference } = differenceIn(kept, again);
  if (difference !== undefined) throw new Problem('figure-mismatch', difference);
  return { at: clock.now().toISOString(), figures };
}
