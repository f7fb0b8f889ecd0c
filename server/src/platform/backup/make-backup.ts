import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SqlSession } from '../db/session.ts';
import { type ArchiveHeader, RECORD, type Summary } from './archive-form.ts';
import { checkDigest, readArchive } from './archive-reader.ts';
import { ArchiveWriter, makeBackupFolder } from './archive-writer.ts';
import { type BackupHome, newBackupPath } from './backup-home.ts';
import { type DataFile, listDataFiles, modeOf, readDataFile } from './data-files.ts';
import { hasLedger, readLedger } from './database-shape.ts';
import { type DumpProgress, dumpDatabase } from './dump-database.ts';

export type BackupRequest = Readonly<{
  session: SqlSession;
  home: BackupHome;
  at: Date;
  reason: ArchiveHeader['reason'];
  database: ArchiveHeader['database'];
  pilarVersion: string;
  onProgress?: DumpProgress;
}>;

export type Backup = Readonly<{
  path: string;
  bytes: number;
  rows: number;
  summary: Summary;
  milliseconds: number;
}>;

/**
 * One archive of database and files. It is read again from the disk, with its passphrase, before it is called a backup.
 * @throws Problem backup-not-written, backup-exists, backup-table-busy
 */
export async function makeBackup(request: BackupRequest): Promise<Backup> {
  const { session, home, at } = request;
  const { passphrase } = home;
  const path = newBackupPath(home.dir, at);
  const started = performance.now();
  makeBackupFolder(dirname(path));
  const archive = await ArchiveWriter.open({ path, passphrase, header: await describe(request) });
  try {
    const database = await dumpDatabase(session, archive, request.onProgress);
    const files = await addFiles(archive, listDataFiles(home.dataDir, home.keyFile), passphrase !== null);
    await archive.finish({ ...database, ...files } satisfies Summary);
  } catch (error) {
    await archive.abandon();
    throw error;
  }
  await checkDigest(path);
  const summary = await readArchive(path, passphrase);
  const rows = summary.tables.reduce((sum, table) => sum + table.rows, 0);
  return { path, bytes: statSync(path).size, rows, summary, milliseconds: performance.now() - started };
}

async function describe({ session, at, reason, database, pilarVersion }: BackupRequest) {
  const newest = (await hasLedger(session)) ? (await readLedger(session)).at(-1)?.name : undefined;
  return {
    pilarVersion,
    createdAt: at.toISOString(),
    reason,
    database,
    city: await readCity(session),
    newestMigration: newest ?? null,
  };
}

async function readCity(session: SqlSession): Promise<ArchiveHeader['city']> {
  const [row] = await session.rows<{ found: boolean }>(
    `select to_regclass('platform.setting') is not null as found`,
  );
  if (row?.found !== true) return null;
  // Readable by everybody, so also by an owner who is held by row-level security.
  const [city] = await session.rows<{
    code: string;
    name: string;
    isDemo: boolean;
  }>(`select value ->> 'code' as code, value ->> 'name' as name, coalesce((value ->> 'isDemo')::boolean, false) as "isDemo"
       from platform.setting where key = 'city'`);
  return city ?? null;
}

async function addFiles(archive: ArchiveWriter, found: readonly DataFile[], isSealed: boolean) {
  const files: string[] = [];
  for (const file of found.filter(({ isSecret }) => isSealed || !isSecret)) {
    const bytes = readDataFile(file);
    await archive.addJson(RECORD.file, { name: file.name, mode: modeOf(file) });
    await archive.add(RECORD.data, bytes);
    await archive.addJson(RECORD.end, {
      rows: 0,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    files.push(file.name);
  }
  const leftOut = found.filter(({ name }) => !files.includes(name)).map(({ name }) => name);
  return { files, leftOut };
}
