import { randomUUID } from 'node:crypto';
import type { Tx } from '../platform/db/index.ts';

export type RunRow = Readonly<{ at: Date; by: string; code: string; before: Date; erased: number }>;

export async function addRun(tx: Tx, run: RunRow): Promise<void> {
  await tx
    .insertInto('protection.retention_run')
    .values({ id: randomUUID(), ...run })
    .execute();
}

export async function listRuns(tx: Tx, limit: number) {
  return tx.selectFrom('protection.retention_run').selectAll().orderBy('at', 'desc').limit(limit).execute();
}

/** When the program last went through the rules, whatever it found. */
export async function findLastRun(tx: Tx, code: string): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('protection.retention_run')
    .select('at')
    .where('code', '=', code)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}
