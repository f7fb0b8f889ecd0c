import type { AnalysisAnswer } from '@pilar/contracts';
import { outOfMemory } from '../platform/tabular/index.ts';
import { runInThread } from '../platform/thread/index.ts';
import type { AnalysisTask } from './analysis-task.ts';

/** Computes in a thread of its own. The numbers of the columns go over for good. */
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
