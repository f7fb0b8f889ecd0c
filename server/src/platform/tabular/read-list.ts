import { runInThread } from '../thread/index.ts';
import type { RawTable, ReadOptions } from './raw-table.ts';
import { readTable } from './read-table.ts';
import { outOfMemory, tooLarge } from './refusals.ts';
import { isLightFile } from './size-limits.ts';

/** A list of areas or figures is written by hand: a few thousand rows. */
const MOST_MEGABYTES = 20;
const OPTIONS: ReadOptions = { mostRows: 20_000, accepted: ['csv', 'xlsx'] };
const MOST_MEMORY_MEGABYTES = 1_024;

/** What the thread that reads one list is asked. */
export type ListTask = Readonly<{ bytes: Uint8Array<ArrayBuffer>; fileName: string; options: ReadOptions }>;

/**
 * Reads a list of which each row will be looked at by a person. One that takes longer is read in a thread of its own,
 * which may use so much memory and no more: a file that unfolds without end takes nothing else down.
 * @throws Problem as `readTable`; file-type-unknown for Parquet too, file-too-heavy where memory does not suffice
 */
export async function readList(bytes: Uint8Array, fileName: string): Promise<RawTable> {
  const megabytes = Math.ceil(bytes.length / 1e6);
  if (megabytes > MOST_MEGABYTES) throw tooLarge(fileName, megabytes, MOST_MEGABYTES);
  if (isLightFile(bytes)) return readTable(bytes, fileName, OPTIONS);
  // A copy goes over: the caller still keeps the file.
  const copy = new Uint8Array(bytes);
  return runInThread<RawTable, ListTask>({
    script: new URL('./read-list-worker.ts', import.meta.url),
    task: { bytes: copy, fileName, options: OPTIONS },
    transfer: [copy.buffer],
    outOfMemory: () => outOfMemory(fileName),
    mostMegabytes: MOST_MEMORY_MEGABYTES,
  });
}
