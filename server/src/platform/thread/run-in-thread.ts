import { Worker } from 'node:worker_threads';
import { Problem } from '../problem.ts';
import type { ThreadMessage } from './thread-message.ts';

export type ThreadRun<Task, Stage> = Readonly<{
  /** the script that calls `workInThread` */
  script: URL;
  task: Task;
  /** goes over for good: the caller has it no more */
  transfer: ArrayBuffer[];
  /** what is said when the work needs more memory than it may have */
  outOfMemory: () => Problem;
  mostMegabytes?: number;
  /** the thread may not be ended from outside: it is asked to end by itself */
  endsItself?: boolean;
  signal?: AbortSignal;
  onStage?: (stage: Stage) => void;
}>;

/**
 * Does one task in a thread of its own, so that requests are answered meanwhile. The answer's form is fixed by the
 * task; the thread is our own code. An aborted signal rejects at once with its reason, and ends the thread.
 * @throws Problem as the work, and `outOfMemory`
 */
export async function runInThread<Answer, Task = unknown, Stage = never>(
  run: ThreadRun<Task, Stage>,
): Promise<Answer> {
  const { signal, onStage, mostMegabytes } = run;
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const worker = new Worker(run.script, {
    workerData: run.task,
    transferList: run.transfer,
    execArgv: [],
    ...(mostMegabytes === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } }),
  });
  worker.on('message', (message: ThreadMessage) => {
    if (message.kind === 'stage') {
      if (signal?.aborted !== true) onStage?.(message.stage as Stage);
    } else if (message.kind === 'done') resolve(message.value);
    else reject(errorOf(message));
  });
  worker.on('error', (error) => reject(isOutOfMemory(error) ? run.outOfMemory() : error));
  worker.on('exit', (code) => reject(new Error(`The thread ended without an answer (${code}).`)));
  const stop = () => {
    worker.postMessage('stop');
    reject(signal?.reason);
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return (await promise) as Answer;
  } finally {
    signal?.removeEventListener('abort', stop);
    if (run.endsItself !== true) await worker.terminate();
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

function errorOf(message: Extract<ThreadMessage, { kind: 'refused' | 'failed' }>): Error {
  if (message.kind === 'refused') return new Problem(message.code, message.facts);
  const error = new Error(message.message);
  if (message.stack !== undefined) error.stack = message.stack;
  return error;
}
