import { Worker } from 'node:worker_threads';
import { Problem } from '../platform/problem.ts';
import { fileKind, isOutOfMemory, tooMuch } from '../platform/tabular/index.ts';
import type { Stage } from './survey-read.ts';
import type { ReadAnswer, ReadTask } from './survey-read-messages.ts';

type Listening = Readonly<{ signal?: AbortSignal; onStage?: (stage: Stage) => void }>;

/**
 * Does one task in a thread of its own, so that requests are answered meanwhile. The answer's form is fixed by the task;
 * the thread is our own code. The file's bytes go over for good: the caller has them no more.
 * An aborted signal rejects at once with its reason, and ends the thread.
 */
export async function readInThread<T>(task: ReadTask, listening: Listening = {}): Promise<T> {
  const { signal, onStage } = listening;
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  // DuckDB takes the whole process down when its thread is ended under it: that thread is asked to end by itself.
  const isNative = fileKind(bytesOf(task)) === 'parquet';
  const worker = new Worker(new URL('./survey-read-worker.ts', import.meta.url), {
    workerData: task,
    transferList: [bytesOf(task).buffer],
    execArgv: [],
  });
  worker.on('message', (answer: ReadAnswer) => {
    if (answer.kind === 'stage') {
      if (signal?.aborted !== true) onStage?.(answer.stage);
    } else if (answer.kind === 'done') resolve(answer.value);
    else reject(errorOf(answer));
  });
  worker.on('error', (error) => reject(isOutOfMemory(error) ? tooMuch(nameOf(task)) : error));
  worker.on('exit', (code) => reject(new Error(`The thread that read the file ended (${code}).`)));
  const stop = () => {
    worker.postMessage('stop');
    reject(signal?.reason);
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return (await promise) as T;
  } finally {
    signal?.removeEventListener('abort', stop);
    if (!isNative) await worker.terminate();
  }
}

const nameOf = (task: ReadTask): string => (task.kind === 'look' ? task.fileName : task.file.fileName);

const bytesOf = (task: ReadTask): Uint8Array<ArrayBuffer> =>
  task.kind === 'look' ? task.bytes : task.file.bytes;

function errorOf(answer: Extract<ReadAnswer, { kind: 'refused' | 'failed' }>): Error {
  if (answer.kind === 'refused') return new Problem(answer.code, answer.facts);
  const error = new Error(answer.message);
  if (answer.stack !== undefined) error.stack = answer.stack;
  return error;
}
