import type { BackupReason, ProblemFacts } from '@pilar/contracts';
import { z } from 'zod';
import type { Tx } from '../db/index.ts';

export type BackupRun = Readonly<{
  kind: 'make' | 'check';
  reason: BackupReason;
  at: Date;
  fileName: string | null;
  bytes: number | null;
  rows: number | null;
  problem: Readonly<{ code: string; facts: ProblemFacts }> | null;
}>;

export async function addBackupRun(tx: Tx, { kind, reason, at, ...run }: BackupRun): Promise<void> {
  await tx
    .insertInto('platform.backup_run')
    .values({
      ...{ kind, reason, ended_at: at, file_name: run.fileName, bytes: run.bytes, rows: run.rows },
      problem: run.problem?.code ?? null,
      facts: run.problem === null ? null : JSON.stringify(run.problem.facts),
    })
    .execute();
}

/** Of each file the newest word about it: it was made, or checked since. */
export async function listFileRuns(tx: Tx, names: readonly string[]) {
  if (names.length === 0) return [];
  return tx
    .selectFrom('platform.backup_run')
    .select(['kind', 'file_name', 'ended_at', 'rows', 'problem', 'facts'])
    .where('file_name', 'in', names)
    .orderBy('ended_at', 'desc')
    .limit(2_000)
    .execute();
}

/** The last try to make one. */
export async function findLastMake(tx: Tx) {
  return tx
    .selectFrom('platform.backup_run')
    .select(['ended_at', 'problem', 'facts'])
    .where('kind', '=', 'make')
    .orderBy('ended_at', 'desc')
    .executeTakeFirst();
}

/** The job of this kind that waits or runs, for whoever may see it. */
export async function findRunningJob(tx: Tx, kind: string): Promise<string | null> {
  const row = await tx
    .selectFrom('platform.job')
    .select('id')
    .where('kind', '=', kind)
    .where('state', 'in', ['queued', 'running'])
    .orderBy('created_at')
    .executeTakeFirst();
  return row?.id ?? null;
}

export type City = Readonly<{ code: string; isDemo: boolean }>;

export async function findCity(tx: Tx): Promise<City | null> {
  const row = await tx
    .selectFrom('platform.setting')
    .select('value')
    .where('key', '=', 'city')
    .executeTakeFirst();
  const city = SettingCity.safeParse(row?.value);
  return city.success ? { code: city.data.code, isDemo: city.data.isDemo ?? false } : null;
}

const SettingCity = z.object({ code: z.string(), isDemo: z.boolean().optional() });
