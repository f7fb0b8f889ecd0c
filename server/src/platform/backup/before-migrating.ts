import type { BeforeMigrating } from '../db/migrate.ts';
import type { BackupHome } from './backup-home.ts';
import { makeBackup } from './make-backup.ts';
import { pruneBeforeChange } from './retention.ts';
import { sizeWords } from './words.ts';

type Parts = Readonly<{
  home: BackupHome;
  database: 'embedded' | 'postgres';
  pilarVersion: string;
  print: (text: string) => void;
}>;

/** Before a new release changes a city's database: a backup, and the words that lead back. */
export function backupBeforeMigrating({ home, database, pilarVersion, print }: Parts): BeforeMigrating {
  return async (session, pending) => {
    const [row] = await session.rows<{ found: boolean }>(
      `select exists (select 1 from platform.setting where key = 'city') as found`,
    );
    if (row?.found !== true) return;
    const at = new Date();
    print(`  Rilis baru: ${pending.length} migrasi. Kota ini dicadangkan dulu …\n`);
    const backup = await makeBackup({
      session,
      home,
      at,
      reason: 'before-migration',
      database,
      pilarVersion,
    });
    pruneBeforeChange(home.dir, 'before-migration');
    print(
      `  Cadangan: ${backup.path} (${sizeWords(backup.bytes)}, ${(backup.milliseconds / 1000).toFixed(1)} detik).\n` +
        '  Untuk kembali: hentikan Pilar, pasang rilis yang lama, lalu\n' +
        `    npx --no pilar restore "${backup.path}" --replace\n`,
    );
  };
}
