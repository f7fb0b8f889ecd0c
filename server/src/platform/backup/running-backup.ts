import { constants, existsSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { withOwner } from '../db/open-database.ts';
import type { SqlSession } from '../db/session.ts';
import type { Database } from '../db/types.ts';
import type { ArchiveHeader } from './archive-form.ts';
import { diskProblem, makeBackupFolder } from './archive-writer.ts';
import { type BackupHome, COPY } from './backup-home.ts';
import type { DumpProgress } from './dump-database.ts';
import { type Backup, makeBackup } from './make-backup.ts';

export type RunningBackup = Readonly<{
  db: Database;
  home: BackupHome;
  at: Date;
  reason: ArchiveHeader['reason'];
  pilarVersion: string;
  /** Nobody else is at work: the embedded database is read as it is, without a copy and without a second engine. */
  isAlone?: boolean;
  onProgress?: DumpProgress;
}>;

export type MadeBackup = Backup &
  Readonly<{ /** how long others waited for the database */ heldMilliseconds: number }>;

/**
 * A backup while the city works. A server reads one snapshot beside the others. The embedded database has one
 * connection, so its files are copied while nobody writes, and the copy is opened and read at leisure: others wait
 * for the copying alone, a tenth of what reading takes.
 */
export async function backUpRunning(request: RunningBackup): Promise<MadeBackup> {
  const { db, home } = request;
  const folder = join(home.dataDir, 'pg');
  if (db.kind === 'embedded' && existsSync(folder) && request.isAlone !== true)
    return fromCopy(request, folder);
  // The one connection cannot be asked to write down progress while it is read.
  const { onProgress: _, ...quiet } = request;
  const asked = db.kind === 'embedded' ? quiet : request;
  const backup = await db.asOwner((session) => write(asked, session));
  return { ...backup, heldMilliseconds: db.kind === 'embedded' ? backup.milliseconds : 0 };
}

function write(
  { db, home, at, reason, pilarVersion, onProgress }: RunningBackup,
  session: SqlSession,
): Promise<Backup> {
  return makeBackup({
    session,
    home,
    at,
    reason,
    database: db.kind,
    pilarVersion,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
}

async function fromCopy(request: RunningBackup, folder: string): Promise<MadeBackup> {
  const { db, home, at } = request;
  const copy = join(home.dir, `${COPY}${at.getTime()}`);
  makeBackupFolder(copy);
  try {
    // Most of what is dirty goes to the disk before, so that little has to be replayed in the copy.
    await db.asOwner((session) => session.script('checkpoint'));
    const heldMilliseconds = await db.asOwner(async () => {
      const started = performance.now();
      await cp(folder, join(copy, 'pg'), { recursive: true, mode: constants.COPYFILE_FICLONE }).catch(
        (error: unknown) => {
          throw diskProblem(error, copy);
        },
      );
      return performance.now() - started;
    });
    return {
      ...(await withOwner({ dataDir: copy }, (session) => write(request, session))),
      heldMilliseconds,
    };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
