import { Problem } from '../problem.ts';
import { runInThread } from '../thread/index.ts';
import { fileKind } from './file-kind.ts';
import type { RawTable } from './raw-table.ts';
import { readTable } from './read-table.ts';
import { isLightFile } from './size-limits.ts';

/** A list of areas or figures is written by hand: a few thousand rows. */
const MOST_MEGABYTES = 20;
export const MOST_LIST_ROWS = 20_000;
const MOST_MEMORY_MEGABYTES = 1_024;

/** What the thread that reads one list is asked. */
export type ListTask = Readonly<{ bytes: Uint8Array<ArrayBuffer>; fileName: string; mostRows: number }>;

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
  const copy = new Uint8Array(bytes);
  return runInThread<RawTable, ListTask>({
    script: new URL('./read-list-worker.ts', import.meta.url),
    task: { bytes: copy, fileName, mostRows: MOST_LIST_ROWS },
    transfer: [copy.buffer],
    outOfMemory: () => tooMuch(fileName),
    mostMegabytes: MOST_MEMORY_MEGABYTES,
  });
}

export const tooMuch = (file: string): Problem =>
  new Problem('file-damaged', {
    file,
    reason: 'isinya memerlukan terlalu banyak memori / its content needs too much memory',
  });
