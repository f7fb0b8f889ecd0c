import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAuditKey, writeAudit } from '../../platform/audit/index.ts';
import { sealOnce } from '../../platform/audit/sealer.ts';
import { readBackupHome } from '../../platform/backup/index.ts';
import { backUpRunning } from '../../platform/backup/running-backup.ts';
import { fixedClock, systemClock } from '../../platform/clock.ts';
import { lockDirectory } from '../../platform/db/embedded/directory-lock.ts';
import { type Database, openDatabase } from '../../platform/db/index.ts';
import { openSecrets } from '../../platform/secrets/index.ts';
import { makeKeyRing } from '../../platform/secrets/key-ring.ts';
import { testActor, testDatabase } from '../../platform/testing/index.ts';
import { testDataFolder } from '../../platform/testing/test-data-folder.ts';
import { makeAuthority, makeServerPair } from '../../platform/tls/make-certificate.ts';
import { readConfig } from '../config.ts';
import { checkBackups } from './check-backups.ts';
import { checkDatabase } from './check-database.ts';
import { checkCertificate, checkKeyFile, checkSecretFiles } from './check-files.ts';
import { checkDataFolder, checkDisk } from './check-folder.ts';
import { checkMemory, checkNode, checkTimeZone, checkWeb } from './check-machine.ts';
import { checkPort } from './check-port.ts';
import { diagnose, runDoctor, textOf } from './doctor-command.ts';
import type { DoctorParts } from './doctor-parts.ts';
import { type Finding, look } from './finding.ts';
import { lookIntoDatabase } from './open-for-looking.ts';

const root = mkdtempSync(join(tmpdir(), 'pilar-doctor-test-'));
const dataDir = join(root, 'data');
const dir = join(root, 'backups');
const webFolder = join(root, 'web');
const DAY = 24 * 3_600_000;
const ani = testActor(['setting.write']);

function partsOf(change: Partial<DoctorParts> = {}, env: Record<string, string> = {}): DoctorParts {
  const config = readConfig({ PILAR_DATA_DIR: dataDir, PORT: '0', ...env }, [], root);
  return {
    ...{ config, clock: systemClock, webFolder, nodeVersion: '24.21.0', timeZone: 'Asia/Jakarta' },
    home: readBackupHome({ PILAR_BACKUP_DIR: dir, ...env }, config),
    ...{ totalMemory: 8e9, freeBytes: () => 50e9 },
    ...change,
  };
}

const levels = (findings: Finding | readonly Finding[]): Record<string, string> =>
  Object.fromEntries([findings].flat().map(({ check, level }) => [check, level]));

/** Names, sizes and times of everything below a folder. */
const traceOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`);

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('pilar doctor on a city that is well', () => {
  beforeAll(async () => {
    mkdirSync(webFolder);
    writeFileSync(join(webFolder, 'index.html'), '');
    mkdirSync(dataDir, { mode: 0o700 });
    await testDataFolder(dataDir);
    const db = await openDatabase({ dataDir });
    await openSecrets({ db, clock: systemClock, keyFile: join(dataDir, 'keys.json') });
    await db.asActor(ani, (tx) =>
      writeAudit(tx, ani, systemClock, { action: 'test.write', entity: 'test.thing' }),
    );
    await sealOnce({ db, clock: systemClock, key: readAuditKey(dataDir), dataDir });
    const { home } = partsOf();
    await backUpRunning({ db, home, at: new Date(), reason: 'asked', pilarVersion: '0.1.0' });
    await db.close();
  }, 120_000);

  it('finds everything good, and leaves every byte of it as it was', { timeout: 60_000 }, async () => {
    const before = traceOf(root);
    const findings = await diagnose(partsOf());
    expect(findings.filter(({ level }) => level !== 'good')).toEqual([]);
    expect(Object.keys(levels(findings))).toEqual(
      expect.arrayContaining(['node', 'disk', 'database', 'migrations', 'keys', 'audit', 'clock', 'backup']),
    );
    expect(traceOf(root)).toEqual(before);
    expect(textOf(findings)).toMatch(/0 peringatan, 0 salah\.\n.*0 warnings, 0 wrong\.\n$/);
  });

  it('names the process that holds the folder, and does not open what that one has open', async () => {
    const unlock = lockDirectory(dataDir);
    try {
      const [finding] = await lookIntoDatabase(partsOf());
      expect(finding).toMatchObject({ check: 'lock', level: 'good' });
      expect(finding!.said.id).toContain(`proses ${process.pid}`);
    } finally {
      unlock();
    }
  });

  it('says when there is no room to look inside', async () => {
    const [finding] = await lookIntoDatabase(partsOf({ freeBytes: () => 1e6 }));
    expect(finding).toMatchObject({ check: 'database', level: 'warning' });
    expect(
      readdirSync(tmpdir()).filter((name) => name.startsWith('pilar-doctor-') && name.includes('copy')),
    ).toEqual([]);
  });
});

describe('pilar doctor finds what is broken:', () => {
  it('a Node, a memory, a time zone or web pages that do not fit', () => {
    expect(checkNode(partsOf({ nodeVersion: '20.20.2' }))).toMatchObject({ level: 'wrong' });
    expect(checkMemory(partsOf({ totalMemory: 1e9 }))).toMatchObject({ level: 'warning' });
    expect(checkTimeZone(partsOf({ timeZone: 'Europe/Berlin' }))).toMatchObject({ level: 'warning' });
    expect(checkWeb(partsOf({ webFolder: join(root, 'nowhere') }))).toMatchObject({ level: 'wrong' });
  });

  it('a data folder that is none, is of others, is open to others, or is not there', () => {
    const of = (name: string) => levels(checkDataFolder(partsOf({}, { PILAR_DATA_DIR: join(root, name) })));
    writeFileSync(join(root, 'file'), '');
    mkdirSync(join(root, 'strangers'));
    writeFileSync(join(root, 'strangers', 'skripsi.docx'), '');
    expect([of('file'), of('strangers'), of('missing')]).toEqual([
      { 'data-folder': 'wrong' },
      { 'data-folder': 'wrong' },
      { 'data-folder': 'warning' },
    ]);
    chmodSync(dataDir, 0o755);
    expect(levels(checkDataFolder(partsOf()))).toEqual({ 'data-folder': 'warning' });
    chmodSync(dataDir, 0o700);
  });

  it('a restore or a demo city that was cut off', () => {
    mkdirSync(join(dataDir, 'restore'));
    expect(levels(checkDataFolder(partsOf()))).toEqual({ 'data-folder': 'good', restore: 'warning' });
    rmSync(join(dataDir, 'restore'), { recursive: true });
    writeFileSync(join(dataDir, 'demo-pending'), '');
    expect(levels(checkDataFolder(partsOf()))).toEqual({ 'data-folder': 'good', demo: 'warning' });
    rmSync(join(dataDir, 'demo-pending'));
  });

  it('a disk that is nearly full', () => {
    const at = (free: number) => levels(checkDisk(partsOf({ freeBytes: () => free }))).disk;
    expect([at(5e9), at(5e8), at(5e7)]).toEqual(['good', 'warning', 'wrong']);
  });

  it('key files that others can read, are damaged, or are gone', async () => {
    const keyFile = join(dataDir, 'keys.json');
    chmodSync(keyFile, 0o644);
    expect(checkSecretFiles(partsOf())).toMatchObject([{ level: 'wrong' }]);
    chmodSync(keyFile, 0o600);
    expect(checkSecretFiles(partsOf())).toMatchObject([{ level: 'good' }]);
    const kept = readFileSync(keyFile);
    writeFileSync(keyFile, kept.subarray(0, 50));
    expect(await look('key-file', () => checkKeyFile(partsOf()))).toMatchObject([{ level: 'wrong' }]);
    rmSync(keyFile);
    expect(checkKeyFile(partsOf())).toMatchObject({ level: 'wrong' });
    writeFileSync(keyFile, kept, { mode: 0o600 });
  });

  it('a port that somebody else has', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    // A stranger that accepts and says nothing.
    other.on('connection', (socket) => socket.destroy());
    expect(await checkPort(partsOf({}, { PORT: port }))).toMatchObject({ check: 'port', level: 'wrong' });
    await new Promise((resolve) => other.close(resolve));
    expect(await checkPort(partsOf({}, { PORT: port }))).toMatchObject({ check: 'port', level: 'good' });
  });

  it('a certificate that ends soon, has ended, or is of another key', async () => {
    const authority = await makeAuthority(new Date(), 'Contoh', ['localhost']);
    const pair = await makeServerPair(authority, ['localhost'], new Date());
    const [cert, key] = [join(root, 'c.crt'), join(root, 'c.key')];
    writeFileSync(cert, pair.cert);
    writeFileSync(key, pair.key);
    const env = { PILAR_TLS_CERT: cert, PILAR_TLS_KEY: key };
    const after = async (days: number) => {
      const clock = { now: () => new Date(Date.now() + days * DAY) };
      return levels(await look('certificate', () => checkCertificate(partsOf({ clock }, env)))).certificate;
    };
    expect([await after(0), await after(370), await after(400)]).toEqual(['good', 'warning', 'wrong']);
    writeFileSync(key, authority.key);
    expect(await after(0)).toBe('wrong');
  });

  it('a backup that is old, damaged, missing, or not planned', async () => {
    const later = { now: () => new Date(Date.now() + 9 * DAY) };
    expect(levels(await checkBackups(partsOf()))).toEqual({ backup: 'good' });
    expect(levels(await checkBackups(partsOf({ clock: later })))).toEqual({ backup: 'warning' });
    expect(levels(await checkBackups(partsOf({}, { PILAR_BACKUP_AT: 'off' })))).toEqual({
      backup: 'good',
      'backup-schedule': 'warning',
    });
    const [name = ''] = readdirSync(dir);
    const bytes = readFileSync(join(dir, name));
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(join(dir, name), bytes);
    expect(levels(await checkBackups(partsOf()))).toEqual({ backup: 'good', 'backup-file': 'wrong' });
    renameSync(join(dir, name), join(dir, 'x'));
    expect(levels(await checkBackups(partsOf()))).toEqual({ backup: 'warning' });
  });

  it('a setting that cannot be used', async () => {
    let said = '';
    const print = (text: string): void => {
      said = text;
    };
    expect(await runDoctor(['--json'], { PORT: 'delapan' }, print)).toBe(2);
    expect(JSON.parse(said)).toMatchObject({ level: 'wrong', findings: [{ check: 'config' }] });
    await expect(runDoctor(['--fix'], {}, print)).rejects.toMatchObject({ code: 'command-invalid' });
  });
});

describe.each(['embedded', 'postgres'] as const)('pilar doctor in the %s database finds', (kind) => {
  let db: Database;
  const folder = mkdtempSync(join(tmpdir(), 'pilar-doctor-test-'));
  const parts = (change: Partial<DoctorParts> = {}) => partsOf(change, { PILAR_DATA_DIR: folder });
  const script = (sql: string) => db.asOwner((session) => session.script(sql));
  const found = async (change: Partial<DoctorParts> = {}) => levels(await checkDatabase(db, parts(change)));
  const WELL = { database: 'good', migrations: 'good', keys: 'good', audit: 'good', clock: 'good' };

  beforeAll(async () => {
    db = await testDatabase({ kind });
    await openSecrets({ db, clock: systemClock, keyFile: join(folder, 'keys.json') });
    for (let at = 0; at < 3; at += 1)
      await db.asActor(ani, (tx) =>
        writeAudit(tx, ani, systemClock, { action: 'test.write', entity: 'test.thing' }),
      );
    await sealOnce({ db, clock: systemClock, key: readAuditKey(folder), dataDir: folder });
  });
  afterAll(async () => {
    await db?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('nothing where nothing is wrong', async () => {
    expect(await found()).toEqual(WELL);
  });

  it('keys of another installation', async () => {
    const file = join(folder, 'keys.json');
    const kept = readFileSync(file);
    writeFileSync(file, JSON.stringify(makeKeyRing(new Date())));
    expect(await found()).toEqual({ ...WELL, keys: 'wrong' });
    writeFileSync(file, kept);
  });

  it('a clock that stands in another day', async () => {
    expect(await found({ clock: fixedClock('2020-01-01T00:00:00Z') })).toMatchObject({ clock: 'wrong' });
  });

  it('the end of the chain that nobody kept', async () => {
    renameSync(join(folder, 'audit-head.json'), join(folder, 'away'));
    expect(await found()).toEqual({ ...WELL, 'audit-head': 'warning' });
    renameSync(join(folder, 'away'), join(folder, 'audit-head.json'));
  });

  it('a backup that failed last night', async () => {
    await db.asSystem('test', ['backup.write'], (tx) =>
      tx
        .insertInto('platform.backup_run')
        .values({
          ...{ kind: 'make', reason: 'scheduled', ended_at: new Date(), problem: 'backup-not-written' },
          facts: '{}',
        })
        .execute(),
    );
    expect(await found()).toEqual({ ...WELL, 'backup-failure': 'warning' });
  });

  it('migrations that wait, or were changed, or are of a newer release', async () => {
    const last = `(select max(name) from platform.migration)`;
    await script(`create table public.kept as select * from platform.migration where name = ${last};
      alter table platform.migration no force row level security;
      delete from platform.migration where name = ${last}`);
    expect(await found()).toEqual({ database: 'good', migrations: 'warning' });
    await script(`insert into platform.migration select name, repeat('0', 64), applied_at from public.kept`);
    expect(await found()).toEqual({ database: 'good', migrations: 'wrong' });
    await script(`delete from platform.migration where name = ${last};
      insert into platform.migration select * from public.kept;
      insert into platform.migration (name, sha256) values ('29991231-01-add-later.sql', repeat('0', 64))`);
    const [, newer] = await checkDatabase(db, parts());
    expect(newer).toMatchObject({ level: 'wrong', said: { en: expect.stringContaining('newer release') } });
  });
});
