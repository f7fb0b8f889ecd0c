import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../platform/problem.ts';
import { lookAtFile } from './survey-profile.ts';
import { type ReadSurvey, readSurvey } from './survey-read.ts';
import type { ReadAnswer, ReadTask } from './survey-read-messages.ts';

/*
 * The thread that reads one large file: cutting seventy megabytes into cells takes seconds, in which no request would
 * be answered. It holds nothing but the bytes it was given; any message asks it to end by itself.
 */
type Say = (answer: ReadAnswer, transfer?: ArrayBuffer[]) => void;

async function obey(task: ReadTask, say: Say, signal: AbortSignal): Promise<void> {
  if (task.kind === 'look') {
    say({ kind: 'done', value: await lookAtFile(task.bytes, task.fileName, task.sheet) });
    return;
  }
  const value = await readSurvey(task.file, (stage) => say({ kind: 'stage', stage }), signal);
  say({ kind: 'done', value }, buffersOf(value));
}

/** The columns are handed over, not copied. */
function buffersOf({ columns }: ReadSurvey): ArrayBuffer[] {
  return columns.flatMap(({ bytes }) => (bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : []));
}

function refusalOf(error: unknown): ReadAnswer {
  if (error instanceof Problem) return { kind: 'refused', code: error.code, facts: error.facts };
  if (error instanceof Error) return { kind: 'failed', message: error.message, stack: error.stack };
  return { kind: 'failed', message: String(error), stack: undefined };
}

if (parentPort !== null) {
  const port = parentPort;
  const say: Say = (answer, transfer = []) => port.postMessage(answer, transfer);
  const stop = new AbortController();
  port.once('message', () => stop.abort());
  // Given by the reader that started this thread.
  await obey(workerData as ReadTask, say, stop.signal).catch((error: unknown) => say(refusalOf(error)));
  port.close();
}
