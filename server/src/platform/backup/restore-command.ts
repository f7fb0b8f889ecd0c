import { basename } from 'node:path';
import type { Clock } from '../clock.ts';
import { openDatabase } from '../db/open-database.ts';
import type { DatabaseConfig } from '../db/types.ts';
import { Problem } from '../problem.ts';
import { type BackupHome, locateBackup } from './backup-home.ts';
import { recordRestore } from './backup-record.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore.ts';

export const RESTORE_HELP = `pilar restore BERKAS [--replace]

Memulihkan cadangan ke folder data atau basis data yang kosong. Dengan --replace kota yang sudah ada dicadangkan lebih
dahulu, lalu diganti. Hentikan Pilar sebelum menjalankannya. Cadangan diperiksa sampai ujungnya sebelum apa pun diubah, dan
setiap tabel dibaca ulang sebelum disimpan. Cadangan dari basis data tertanam dapat dipulihkan ke PostgreSQL, dan sebaliknya.
`;

export type RestoreCommand = Readonly<{
  argv: readonly string[];
  home: BackupHome;
  database: DatabaseConfig;
  clock: Clock;
  pilarVersion: string;
  askPassphrase: () => Promise<string | null>;
  print: (text: string) => void;
}>;

/** @throws Problem command-invalid besides those of restoring */
export async function runRestore(command: RestoreCommand): Promise<void> {
  const { argv, home, database, clock, print } = command;
  const databaseUrl = 'databaseUrl' in database ? database.databaseUrl : null;
  const files = argv.filter((word) => word !== '--replace');
  const [file] = files;
  if (file === undefined || files.length > 1 || file.startsWith('--')) {
    throw new Problem('command-invalid', {
      reason: 'restore memerlukan satu berkas cadangan, dan paling banyak --replace',
      reasonEn: 'restore takes one backup file, and at most --replace',
    });
  }
  const path = locateBackup(home.dir, file);
  const passphrase = await command.askPassphrase();
  const restored = await restoreBackup({
    path,
    passphrase,
    dataDir: home.dataDir,
    databaseUrl,
    mayReplace: argv.includes('--replace'),
    backupFirst: async (session) => {
      const backup = await makeBackup({
        session,
        home,
        at: clock.now(),
        reason: 'before-restore',
        database: databaseUrl === null ? 'embedded' : 'postgres',
        pilarVersion: command.pilarVersion,
      });
      print(`Kota yang lama dicadangkan: ${backup.path}\n`);
    },
  });
  const db = await openDatabase(database);
  try {
    await recordRestore(db, clock, path, restored.header.createdAt);
  } finally {
    await db.close();
  }
  print(
    `Pulih dari ${basename(path)}: ${restored.header.city?.name ?? 'kota belum disiapkan'}, keadaan ` +
      `${restored.header.createdAt}, ${restored.rows.toLocaleString('id-ID')} baris, setiap tabel dibandingkan, ` +
      `${(restored.milliseconds / 1000).toFixed(1)} detik.\n`,
  );
  if (restored.migrated.length > 0) print(`Dibawa ke rilis ini: ${restored.migrated.length} migrasi.\n`);
  print('Semua orang masuk lagi. Jalankan npm start.\n');
}
