import { workInThread } from '../platform/thread/index.ts';
import { lookAtFile } from './survey-profile.ts';
import { type ReadSurvey, readSurvey, type Stage } from './survey-read.ts';
import type { ReadTask } from './survey-reader.ts';

/* Cutting seventy megabytes into cells takes seconds, in which no request would be answered. */
await workInThread<ReadTask, Stage>(async (task, { tell, signal }) => {
  if (task.kind === 'look') return { value: await lookAtFile(task.bytes, task.fileName, task.sheet) };
  const value = await readSurvey(task.file, tell, signal);
  return { value, transfer: buffersOf(value) };
});

function buffersOf({ columns }: ReadSurvey): ArrayBuffer[] {
  return columns.flatMap(({ bytes }) => (bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : []));
}
