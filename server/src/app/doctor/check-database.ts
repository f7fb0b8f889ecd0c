import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findKeptHead, findPublicKey, verifyAudit } from '../../platform/audit/index.ts';
import { findLastMake } from '../../platform/backup/index.ts';
import { type Database, migrationFolders, readMigrations, refusalCode } from '../../platform/db/index.ts';
import { fingerprintOf, listNeededKeys, readKeyFile } from '../../platform/secrets/index.ts';
import type { DoctorParts } from './doctor-parts.ts';
import { type Finding, good, look, warning, words, wrong } from './finding.ts';

const UNDEFINED_TABLE = '42P01';
/** Enough to notice a hand in the newest days; all of it is `pilar audit verify`. */
const QUICK_ENTRIES = 2_000;
const CLOCK_SLACK_MILLISECONDS = 60_000;

/** Everything that is asked of an open database. Each question is its own, so that one refusal hides no other. */
export async function checkDatabase(db: Database, parts: DoctorParts): Promise<readonly Finding[]> {
  const version = await look('database', async () =>
    good('database', words(`${await db.version()}.`, `${await db.version()}.`)),
  );
  const migrations = await look('migrations', () => checkMigrations(db));
  const isCurrent = migrations.every(({ level }) => level === 'good');
  if (!isCurrent) return [...version, ...migrations];
  return [
    ...version,
    ...migrations,
    ...(await look('keys', () => checkKeys(db, parts))),
    ...(await look('audit', () => checkTrail(db, parts))),
    ...(await look('clock', () => checkClock(db, parts))),
    ...(await look('backup-failure', () => checkLastBackup(db))),
  ];
}

async function checkMigrations(db: Database): Promise<Finding> {
  const files = readMigrations(migrationFolders());
  const ledger = await readLedger(db);
  if (ledger === null)
    return warning(
      'migrations',
      words('Basis data masih kosong.', 'The database is still empty.'),
      words('Jalankan npm start.', 'Run npm start.'),
    );
  const held = new Map(files.map(({ name, sha256 }) => [name, sha256]));
  const newest = files.at(-1)?.name ?? '';
  const strange = ledger.find(({ name, sha256 }) => held.get(name) !== sha256);
  if (strange !== undefined && strange.name > newest)
    return wrong(
      'migrations',
      words(
        `Basis data dari rilis yang lebih baru (${strange.name}).`,
        `The database is of a newer release (${strange.name}).`,
      ),
      words('Pasang rilis itu atau yang lebih baru.', 'Install that release or a later one.'),
    );
  if (strange !== undefined)
    return wrong(
      'migrations',
      words(
        `Migrasi ${strange.name} berubah sejak dijalankan.`,
        `Migration ${strange.name} was changed since it ran.`,
      ),
      words('Pasang ulang program dari sumbernya.', 'Install the program again from its source.'),
    );
  const pending = files.length - ledger.length;
  if (pending === 0)
    return good(
      'migrations',
      words('Basis data sesuai dengan rilis ini.', 'The database fits this release.'),
    );
  return warning(
    'migrations',
    words(`${pending} migrasi menunggu.`, `${pending} migrations are pending.`),
    words(
      'Jalankan npm start: kota dicadangkan dahulu, lalu dibawa ke rilis ini.',
      'Run npm start: the city is backed up, then brought to this release.',
    ),
  );
}

async function readLedger(db: Database) {
  try {
    return await db.asSystem('doctor', [], (tx) =>
      tx.selectFrom('platform.migration').select(['name', 'sha256']).orderBy('name').execute(),
    );
  } catch (error) {
    if (refusalCode(error) === UNDEFINED_TABLE) return null;
    throw error;
  }
}

/** @throws Problem keys-damaged */
async function checkKeys(db: Database, { config: { keyFile } }: DoctorParts): Promise<Finding> {
  const needed = await db.asSystem('doctor', ['secret.keep'], listNeededKeys);
  const ring = readKeyFile(keyFile);
  const prints = new Map(ring?.keys.map((key) => [`${key.use} ${key.id}`, fingerprintOf(key)]));
  const missing = needed.filter(({ use, id, fingerprint }) => prints.get(`${use} ${id}`) !== fingerprint);
  if (missing.length > 0) {
    const names = missing.map(({ use, id }) => `${use} ${id}`).join(', ');
    return wrong(
      'keys',
      words(
        `Kunci yang diperlukan basis data tidak ada di ${keyFile}: ${names}.`,
        `Keys that the database needs are not in ${keyFile}: ${names}.`,
      ),
      words(
        'Kembalikan berkas kunci dari cadangannya, atau betulkan PILAR_KEYS.',
        'Put the key file back from its copy, or correct PILAR_KEYS.',
      ),
    );
  }
  if (new Set(needed.map(({ id }) => id)).size > 1)
    return warning(
      'keys',
      words(
        'Pergantian kunci terputus; kedua kunci masih diperlukan.',
        'A change of keys was cut off; both keys are still needed.',
      ),
      words('Selesaikan: npx --no pilar keys rotate', 'Finish it: npx --no pilar keys rotate'),
    );
  return good('keys', words('Kunci cocok dengan basis data.', 'The keys fit the database.'));
}

async function checkTrail(
  db: Database,
  { config: { dataDir }, clock }: DoctorParts,
): Promise<readonly Finding[]> {
  const [key, head] = [findPublicKey(dataDir), findKeptHead(dataDir)];
  const result = await verifyAudit({
    read: (work) => db.asSystem('doctor', ['audit.read'], work),
    ...{ clock, keys: key === null ? [] : [key], heads: head === null ? [] : [head] },
    newestEntries: QUICK_ENTRIES,
  });
  if (!result.isWhole)
    return [
      wrong(
        'audit',
        words(
          `Jejak audit tidak utuh: ${result.findingCount} temuan.`,
          `The audit trail is not whole: ${result.findingCount} findings.`,
        ),
        words(
          'Lihat semuanya: npx --no pilar audit verify; hubungi petugas data.',
          'See all: npx --no pilar audit verify; call the data officer.',
        ),
      ),
    ];
  const whole = good(
    'audit',
    words(
      `Jejak audit utuh: ${result.links} mata rantai.`,
      `The audit trail is whole: ${result.links} links.`,
    ),
  );
  if (result.links === 0 || existsSync(join(dataDir, 'audit-head.json'))) return [whole];
  return [
    whole,
    warning(
      'audit-head',
      words(
        'Ujung rantai audit (audit-head.json) tidak ada: catatan yang dipotong dari ujung tidak akan terlihat.',
        'The end of the audit chain (audit-head.json) is missing: entries cut off at the end would not show.',
      ),
      words(
        'Kembalikan dari cadangan; Pilar menulisnya lagi pada catatan berikutnya.',
        'Bring it back from a backup; Pilar writes it again with the next entries.',
      ),
    ),
  ];
}

/** The clock of the machine against that of the database, and against what was written last. */
async function checkClock(db: Database, { clock }: DoctorParts): Promise<Finding> {
  const found = await db.asSystem('doctor', ['audit.read'], (tx) =>
    tx
      .selectNoFrom(({ fn, selectFrom }) => [
        fn<Date>('now').as('now'),
        selectFrom('platform.audit_entry')
          .select(({ fn: of }) => of.max<Date | null>('at').as('at'))
          .as('newest'),
      ])
      .executeTakeFirstOrThrow(),
  );
  const now = clock.now().getTime();
  const apart = Math.abs(found.now.getTime() - now);
  const ahead = (found.newest?.getTime() ?? 0) - now;
  if (apart <= CLOCK_SLACK_MILLISECONDS && ahead <= CLOCK_SLACK_MILLISECONDS)
    return good('clock', words('Jam mesin sesuai.', 'The clock is right.'));
  const minutes = Math.round(Math.max(apart, ahead) / 60_000);
  return wrong(
    'clock',
    words(
      `Jam mesin berbeda ${minutes} menit dari basis data atau dari catatan terakhirnya.`,
      `The clock is ${minutes} minutes off the database or its last entry.`,
    ),
    words(
      'Nyalakan penyelaras jam: timedatectl set-ntp true',
      'Switch the time service on: timedatectl set-ntp true',
    ),
  );
}

async function checkLastBackup(db: Database): Promise<readonly Finding[]> {
  const last = await db.asSystem('doctor', ['backup.read'], findLastMake);
  if (!last?.problem) return [];
  return [
    warning(
      'backup-failure',
      words(`Cadangan terakhir gagal (${last.problem}).`, `The last backup failed (${last.problem}).`),
      words(`Lihat /masalah/${last.problem}.`, `See /masalah/${last.problem}.`),
    ),
  ];
}
