import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { Setup } from '@pilar/contracts';
import { check } from '../http/check.ts';
import type { UploadedFile } from '../http/route.ts';
import { refuseWeakPassword } from '../identity/password-rule.ts';
import { addFirstAdministrator } from '../identity/user.service.ts';
import { Problem } from '../problem.ts';
import { readNamedFile } from '../read-named-file.ts';
import { cityState } from './city.store.ts';
import { type SetUpParts, setUpCity } from './setup.service.ts';

export const INIT_HELP = `pilar init --city KODE --admin NAMA_PENGGUNA [--areas BERKAS] [pilihan]

Memulai kota yang sesungguhnya: kosong, tanpa data contoh.
  --city KODE          kode Kemendagri, misalnya 18.72
  --admin NAMA         nama pengguna pengelola pertama (huruf, angka, titik, garis bawah, tanda hubung)
  --admin-name NAMA    nama lengkapnya; bila tidak ditulis dipakai nama penggunanya
  --areas BERKAS       daftar wilayah: GeoJSON, CSV, atau XLSX (kode, nama, induk); Kota Metro tidak memerlukannya
  --name NAMA          nama kota, bila tidak ada dalam daftar wilayah
  --province NAMA      nama provinsi, bila tidak ada dalam daftar wilayah
Kata sandi ditanyakan di terminal, atau dibaca dari PILAR_ADMIN_PASSWORD; tidak pernah ditulis sebagai pilihan.
`;

export type InitParts = Pick<SetUpParts, 'db' | 'clock' | 'afterInit'> &
  Readonly<{
    /** the words after `pilar init` */
    argv: readonly string[];
    env: Readonly<Record<string, string | undefined>>;
    /** asks on the terminal without showing what is typed; undefined where there is no terminal */
    ask: ((question: string) => Promise<string>) | undefined;
    print: (text: string) => void;
  }>;

/** `pilar init --city CODE …`. @throws Problem with the sentence of what is missing or cannot be used */
export async function runInit(parts: InitParts): Promise<void> {
  const wish = readArguments(parts.argv);
  if ((await cityState(parts.db)).city !== null) throw new Problem('setup-done');
  const password = await readPassword(parts);
  refuseWeakPassword(password, { userName: wish.admin, name: wish['admin-name'] ?? '', city: wish.name });
  const file = wish.areas === undefined ? undefined : await readUpload(wish.areas);
  const setup = check(
    Setup,
    {
      city: { code: wish.city, name: wish.name, provinceName: wish.province },
      administrator: {
        userName: wish.admin,
        name: wish['admin-name'] ?? wish.admin,
        password,
      },
    },
    'body-invalid',
  );
  const { db, clock, afterInit } = parts;
  const addAdministrator: SetUpParts['addAdministrator'] = (tx, administrator) =>
    addFirstAdministrator(tx, clock, administrator);
  const city = await setUpCity({ db, clock, afterInit, addAdministrator }, setup, file);
  parts.print(
    `${city.name} (${city.code}) siap. Jalankan "npm start", lalu masuk sebagai ${setup.administrator.userName}.\n`,
  );
}

const OPTIONS = {
  city: { type: 'string' },
  admin: { type: 'string' },
  'admin-name': { type: 'string' },
  areas: { type: 'string' },
  name: { type: 'string' },
  province: { type: 'string' },
} as const;

function readArguments(argv: readonly string[]) {
  const { values } = parsed(argv);
  const { city, admin } = values;
  if (city === undefined || admin === undefined) {
    throw new Problem('command-invalid', {
      reason: city === undefined ? '--city KODE diperlukan' : '--admin NAMA_PENGGUNA diperlukan',
      reasonEn: city === undefined ? '--city CODE is needed' : '--admin USER_NAME is needed',
    });
  }
  return { ...values, city, admin };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // What was typed may be a password: only the name of the option is repeated.
    const option = argv.find((word) => word.startsWith('-') && !isKnown(word))?.split('=')[0];
    throw new Problem('command-invalid', {
      reason: option === undefined ? 'pilihan tanpa nilai' : `${option} tidak dikenal`,
      reasonEn: option === undefined ? 'an option without its value' : `${option} is not known`,
    });
  }
}

const isKnown = (word: string): boolean =>
  Object.hasOwn(OPTIONS, word.replace(/^--/, '').split('=')[0] ?? '');

async function readPassword({ env, ask }: InitParts): Promise<string> {
  const given = env.PILAR_ADMIN_PASSWORD;
  if (given !== undefined && given !== '') return given;
  if (!ask)
    throw new Problem('command-invalid', {
      reason: 'kata sandi tidak dapat ditanyakan di sini; isi PILAR_ADMIN_PASSWORD',
      reasonEn: 'the password cannot be asked for here; set PILAR_ADMIN_PASSWORD',
    });
  const typed = await ask('Kata sandi pengelola: ');
  if ((await ask('Sekali lagi: ')) === typed) return typed;
  throw new Problem('command-invalid', {
    reason: 'dua kata sandi yang diketik berbeda',
    reasonEn: 'the two passwords typed differ',
  });
}

async function readUpload(path: string): Promise<UploadedFile> {
  return { name: basename(path), bytes: await readNamedFile(path) };
}
