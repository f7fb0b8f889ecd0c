import { Worker } from 'node:worker_threads';
import type { ProblemCode, ProblemFacts } from '@pilar/contracts';
import { Problem } from '../problem.ts';
import { fileKind } from './file-kind.ts';
import type { RawTable } from './raw-table.ts';
import { readTable } from './read-table.ts';
import { isLightFile } from './size-limits.ts';

/** A list of areas or figures is written by hand: a few thousand rows. */
const MOST_MEGABYTES = 20;
export const MOST_LIST_ROWS = 20_000;
const MOST_MEMORY_MEGABYTES = 1_024;

export type ListTask = Readonly<{ bytes: Uint8Array<ArrayBuffer>; fileName: string; mostRows: number }>;
/** Error objects lose their class between threads, so a refusal crosses as its code and facts. */
export type ListAnswer =
  | Readonly<{ kind: 'done'; table: RawTable }>
  | Readonly<{ kind: 'refused'; code: ProblemCode; facts: ProblemFacts }>
  | Readonly<{ kind: 'failed'; message: string }>;

/**
 * Reads a list of which each row will be looked at by a person. One that takes longer is read in a thread of its own,
 * which may use so much memory and no more: a file that unfolds without end takes nothing else down.
 * @throws Problem as `readTable`; file-type-unknown for Parquet, file-damaged where memory does not suffice
 */
export async function readList(bytes: Uint8Array, fileName: string): Promise<RawTable> {
  const megabytes = Math.ceil(bytes.length / 1e6);
  if (megabytes > MOST_MEGABYTES) {
    throw new Problem('file-too-large', { file: fileName, megabytes, limit: MOST_MEGABYTES });
  }
  if (fileKind(bytes) === 'parquet') {
    throw new Problem('file-type-unknown', { file: fileName, found: 'Parquet' });
  }
  if (isLightFile(bytes)) return readTable(bytes, fileName, { mostRows: MOST_LIST_ROWS });
  // A copy goes over: the caller still keeps the file.
  return readApart({ bytes: new Uint8Array(bytes), fileName, mostRows: MOST_LIST_ROWS });
}

async function readApart(task: ListTask): Promise<RawTable> {
  const { promise, resolve, reject } = Promise.withResolvers<RawTable>();
  const worker = new Worker(new URL('./read-list-worker.ts', import.meta.url), {
    workerData: task,
    transferList: [task.bytes.buffer],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MEGABYTES },
  });
  worker.on('message', (answer: ListAnswer) => {
    if (answer.kind === 'done') resolve(answer.table);
    else if (answer.kind === 'refused') reject(new Problem(answer.code, answer.facts));
    else reject(new Error(answer.message));
  });
  worker.on('error', (error) => reject(isOutOfMemory(error) ? tooMuch(task.fileName) : error));
  worker.on('exit', (code) => reject(new Error(`The thread that read the list ended (${code}).`)));
  try {
    return await promise;
  } finally {
    await worker.terminate();
  }
}

export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

export const tooMuch = (file: string): Problem =>
  new Problem('file-damaged', {
    file,
    reason: 'isinya memerlukan terlalu banyak memori / its content needs too much memory',
  });
