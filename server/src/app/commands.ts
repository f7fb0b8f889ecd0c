import {
  changeCommand,
  groupedCommand,
  measureCommand,
  mpiCommand,
  smallAreaCommand,
} from '../measurement/index.ts';
import { AREAS_IMPORT_HELP, runAreasImport } from '../platform/area/index.ts';
import { AUDIT_HELP, runAudit } from '../platform/audit/index.ts';
import {
  BACKUP_HELP,
  RESTORE_HELP,
  readBackupHome,
  runBackup,
  runRestore,
} from '../platform/backup/index.ts';
import { systemClock } from '../platform/clock.ts';
import { RESET_ADMIN_HELP, runResetAdmin } from '../platform/identity/index.ts';
import { linkCommand } from '../platform/linkage/index.ts';
import { Problem } from '../platform/problem.ts';
import { KEYS_HELP, runKeys } from '../platform/secrets/index.ts';
import { INIT_HELP, runInit } from '../platform/setup/index.ts';
import { growthCommand } from '../stunting/index.ts';
import { bringSeries } from './city-start.ts';
import type { CommandSeat } from './command-seat.ts';
import { databaseOf, readConfig } from './config.ts';
import { prepareDataFolder } from './data-folder.ts';
import { refuseCutOffDemo } from './demo-marker.ts';
import { DOCTOR_HELP, runDoctor } from './doctor/doctor-command.ts';
import { progressLine } from './progress-line.ts';
import { ROOT, VERSION } from './root.ts';
import { SEALED_COLUMNS } from './sealed-columns.ts';

/** A command takes the words after its name and gives the exit code. */
type Command = (argv: readonly string[], seat: CommandSeat) => Promise<number>;
export type CommandName =
  | 'init'
  | 'areas'
  | 'audit'
  | 'backup'
  | 'restore'
  | 'keys'
  | 'doctor'
  | 'reset-admin'
  | 'measure'
  | 'change'
  | 'mpi'
  | 'small-area'
  | 'grouped'
  | 'growth'
  | 'link';

export const HELP = `pilar <perintah>

  measure   menghitung ukuran kemiskinan dan ketimpangan dengan galatnya dari sebuah berkas
  change    membandingkan dua survei: selisih, penguraian, pertumbuhan menurut persentil
  mpi       kemiskinan multidimensi (Alkire–Foster) menurut profil indikator
  small-area  angka wilayah kecil: Fay–Herriot dan EBP
  grouped   kemiskinan dan Gini dari tabel berkelompok (kurva Lorenz)
  growth    skor z anak di bawah lima tahun menurut standar WHO dari sebuah daftar
  link      mencari siapa yang sama di dalam satu daftar orang, atau antara dua daftar
  init      menyiapkan kota sungguhan yang masih kosong
  areas     mengimpor batas wilayah resmi: areas import BERKAS.geojson
  audit     memeriksa keutuhan jejak audit: audit verify
  backup    membuat, mendaftar, atau memeriksa cadangan
  restore   memulihkan sebuah cadangan
  keys      kunci NIK, nomor KK, dan telepon: keys list, keys rotate
  doctor    memeriksa pemasangan ini dan menyebut apa yang salah; hanya membaca
  reset-admin  menyetel ulang kata sandi pengelola di komputer tempat data berada

Setiap perintah menjelaskan dirinya dengan --help. Basis datanya sama dengan yang dipakai npm start
(PILAR_DATA_DIR atau DATABASE_URL).
`;

export const COMMANDS: Readonly<Record<CommandName, Command>> = {
  measure: (argv) => measureCommand(argv, process),
  change: (argv) => changeCommand(argv, process),
  mpi: (argv) => mpiCommand(argv, process),
  'small-area': (argv) => smallAreaCommand(argv, process),
  grouped: (argv) => groupedCommand(argv, process),
  growth: (argv) => growthCommand(argv, process),
  link: (argv) => linkCommand(argv, process),
  init: async (argv, { env, ask, print, withDatabase }) => {
    if (wantsHelp(argv)) return print(INIT_HELP);
    await withDatabase((db) =>
      runInit({
        db,
        clock: systemClock,
        afterInit: bringSeries,
        argv,
        env,
        ask,
        print,
      }),
    );
    return 0;
  },
  'reset-admin': async (argv, { env, ask, print, withDatabase }) => {
    if (wantsHelp(argv)) return print(RESET_ADMIN_HELP);
    await withDatabase((db) => runResetAdmin({ db, clock: systemClock, argv, env, ask, print }));
    return 0;
  },
  areas: async ([action, ...argv], { print, withDatabase }) => {
    if (action === undefined || wantsHelp([action, ...argv])) return print(AREAS_IMPORT_HELP);
    if (action !== 'import') throw new Problem('command-invalid', { reason: `areas ${action}` });
    await withDatabase((db) => runAreasImport({ db, clock: systemClock, argv, print }));
    return 0;
  },
  audit: async (argv, { print, withDatabase }) => {
    if (argv.length === 0 || wantsHelp(argv)) return print(AUDIT_HELP);
    let code = 0;
    await withDatabase(async (db, { dataDir }) => {
      code = await runAudit({ db, clock: systemClock, dataDir, argv, print });
    });
    return code;
  },
  backup: async (argv, seat) => {
    if (wantsHelp(argv)) return seat.print(BACKUP_HELP);
    await runBackup({ ...backupParts(argv, seat), withDatabase: seat.withDatabase, isAlone: seat.isAlone });
    return 0;
  },
  restore: async (argv, seat) => {
    if (wantsHelp(argv)) return seat.print(RESTORE_HELP);
    const config = readConfig(seat.env, [], ROOT);
    prepareDataFolder(config);
    refuseCutOffDemo(config);
    await runRestore({ ...backupParts(argv, seat), database: databaseOf(config) });
    return 0;
  },
  keys: async (argv, { print, withDatabase, isAlone }) => {
    if (argv.length === 0 || wantsHelp(argv)) return print(KEYS_HELP);
    let code = 0;
    const isTTY = isAlone && process.stdout.isTTY;
    const { show: showProgress } = progressLine({ write: (text) => print(String(text)) === 0, isTTY });
    await withDatabase(async (db, { keyFile }) => {
      code = await runKeys({
        ...{ db, clock: systemClock, keyFile, columns: SEALED_COLUMNS },
        ...{ argv, print, showProgress },
      });
    });
    return code;
  },
  doctor: async (argv, { env, print }) =>
    wantsHelp(argv) ? print(DOCTOR_HELP) : runDoctor(argv, env, print),
};

/** A passphrase is read from the environment, else asked for on the terminal; never from the command line. */
function backupParts(argv: readonly string[], { env, ask, print }: CommandSeat) {
  const home = readBackupHome(env, readConfig(env, [], ROOT));
  const askPassphrase = async (): Promise<string | null> => {
    if (home.passphrase !== null || ask === undefined) return home.passphrase;
    const typed = await ask('Kata sandi cadangan (kosong bila tidak terkunci): ');
    return typed === '' ? null : typed;
  };
  return { argv, home, clock: systemClock, pilarVersion: VERSION, askPassphrase, print };
}

const wantsHelp = (argv: readonly string[]): boolean => argv.includes('--help') || argv.includes('-h');
