import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../problem.ts';
import type { ListAnswer, ListTask } from './read-list.ts';
import { readTable } from './read-table.ts';

/* The thread that reads one list, holding nothing but its bytes. */
function refusalOf(error: unknown): ListAnswer {
  if (error instanceof Problem) return { kind: 'refused', code: error.code, facts: error.facts };
  return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
}

if (parentPort !== null) {
  // Given by the reader that started this thread.
  const { bytes, fileName, mostRows } = workerData as ListTask;
  const answer: ListAnswer = await readTable(bytes, fileName, { mostRows }).then(
    (table) => ({ kind: 'done', table }),
    refusalOf,
  );
  parentPort.postMessage(answer);
  parentPort.close();
}
