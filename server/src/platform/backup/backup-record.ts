import { basename } from 'node:path';
import { writeAudit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Actor, Database } from '../db/types.ts';
import type { ArchiveHeader } from './archive-form.ts';
import type { MadeBackup } from './running-backup.ts';

/** Whoever works on the machine itself, or nobody: the schedule. */
const keeper: Actor = { userId: 'system:backup', userName: 'backup', roles: [], permissions: [] };

type Reason = ArchiveHeader['reason'];

export async function recordBackup(
  db: Database,
  clock: Clock,
  backup: MadeBackup,
  reason: Reason,
): Promise<void> {
  const { path, bytes, rows } = backup;
  await record(db, clock, 'backup.make', basename(path), { reason, bytes, rows });
}

export async function recordRestore(
  db: Database,
  clock: Clock,
  path: string,
  createdAt: string,
): Promise<void> {
  await record(db, clock, 'backup.restore', basename(path), { createdAt });
}

export async function recordFailure(db: Database, clock: Clock, reason: string): Promise<void> {
  await record(db, clock, 'backup.fail', null, { reason });
}

async function record(db: Database, clock: Clock, action: string, entityId: string | null, after: unknown) {
  await db.asSystem('backup', [], (tx) =>
    writeAudit(tx, keeper, clock, { action, entity: 'platform.backup', entityId, after }),
  );
}
