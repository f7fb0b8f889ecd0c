import { basename } from 'node:path';
import type { BackupReason } from '@pilar/contracts';
import { writeAudit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Actor, Database, Tx } from '../db/types.ts';
import { Problem } from '../problem.ts';
import { addBackupRun, type BackupRun } from './backup-run.store.ts';
import type { MadeBackup } from './running-backup.ts';

/** Whoever works on the machine itself, or nobody: the schedule. */
export const backupKeeper: Actor = {
  userId: 'system:backup',
  userName: 'backup',
  roles: [],
  permissions: [],
};

type Audited = Readonly<{ action: string; entityId: string | null; after: unknown }>;

/** What became of a try stands in the list of the page and, in the same transaction, in the trail. */
async function record(
  db: Database,
  clock: Clock,
  { by, run, ...audited }: Audited & { by: Actor; run: BackupRun | null },
): Promise<void> {
  // Whoever may look may have a backup checked; that its outcome is written down needs no right of theirs.
  await db.asActor({ ...by, permissions: ['backup.write'] }, async (tx: Tx) => {
    if (run !== null) await addBackupRun(tx, run);
    await writeAudit(tx, by, clock, { ...audited, entity: 'platform.backup' });
  });
}

type Done = Readonly<{ by?: Actor; reason: BackupReason }>;

export async function recordBackup(
  db: Database,
  clock: Clock,
  { path, bytes, rows }: Pick<MadeBackup, 'path' | 'bytes' | 'rows'>,
  { by = backupKeeper, reason }: Done,
): Promise<void> {
  const run = {
    kind: 'make',
    reason,
    at: clock.now(),
    fileName: basename(path),
    bytes,
    rows,
    problem: null,
  } as const;
  const after = { reason, bytes, rows };
  await record(db, clock, { by, run, action: 'backup.make', entityId: basename(path), after });
}

export async function recordFailure(
  db: Database,
  clock: Clock,
  error: unknown,
  { by = backupKeeper, reason }: Done,
): Promise<void> {
  const problem = factsOf(error);
  const run = {
    kind: 'make',
    reason,
    at: clock.now(),
    fileName: null,
    bytes: null,
    rows: null,
    problem,
  } as const;
  await record(db, clock, {
    by,
    run,
    action: 'backup.fail',
    entityId: null,
    after: { reason: problem.code },
  });
}

type Checked = Done & Readonly<{ fileName: string; bytes: number; rows: number | null; error?: unknown }>;

export async function recordCheck(
  db: Database,
  clock: Clock,
  { by = backupKeeper, reason, fileName, bytes, rows, error }: Checked,
): Promise<void> {
  const problem = error === undefined ? null : factsOf(error);
  const run = { kind: 'check', reason, at: clock.now(), fileName, bytes, rows, problem } as const;
  const after = { isWhole: problem === null, rows };
  await record(db, clock, { by, run, action: 'backup.check', entityId: fileName, after });
}

export async function recordRestore(
  db: Database,
  clock: Clock,
  path: string,
  createdAt: string,
): Promise<void> {
  const entityId = basename(path);
  await record(db, clock, {
    ...{ by: backupKeeper, run: null, action: 'backup.restore', entityId, after: { createdAt } },
  });
}

/** A refusal keeps its code and facts; anything else stays in the log of the program. */
function factsOf(error: unknown) {
  return error instanceof Problem
    ? { code: error.code, facts: error.facts }
    : { code: 'unexpected', facts: {} };
}
