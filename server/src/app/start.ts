import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { backupBeforeMigrating, finishRestore, readBackupHome } from '../platform/backup/index.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { openDatabase } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { type Config, databaseOf } from './config.ts';
import { prepareDataFolder } from './data-folder.ts';
import { shouldFillDemo } from './demo-marker.ts';
import { assertPortFree } from './listen.ts';
import { ROOT, VERSION } from './root.ts';
import type { Output, Running } from './serve.ts';

/** Opens the database, fills the demo city where it is due, and serves. Whatever fails closes what was opened. */
export async function startPilar(
  config: Config,
  output: Output,
  clock: Clock = systemClock,
): Promise<Running> {
  const webFolder = join(ROOT, 'web', 'dist');
  assertBuilt(webFolder);
  await assertPortFree(config);
  prepareDataFolder(config);
  const backups = readBackupHome(process.env, config);
  finishRestore(config.dataDir);
  const isDemoDue = shouldFillDemo(config);
  const database = config.databaseUrl === null ? 'embedded' : 'postgres';
  const print = (text: string): void => void output.write(text);
  const opening = openDatabase(
    databaseOf(config),
    process.env.PILAR_BACKUP_BEFORE_MIGRATING === 'no'
      ? {}
      : { beforeMigrating: backupBeforeMigrating({ home: backups, database, pilarVersion: VERSION, print }) },
  );
  // The database wakes in its own thread while this one loads the rest of the program: a second less to wait.
  const [db, { serve }] = await Promise.all([opening, import('./serve.ts')]);
  try {
    return await serve({ config, backups, db, clock, output, webFolder, isDemoDue });
  } catch (error) {
    await db.close();
    throw error;
  }
}

function assertBuilt(folder: string): void {
  if (existsSync(join(folder, 'index.html'))) return;
  throw new Problem('config-invalid', {
    name: 'web/dist',
    value: '',
    reason: 'halaman web belum dibangun; jalankan "npm start"',
    reasonEn: 'the web pages are not built; run "npm start"',
  });
}
