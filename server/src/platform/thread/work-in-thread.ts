import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../problem.ts';
import type { ThreadMessage } from './thread-message.ts';

/** Buffers in `transfer` are handed over, not copied. */
export type ThreadAnswer = Readonly<{ value: unknown; transfer?: readonly ArrayBuffer[] }>;
export type ThreadHost<Stage> = Readonly<{ tell: (stage: Stage) => void; signal: AbortSignal }>;

/**
 * The thread's side of `runInThread`: one thread does one task, holding nothing but what it was given, then ends. Any
 * message from outside asks it to end by itself.
 */
export async function workInThread<Task, Stage = never>(
  work: (task: Task, host: ThreadHost<Stage>) => Promise<ThreadAnswer>,
): Promise<void> {
  if (parentPort === null) throw new Error('workInThread is called by the script of a thread alone.');
  const port = parentPort;
  const stop = new AbortController();
  port.once('message', () => stop.abort());
  const say = (message: ThreadMessage, transfer: readonly ArrayBuffer[] = []): void =>
    port.postMessage(message, transfer);
  try {
    // Given by whoever started this thread.
    const { value, transfer } = await work(workerData as Task, {
      tell: (stage) => say({ kind: 'stage', stage }),
      signal: stop.signal,
    });
    say({ kind: 'done', value }, transfer);
  } catch (error) {
    say(refusalOf(error));
  }
  port.close();
}

function refusalOf(error: unknown): ThreadMessage {
  if (error instanceof Problem) return { kind: 'refused', code: error.code, facts: error.facts };
  if (error instanceof Error) return { kind: 'failed', message: error.message, stack: error.stack };
  return { kind: 'failed', message: String(error), stack: undefined };
}
