import { statSync } from 'node:fs';
import { z } from 'zod';
import { type JobContext, type JobHandler, JobStopped } from '../job/index.ts';
import { Problem } from '../problem.ts';
import { type BackupHome, findBackup } from './backup-home.ts';
import { recordBackup, recordCheck, recordFailure } from './backup-record.ts';
import { checkBackup } from './restore.ts';
import { backUpRunning } from './running-backup.ts';

export const BACKUP_MAKE = 'backup.make';
export const BACKUP_CHECK = 'backup.check';
const CheckPayload = z.object({ name: z.string() });

type Parts = Readonly<{ home: BackupHome; pilarVersion: string }>;

/** Backups that a page asks for. */
export function backupJobs(parts: Parts): Readonly<Record<string, JobHandler>> {
  return {
    [BACKUP_MAKE]: { run: (_payload, context) => make(parts, context) },
    [BACKUP_CHECK]: { run: (payload, context) => check(parts, CheckPayload.parse(payload).name, context) },
  };
}

async function make({ home, pilarVersion }: Parts, { db, actor, clock, progress }: JobContext) {
  const done = { by: actor, reason: 'asked' } as const;
  try {
    const backup = await backUpRunning({
      ...{ db, home, at: clock.now(), reason: 'asked', pilarVersion },
      onProgress: (bytes, total) => progress('reading', bytes, total),
    });
    await recordBackup(db, clock, backup, done);
    return { name: backup.path, rows: backup.rows };
  } catch (error) {
    if (!(error instanceof JobStopped)) await recordFailure(db, clock, error, done);
    throw error;
  }
}

async function check({ home }: Parts, name: string, { db, actor, clock, progress }: JobContext) {
  const { path, header } = findBackup(home.dir, name);
  const { size: bytes } = statSync(path);
  const checked = { by: actor, reason: header.reason, fileName: name, bytes };
  try {
    const { summary } = await checkBackup(path, home.passphrase, (done) => progress('reading', done, bytes));
    const rows = summary.tables.reduce((sum, table) => sum + table.rows, 0);
    await recordCheck(db, clock, { ...checked, rows });
    return { rows };
  } catch (error) {
    if (error instanceof Problem) await recordCheck(db, clock, { ...checked, rows: null, error });
    throw error;
  }
}
