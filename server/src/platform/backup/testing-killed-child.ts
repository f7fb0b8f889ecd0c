// A backup or a restore in a process that kills itself, as a power cut would: nothing after that moment runs.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import type { ArchiveHeader } from './archive-form.ts';

const [work = '', dataDir = '', place = '', moment = '', count = '1'] = process.argv.slice(2);
let left = Number(count);
const dieWhenDue = (): void => {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
};

if (moment === 'rename' || moment === 'fsync') {
  const [rename, fsync] = [fs.renameSync, fs.fsyncSync];
  if (moment === 'rename') {
    fs.renameSync = (from, to) => {
      dieWhenDue();
      rename(from, to);
    };
  } else {
    fs.fsyncSync = (descriptor) => {
      dieWhenDue();
      fsync(descriptor);
    };
  }
  syncBuiltinESMExports();
}
const onProgress = moment === 'progress' ? dieWhenDue : () => undefined;

// Loaded after the file functions were replaced.
const { readBackupHome } = await import('./backup-home.ts');
const home = readBackupHome({ PILAR_BACKUP_DIR: place }, { dataDir, keyFile: `${dataDir}/keys.json` });
if (work === 'backup') {
  const { openDatabase } = await import('../db/open-database.ts');
  const { backUpRunning } = await import('./running-backup.ts');
  const db = await openDatabase({ dataDir });
  const reason: ArchiveHeader['reason'] = 'asked';
  await backUpRunning({ db, home, at: new Date(), reason, pilarVersion: '0.1.0', onProgress });
  await db.close();
} else {
  const { restoreBackup } = await import('./restore.ts');
  await restoreBackup({
    ...{ path: place, passphrase: null, dataDir, databaseUrl: null, mayReplace: true, onProgress },
    backupFirst: async () => undefined,
  });
}
process.stdout.write('ended alive\n');
