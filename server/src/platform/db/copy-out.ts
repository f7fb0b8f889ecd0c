import type { RootOperationNode } from 'kysely';
import { onSession } from './transaction.ts';
import type { Tx } from './types.ts';

export type BulkQuery = Readonly<{ toOperationNode(): RootOperationNode }>;

/**
 * Reads a large result as CSV with a header line, in UTF-8: ten times faster than rows as objects.
 * The query runs under the actor's row-level security like any other.
 * An empty field without quotes is NULL, `""` is an empty text.
 */
export function copyOut(tx: Tx, query: BulkQuery): Promise<Uint8Array> {
  return onSession(tx, (session) => session.copyOut(query.toOperationNode()));
}
