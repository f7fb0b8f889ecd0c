import { changeCommand, measureCommand, mpiCommand, smallAreaCommand } from '../measurement/index.ts';
import { AREAS_IMPORT_HELP, runAreasImport } from '../platform/area/index.ts';
import { AUDIT_HELP, runAudit } from '../platform/audit/index.ts';
import {
  BACKUP_HELP,
  finishRestore,
  RESTORE_HELP,
  readBackupHome,
  runBackup,
  runRestore,
} from '../platform/backup/index.ts';
import { systemClock } from '../platform/clock.ts';
import { type Database, openDatabase } from '../platform/db/index.ts';
import { RESET_ADMIN_HELP, runResetAdmin } from '../platform/identity/index.ts';
import { Problem } from '../platform/problem.ts';
import { INIT_HELP, runInit } from '../platform/setup/index.ts';
import { askHidden } from './ask-hidden.ts';
import { bringSeries } from './city-start.ts';
import { type Config, databaseOf, readConfig } from './config.ts';
import { prepareDataFolder } from './data-folder.ts';
import { refuseCutOffDemo } from './demo-marker.ts';
import { ROOT, VERSION } from './root.ts';

/** A command takes the words after its name and gives the exit code. */
type Command = (argv: readonly string[]) => Promise<number>;
export type CommandName =
  | 'init'
  | 'areas'
  | 'audit'
  | 'backup'
  | 'restore'
  | 'reset-admin'
  | 'measure'
  | 'change'
  | 'mpi'
  | 'small-area';

export const HELP = `pilar <perintah>

  measure   menghitung ukuran kemiskinan dan ketimpangan dengan galatnya dari sebuah berkas
  change    membandingkan dua survei: selisih, penguraian, pertumbuhan menurut persentil
  mpi       kemiskinan multidimensi (Alkire–Foster) menurut profil indikator
  small-area  angka wilayah kecil: Fay–Herriot dan EBP
  init      menyiapkan kota sungguhan yang masih kosong
  areas     mengimpor batas wilayah resmi: areas import BERKAS.geojson
  audit     memeriksa keutuhan jejak audit: audit verify
  backup    membuat, mendaftar, atau memeriksa cadangan
  restore   memulihkan sebuah cadangan
  reset-admin  menyetel ulang kata sandi pengelola di komputer tempat data berada

Setiap perintah menjelaskan dirinya dengan --help. Basis datanya sama dengan yang dipakai npm start
(PILAR_DATA_DIR atau DATABASE_URL).
`;

export const COMMANDS: Readonly<Record<CommandName, Command>> = {
  measure: (argv) => measureCommand(argv, process),
  change: (argv) => changeCommand(argv, process),
  mpi: (argv) => mpiCommand(argv, process),
  'small-area': (argv) => smallAreaCommand(argv, process),
  init: async (argv) => {
    if (wantsHelp(argv)) return print(INIT_HELP);
    await withDatabase((db) =>
      runInit({
        db,
        clock: systemClock,
        afterInit: bringSeries,
        argv,
        env: process.env,
        ask: process.stdin.isTTY ? askHidden : undefined,
        print,
      }),
    );
    return 0;
  },
  'reset-admin': async (argv) => {
    if (wantsHelp(argv)) return print(RESET_ADMIN_HELP);
    const ask = process.stdin.isTTY ? askHidden : undefined;
    await withDatabase((db) => runResetAdmin({ db, clock: systemClock, argv, env: process.env, ask, print }));
    return 0;
  },
  areas: async ([action, ...argv]) => {
    if (action === undefined || wantsHelp([action, ...argv])) return print(AREAS_IMPORT_HELP);
    if (action !== 'import') throw new Problem('command-invalid', { reason: `areas ${action}` });
    await withDatabase((db) => runAreasImport({ db, clock: systemClock, argv, print }));
    return 0;
  },
  audit: async (argv) => {
    if (argv.length === 0 || wantsHelp(argv)) return print(AUDIT_HELP);
    let code = 0;
    await withDatabase(async (db, { dataDir }) => {
      code = await runAudit({ db, clock: systemClock, dataDir, argv, print });
    });
    return code;
  },
  backup: async (argv) => {
    if (wantsHelp(argv)) return print(BACKUP_HELP);
    await runBackup({ ...(await backupParts(argv)), withDatabase });
    return 0;
  },
  restore: async (argv) => {
    if (wantsHelp(argv)) return print(RESTORE_HELP);
    const config = readConfig(process.env, [], ROOT);
    prepareDataFolder(config);
    refuseCutOffDemo(config);
    await runRestore({ ...(await backupParts(argv)), database: databaseOf(config) });
    return 0;
  },
};

/** A passphrase is read from the environment, else asked for on the terminal; never from the command line. */
async function backupParts(argv: readonly string[]) {
  const home = readBackupHome(process.env, readConfig(process.env, [], ROOT));
  const askPassphrase = async (): Promise<string | null> => {
    if (home.passphrase !== null || !process.stdin.isTTY) return home.passphrase;
    const typed = await askHidden('Kata sandi cadangan (kosong bila tidak terkunci): ');
    return typed === '' ? null : typed;
  };
  return { argv, home, clock: systemClock, pilarVersion: VERSION, askPassphrase, print };
}

const wantsHelp = (argv: readonly string[]): boolean => argv.includes('--help') || argv.includes('-h');

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** The database of the city, as `npm start` would open it. A running embedded one is refused by its lock. */
async function withDatabase(work: (db: Database, config: Config) => Promise<void>): Promise<void> {
  const config = readConfig(process.env, [], ROOT);
  prepareDataFolder(config);
  finishRestore(config.dataDir);
  refuseCutOffDemo(config);
  const db = await openDatabase(databaseOf(config));
  try {
    await work(db, config);
  } finally {
    await db.close();
  }
}
