import { randomUUID } from 'node:crypto';
import { type AnalysisAnswer, AnalysisRequest } from '@pilar/contracts';
import { z } from 'zod';
import { writeAudit } from '../platform/audit/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { JobContext, JobHandler } from '../platform/job/index.ts';
import { addAnalysis } from './analysis.store.ts';
import { loadAnalysisColumns } from './analysis-columns.ts';
import { AnalysisInputs } from './analysis-inputs.ts';
import { ANALYSIS_METHOD } from './analysis-task.ts';
import { computeApart } from './analysis-thread.ts';

export const ANALYSIS = 'survey.analysis';
export const AnalysisPayload = z.object({
  key: z.string(),
  request: AnalysisRequest,
  inputs: AnalysisInputs,
});
type Payload = z.infer<typeof AnalysisPayload>;

/** Computes an analysis and keeps its answer; a job that is cut off has kept nothing. */
export const makeAnalysis: JobHandler = {
  run: async (given, context) => {
    const payload = AnalysisPayload.parse(given);
    const { request, inputs } = payload;
    const rows = inputs.surveys.reduce((sum, survey) => sum + survey.rows, 0);
    await context.progress('reading', 0, null);
    const columns = await context.db.asActor(context.actor, (tx) => loadAnalysisColumns(tx, request, inputs));
    const answer = await watched(context, (signal) => computeApart({ request, inputs, columns }, signal));
    await context.progress('saving', rows, rows);
    await context.db.asActor(context.actor, (tx) => save(tx, payload, answer, context));
    return { rows };
  },
};

// The thread cannot say how far it is; the wish to stop it is asked for in between all the same.
const ASK_MILLISECONDS = 400;

async function watched<T>(context: JobContext, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const tell = (): void => {
    context.progress('computing', 0, null).catch((error: unknown) => stop.abort(error));
  };
  tell();
  const asking = setInterval(tell, ASK_MILLISECONDS);
  try {
    return await work(stop.signal);
  } finally {
    clearInterval(asking);
  }
}

async function save(
  tx: Tx,
  { key, request, inputs }: Payload,
  answer: AnalysisAnswer,
  { actor, clock }: JobContext,
): Promise<void> {
  const id = randomUUID();
  const isNew = await addAnalysis(tx, {
    id,
    key,
    kind: request.kind,
    place: inputs.register === null ? null : inputs.cityCode,
    request: JSON.stringify(request),
    inputs: JSON.stringify(inputs),
    answer: JSON.stringify(answer),
    method: ANALYSIS_METHOD[request.kind],
    is_synthetic:
      inputs.surveys.some(({ isSynthetic }) => isSynthetic) || inputs.register?.isSynthetic === true,
    created_at: clock.now(),
    created_by: actor.userId,
    created_by_name: actor.userName,
  });
  if (!isNew) return;
  await writeAudit(tx, actor, clock, {
    action: 'analysis.make',
    entity: 'measurement.analysis',
    entityId: id,
    after: { kind: request.kind, surveys: inputs.surveys.map(({ surveyId }) => surveyId) },
  });
}
