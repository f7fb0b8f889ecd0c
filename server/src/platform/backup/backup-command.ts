import type { Clock } from '../clock.ts';
import type { Database } from '../db/types.ts';
import { Problem } from '../problem.ts';
import type { BackupHome } from './backup-home.ts';
import { listBackups, locateBackup } from './backup-home.ts';
import { recordBackup } from './backup-record.ts';
import { checkBackup } from './restore.ts';
import { backUpRunning } from './running-backup.ts';
import { leftOutWords, sizeWords } from './words.ts';

export const BACKUP_HELP = `pilar backup                 membuat cadangan basis data dan berkas
pilar backup list            cadangan yang ada
pilar backup check BERKAS    memeriksa sebuah cadangan sampai ujungnya; tidak mengubah apa pun

Cadangan disimpan di PILAR_BACKUP_DIR (bawaan: folder "backups" di folder data). Bila PILAR_BACKUP_PASSPHRASE diisi
(paling sedikit 12 huruf), cadangan dikunci dengannya dan rahasia mesin ikut di dalamnya; tanpa itu rahasia ditinggalkan.
`;

export type BackupCommand = Readonly<{
  argv: readonly string[];
  home: BackupHome;
  clock: Clock;
  pilarVersion: string;
  withDatabase: (work: (db: Database) => Promise<void>) => Promise<void>;
  /** nobody else waits for the embedded database meanwhile */
  isAlone: boolean;
  askPassphrase: () => Promise<string | null>;
  print: (text: string) => void;
}>;

/** @throws Problem command-invalid besides those of making and of checking */
export async function runBackup(command: BackupCommand): Promise<void> {
  const [action, file, ...rest] = command.argv;
  if (action === undefined) return make(command);
  if (action === 'list' && file === undefined) return list(command);
  if (action === 'check' && file !== undefined && rest.length === 0) return check(command, file);
  throw new Problem('command-invalid', { reason: `backup ${command.argv.join(' ')}` });
}

async function make({
  home,
  clock,
  pilarVersion,
  withDatabase,
  isAlone,
  print,
}: BackupCommand): Promise<void> {
  await withDatabase(async (db) => {
    const at = clock.now();
    const backup = await backUpRunning({ db, home, at, reason: 'asked', pilarVersion, isAlone });
    await recordBackup(db, clock, backup, { reason: 'asked' });
    print(`Cadangan dibuat dan dibaca ulang: ${backup.path}\n`);
    print(
      `${backup.rows.toLocaleString('id-ID')} baris, ${backup.summary.files.length} berkas, ${sizeWords(backup.bytes)}, ` +
        `${(backup.milliseconds / 1000).toFixed(1)} detik.\n`,
    );
    print(leftOutWords(backup.summary.leftOut));
  });
}

async function list({ home, print }: BackupCommand): Promise<void> {
  const backups = listBackups(home.dir);
  if (backups.length === 0) print(`Belum ada cadangan di ${home.dir}.\n`);
  for (const { name, bytes, header } of backups) {
    const lock = header.seal === null ? 'terbuka' : 'terkunci';
    print(
      `${name}  ${sizeWords(bytes)}  ${lock}  ${header.city?.name ?? 'kota belum disiapkan'}  ${header.reason}\n`,
    );
  }
}

async function check({ home, print, askPassphrase }: BackupCommand, file: string): Promise<void> {
  const { header, summary } = await checkBackup(locateBackup(home.dir, file), await askPassphrase());
  const rows = summary.tables.reduce((sum, table) => sum + table.rows, 0);
  print(
    `Utuh: ${header.city?.name ?? 'kota belum disiapkan'}, ${header.createdAt}, Pilar ${header.pilarVersion}, ` +
      `${summary.tables.length} tabel, ${rows.toLocaleString('id-ID')} baris, ${summary.files.length} berkas.\n`,
  );
  print(leftOutWords(summary.leftOut));
}
