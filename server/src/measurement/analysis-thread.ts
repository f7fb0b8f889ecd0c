import type { AnalysisAnswer } from '@pilar/contracts';
import { outOfMemory } from '../platform/tabular/index.ts';
import { runInThread } from '../platform/thread/index.ts';
import { type AnalysisTask, computeAnalysis } from './analysis-task.ts';

// Below this a computation takes less time than a thread takes to start.
const LIGHT_ROWS = 10_000;

/** Computes an analysis; where it would hold requests up, in a thread of its own, to which the columns go for good. */
export async function computeApart(task: AnalysisTask, signal?: AbortSignal): Promise<AnalysisAnswer> {
  const rows = task.columns.reduce((sum, { welfare }) => sum + welfare.length, 0);
  return rows <= LIGHT_ROWS ? computeAnalysis(task) : computeInThread(task, signal);
}

export function computeInThread(task: AnalysisTask, signal?: AbortSignal): Promise<AnalysisAnswer> {
  return runInThread<AnalysisAnswer, AnalysisTask>({
    script: new URL('./analysis-worker.ts', import.meta.url),
    task,
    transfer: buffersOf(task),
    outOfMemory: () => outOfMemory(task.inputs.surveys[0]?.fileName ?? 'survei'),
    ...(signal === undefined ? {} : { signal }),
  });
}

function buffersOf({ columns }: AnalysisTask): ArrayBuffer[] {
  const buffers = columns.flatMap(({ welfare, weights }) => [welfare.buffer, weights.buffer]);
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}
