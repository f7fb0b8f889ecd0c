import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lockDirectory } from '../db/embedded/directory-lock.ts';
import { migrate } from '../db/migrate.ts';
import { migrationFolders, readMigrations } from '../db/migration-files.ts';
import { withOwner } from '../db/open-database.ts';
import type { SqlSession } from '../db/session.ts';
import { Problem } from '../problem.ts';
import type { ArchiveHeader, Plan, Summary } from './archive-form.ts';
import { checkDigest, readArchive, readHead } from './archive-reader.ts';
import { hasLedger } from './database-shape.ts';
import { loadDatabase } from './load-database.ts';
import { migrationsOf } from './replay-migrations.ts';
import { clearRestore, fileReceiver, finishRestore, markReady, restoreFolder } from './restore-files.ts';

export type RestoreRequest = Readonly<{
  path: string;
  passphrase: string | null;
  dataDir: string;
  databaseUrl: string | null;
  mayReplace: boolean;
  /** called when there is a city that will be replaced; makes the backup of it */
  backupFirst: (session: SqlSession) => Promise<void>;
  onProgress?: ((done: number, total: number) => void) | undefined;
}>;

export type Restored = Readonly<{
  header: ArchiveHeader;
  summary: Summary;
  rows: number;
  migrated: readonly string[];
  milliseconds: number;
}>;

/** Told how many bytes of the file have been compared; also gives a chance to stop. */
export type CheckProgress = (bytes: number) => Promise<void> | void;

/**
 * Reads the whole archive, with its passphrase, before anything is touched.
 * @throws Problem backup-unknown, backup-damaged, backup-locked, backup-passphrase-needed, backup-newer, migration-changed
 */
export async function checkBackup(path: string, passphrase: string | null, onProgress?: CheckProgress) {
  let done = 0;
  await checkDigest(path, async (bytes) => {
    done += bytes;
    await onProgress?.(done);
  });
  let plan: Plan | undefined;
  const summary = await readArchive(path, passphrase, {
    plan: async (found) => {
      plan = found;
    },
    tableEnd: async () => onProgress?.(done),
  });
  if (plan === undefined)
    throw new Problem('backup-damaged', { reason: 'rencana hilang', reasonEn: 'no plan in it' });
  return { ...readHead(path), plan, summary };
}

/**
 * Puts the city of an archive in the place of the one that is here. Whoever is killed in between leaves the old one:
 * on the embedded database the new one is made beside it, on a server all is one transaction.
 * @throws Problem restore-not-empty besides those of checkBackup
 */
export async function restoreBackup(request: RestoreRequest): Promise<Restored> {
  const started = performance.now();
  const { header, plan } = await checkBackup(request.path, request.passphrase);
  const files = readMigrations(migrationFolders());
  migrationsOf(plan, files);
  mkdirSync(request.dataDir, { recursive: true, mode: 0o700 });
  const load = async (session: SqlSession) => {
    const { path, passphrase, onProgress } = request;
    const summary = await loadDatabase({ session, path, passphrase, plan, files, onProgress });
    const { applied } = await migrate(session, files);
    return { summary, migrated: applied };
  };
  const done =
    request.databaseUrl === null ? await intoFolder(request, load) : await intoServer(request, load);
  const rows = done.summary.tables.reduce((sum, table) => sum + table.rows, 0);
  return { header, rows, ...done, milliseconds: performance.now() - started };
}

type Loaded = Readonly<{ summary: Summary; migrated: readonly string[] }>;
type Load = (session: SqlSession) => Promise<Loaded>;

/** A set-up city, or anybody who may sign in. */
async function isFilled(session: SqlSession): Promise<boolean> {
  if (!(await hasLedger(session))) return false;
  const [row] = await session.rows<{ filled: boolean }>(
    `select exists (select 1 from platform.setting where key = 'city') as filled`,
  );
  return row?.filled === true;
}

async function guard(session: SqlSession, { mayReplace, backupFirst }: RestoreRequest): Promise<void> {
  if (!(await isFilled(session))) return;
  if (!mayReplace) throw new Problem('restore-not-empty');
  await backupFirst(session);
}

async function intoFolder(request: RestoreRequest, load: Load): Promise<Loaded> {
  const { dataDir, path, passphrase } = request;
  if (existsSync(join(dataDir, 'pg'))) await withOwner({ dataDir }, (session) => guard(session, request));
  // Held until the swap is over: nobody may open the old city while the new one takes its place.
  const unlock = lockDirectory(dataDir);
  try {
    clearRestore(dataDir);
    const loaded = await withOwner({ dataDir: restoreFolder(dataDir) }, load);
    await receiveFiles(dataDir, path, passphrase);
    markReady(dataDir);
    finishRestore(dataDir);
    return loaded;
  } catch (error) {
    clearRestore(dataDir);
    throw error;
  } finally {
    unlock();
  }
}

async function intoServer(request: RestoreRequest, load: Load): Promise<Loaded> {
  const { dataDir, databaseUrl, path, passphrase } = request;
  return withOwner({ databaseUrl: databaseUrl ?? '' }, async (session) => {
    await guard(session, request);
    clearRestore(dataDir);
    await receiveFiles(dataDir, path, passphrase);
    const loaded = await load(session);
    markReady(dataDir);
    finishRestore(dataDir);
    return loaded;
  });
}

async function receiveFiles(dataDir: string, path: string, passphrase: string | null): Promise<void> {
  const receiver = fileReceiver(dataDir);
  try {
    await readArchive(path, passphrase, receiver);
  } finally {
    receiver.end();
  }
}
