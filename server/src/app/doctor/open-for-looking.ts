import { constants, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, holdForReading, openAsItIs } from '../../platform/db/index.ts';
import { databaseOf } from '../config.ts';
import { checkDatabase } from './check-database.ts';
import { sizeOfFolder } from './check-folder.ts';
import type { DoctorParts } from './doctor-parts.ts';
import { type Finding, good, warning, words } from './finding.ts';

/** Opens the database without changing it, wherever it is, and asks what there is to ask. */
export async function lookIntoDatabase(parts: DoctorParts): Promise<readonly Finding[]> {
  const database = databaseOf(parts.config);
  return 'databaseUrl' in database ? lookAt(await openAsItIs(database), parts) : lookIntoFolder(parts);
}

async function lookAt(db: Database | null, parts: DoctorParts): Promise<readonly Finding[]> {
  if (db === null) {
    return [
      warning(
        'database',
        words(
          'Pilar belum pernah masuk ke server PostgreSQL ini.',
          'Pilar has never signed in to this PostgreSQL server.',
        ),
        words('Jalankan npm start.', 'Run npm start.'),
      ),
    ];
  }
  try {
    return await checkDatabase(db, parts);
  } finally {
    await db.close();
  }
}

/**
 * Opening the embedded database writes to its files, so a copy is opened: the city stays as it is, bit for bit. Starts
 * are held off only while it is copied.
 */
async function lookIntoFolder(parts: DoctorParts): Promise<readonly Finding[]> {
  const { dataDir } = parts.config;
  const folder = join(dataDir, 'pg');
  if (!existsSync(folder))
    return [
      warning(
        'database',
        words('Belum ada kota di folder data.', 'There is no city in the data folder yet.'),
        words('Jalankan npm start.', 'Run npm start.'),
      ),
    ];
  const held = holdForReading(dataDir);
  if ('holder' in held) return [runningFinding(held.holder.pid)];
  const copy = mkdtempSync(join(tmpdir(), 'pilar-doctor-'));
  try {
    if ((parts.freeBytes(copy) ?? 0) < 1.2 * sizeOfFolder(folder)) return [noRoom(copy)];
    try {
      await cp(folder, join(copy, 'pg'), { recursive: true, mode: constants.COPYFILE_FICLONE });
    } finally {
      held.release();
    }
    return await lookAt(await openAsItIs({ dataDir: copy }), parts);
  } finally {
    held.release();
    rmSync(copy, { recursive: true, force: true });
  }
}

const runningFinding = (pid: number): Finding =>
  good(
    'lock',
    words(
      `Folder data dipegang proses ${pid}: Pilar berjalan. Isi basis datanya diperiksa ketika Pilar berhenti.`,
      `Process ${pid} holds the data folder: Pilar runs. The database itself is looked at when Pilar is stopped.`,
    ),
  );

const noRoom = (copy: string): Finding =>
  warning(
    'database',
    words(
      `Isi basis data tidak diperiksa: tidak ada ruang untuk salinannya di ${copy}.`,
      `The database was not looked into: no room for a copy of it at ${copy}.`,
    ),
    words(
      'Kosongkan disk itu, atau arahkan TMPDIR ke disk lain.',
      'Make room there, or point TMPDIR to another disk.',
    ),
  );
