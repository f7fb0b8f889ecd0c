import type { Clock } from '../clock.ts';
import type { Database } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { readKeyFile } from './key-file.ts';
import { openKeyRing } from './open-secrets.ts';
import { type Rotation, rotateKeys } from './rotate-keys.ts';
import type { SealedColumn } from './sealed-column.ts';
import { listAllKeys } from './secret-key.store.ts';

export const KEYS_HELP = `pilar keys list       kunci yang ada, dan berapa nilai yang memakainya
pilar keys rotate     kunci baru; setiap nilai tersandi disandikan ulang dengannya, lalu kunci lama dipensiunkan

Kunci menyandikan NIK, nomor KK, nomor telepon, dan rahasia lain di basis data. Bila terputus, jalankan rotate sekali lagi:
yang tersisa diselesaikan, tanpa kunci baru. Kunci yang pensiun tetap berada dalam berkas kunci, karena cadangan dari masa
sebelumnya memerlukannya. Buat cadangan berkas kunci segera sesudahnya.

Pilar boleh sedang berjalan. Bila ia berjalan di beberapa mesin dengan salinan berkas kunci, hentikan yang lain dahulu, lalu
salin berkas barunya ke sana.
`;

export type KeysCommandParts = Readonly<{
  db: Database;
  clock: Clock;
  keyFile: string;
  columns: readonly SealedColumn[];
  /** the words after `pilar keys` */
  argv: readonly string[];
  print: (text: string) => void;
  showProgress: (text: string, done: number, total: number) => void;
}>;

/** `pilar keys …`. @returns the exit code @throws Problem command-invalid besides those of a change of keys */
export async function runKeys(parts: KeysCommandParts): Promise<number> {
  const [action, ...rest] = parts.argv;
  if (rest.length > 0 || (action !== 'list' && action !== 'rotate')) {
    throw new Problem('command-invalid', { reason: 'pilar keys list | rotate (--help)' });
  }
  return action === 'list' ? list(parts) : rotate(parts);
}

async function list(parts: KeysCommandParts): Promise<number> {
  const { db, keyFile, columns, print } = parts;
  await openKeyRing(parts);
  const known = await db.asSystem('keys', ['secret.keep'], listAllKeys);
  print(`Berkas kunci: ${keyFile}\n`);
  for (const { use, id, madeAt } of readKeyFile(keyFile)?.keys ?? []) {
    const at = known.find((key) => key.use === use && key.id === id)?.retired_at;
    const state = at ? `pensiun ${dayOf(at.toISOString())}` : 'diperlukan';
    print(`${use === 'seal' ? 'penyandi' : 'pencari '} ${id}  dibuat ${dayOf(madeAt)}  ${state}\n`);
  }
  for (const { column, permission, countByKey } of columns) {
    const counts = await db.asSystem('keys', [permission], countByKey);
    const words = counts.map(({ keyId, values }) => `kunci ${keyId}: ${numberWords(values)}`);
    print(`${column}  ${words.length === 0 ? 'belum ada nilai' : words.join(', ')}\n`);
  }
  return 0;
}

async function rotate(parts: KeysCommandParts): Promise<number> {
  const { print, keyFile, showProgress } = parts;
  const done = await rotateKeys({
    ...parts,
    onProgress: (column, at, total) => showProgress(`Menyandikan ulang ${column}`, at, total),
  });
  print(rotationWords(done, keyFile));
  return done.unreadable > 0 ? 1 : 0;
}

export function rotationWords(done: Rotation, keyFile: string): string {
  const { keyId, isResumed, resealed, unreadable, retired } = done;
  const first = isResumed
    ? `Pergantian kunci yang terputus diselesaikan (kunci ${keyId}); tidak ada kunci baru.`
    : `Kunci ${keyId} dipakai sejak sekarang.`;
  const end =
    unreadable > 0
      ? `${numberWords(unreadable)} nilai tidak dapat dibuka dengan kunci mana pun dan dibiarkan; kunci lama belum dipensiunkan.\n`
      : `${retired.length} kunci lama dipensiunkan; tetap disimpan untuk cadangan dari masa sebelumnya.\n`;
  return (
    `${first}\n${numberWords(resealed)} nilai disandikan ulang.\n${end}` +
    `Cadangkan berkas kunci sekarang, terpisah dari basis data: ${keyFile}\n`
  );
}

const dayOf = (moment: string): string => moment.slice(0, 10);
const numberWords = (value: number): string => value.toLocaleString('id-ID');
