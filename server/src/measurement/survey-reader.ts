import { fileKind, outOfMemory } from '../platform/tabular/index.ts';
import { runInThread } from '../platform/thread/index.ts';
import type { Stage, SurveyFile } from './survey-read.ts';

/** What the thread that reads large files may be asked. */
export type ReadTask =
  | Readonly<{ kind: 'look'; bytes: Uint8Array<ArrayBuffer>; fileName: string; sheet: string | undefined }>
  | Readonly<{ kind: 'read'; file: SurveyFile }>;

type Listening = Readonly<{ signal?: AbortSignal; onStage?: (stage: Stage) => void }>;

/** Reads a file in a thread of its own, as `runInThread`. The file's bytes go over for good. */
export function readInThread<T>(task: ReadTask, listening: Listening = {}): Promise<T> {
  const { bytes, fileName } = task.kind === 'look' ? task : task.file;
  return runInThread<T, ReadTask, Stage>({
    script: new URL('./survey-read-worker.ts', import.meta.url),
    task,
    transfer: [bytes.buffer],
    outOfMemory: () => outOfMemory(fileName),
    // DuckDB takes the whole process down when its thread is ended under it.
    endsItself: fileKind(bytes) === 'parquet',
    ...listening,
  });
}
