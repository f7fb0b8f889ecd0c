import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECORD, type Summary } from './archive-form.ts';
import { checkDigest, readArchive, readHead } from './archive-reader.ts';
import { ArchiveWriter, diskProblem } from './archive-writer.ts';
import { listBackups, readBackupHome } from './backup-home.ts';
import { refuseStrayName } from './data-files.ts';
import { keptMoments, pruneScheduled } from './retention.ts';
import { lastDue, scheduleState } from './schedule.ts';

const root = mkdtempSync(join(tmpdir(), 'pilar-archive-'));
const PASSPHRASE = 'kuda baterai tepat';
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Rows that compress badly, so that the archive has several pieces. */
const ROWS = Buffer.from(
  Array.from({ length: 20_000 }, (_, n) => createHash('sha256').update(String(n)).digest('base64'))
    .join('\n')
    .concat('\n'),
);

async function write(
  name: string,
  passphrase: string | null,
  createdAt = '2026-11-24T02:00:00.000Z',
): Promise<string> {
  const path = join(root, name);
  const header = {
    pilarVersion: '0.1.0',
    createdAt,
    reason: 'scheduled',
    database: 'embedded',
    city: null,
  } as const;
  const archive = await ArchiveWriter.open({
    path,
    passphrase,
    header: { ...header, newestMigration: null },
  });
  await archive.addJson(RECORD.plan, { migrations: [], tables: [] });
  await archive.addJson(RECORD.table, { schema: 'a', name: 'b', columns: ['c'] });
  await archive.add(RECORD.data, ROWS);
  const sha256 = createHash('sha256').update(ROWS).digest('hex');
  const end = { rows: 20_000, bytes: ROWS.length, sha256 };
  await archive.addJson(RECORD.end, end);
  const summary: Summary = { sequences: [], tables: [{ ...end, table: 'a.b' }], files: [], leftOut: [] };
  await archive.finish(summary);
  return path;
}

/** As an attacker would: changes bytes and makes the open checksum fit again. */
function forge(path: string, change: (bytes: Buffer) => Buffer): string {
  const bytes = change(Buffer.from(readFileSync(path).subarray(0, -32)));
  const forged = join(root, 'forged.bin');
  writeFileSync(forged, Buffer.concat([bytes, createHash('sha256').update(bytes).digest()]));
  return forged;
}

describe('An archive', () => {
  let sealed: string;
  let open: string;
  beforeAll(async () => {
    sealed = await write('sealed.pilarbak', PASSPHRASE);
    open = await write('open.pilarbak', null);
  });

  it('gives back what was written, sealed or not', async () => {
    for (const [path, passphrase] of [
      [sealed, PASSPHRASE],
      [open, null],
    ] as const) {
      const parts: Buffer[] = [];
      await checkDigest(path);
      await readArchive(path, passphrase, { rows: async (bytes) => void parts.push(Buffer.from(bytes)) });
      expect(Buffer.concat(parts).equals(ROWS)).toBe(true);
    }
  });

  it('is refused by its checksum wherever one byte of it was flipped', async () => {
    const bytes = readFileSync(open);
    const broken = join(root, 'broken.bin');
    for (let part = 0; part < 40; part += 1) {
      const copy = Buffer.from(bytes);
      const at = Math.floor((part * (bytes.length - 1)) / 39);
      copy[at] = (copy[at] ?? 0) ^ 1;
      writeFileSync(broken, copy);
      await expect(checkDigest(broken), `byte ${at}`).rejects.toMatchObject({
        code: expect.stringMatching(/^backup-/),
      });
    }
  });

  it('is refused when its end is missing', async () => {
    const bytes = readFileSync(open);
    const short = join(root, 'short.bin');
    for (const length of [0, 5, 200, 100_000, bytes.length - 33, bytes.length - 1]) {
      writeFileSync(short, bytes.subarray(0, length));
      await expect(checkDigest(short)).rejects.toMatchObject({ code: expect.stringMatching(/^backup-/) });
      await expect(readArchive(short, null)).rejects.toMatchObject({
        code: expect.stringMatching(/^backup-/),
      });
    }
  });

  it('opens with its passphrase alone', async () => {
    await expect(readArchive(sealed, 'kuda baterai salah')).rejects.toMatchObject({ code: 'backup-locked' });
    await expect(readArchive(sealed, null)).rejects.toMatchObject({ code: 'backup-passphrase-needed' });
    expect(readFileSync(sealed).includes(ROWS.subarray(0, 30))).toBe(false);
  });

  it('does not open when pieces were swapped, cut off or its header changed, though the checksum fits', async () => {
    const start = readHead(sealed).head.length;
    const pieceOf = (bytes: Buffer, at: number) => 4 + (bytes.readUInt32BE(at) & 0x7fff_ffff);
    const swapped = forge(sealed, (bytes) => {
      const first = pieceOf(bytes, start);
      const second = pieceOf(bytes, start + first);
      return Buffer.concat([
        bytes.subarray(0, start),
        bytes.subarray(start + first, start + first + second),
        bytes.subarray(start, start + first),
        bytes.subarray(start + first + second),
      ]);
    });
    await checkDigest(swapped);
    await expect(readArchive(swapped, PASSPHRASE)).rejects.toMatchObject({ code: 'backup-locked' });
    const cut = forge(sealed, (bytes) => {
      const short = bytes.subarray(0, start + pieceOf(bytes, start));
      short.writeUInt32BE(short.readUInt32BE(start) + 0x8000_0000, start);
      return short;
    });
    await expect(readArchive(cut, PASSPHRASE)).rejects.toMatchObject({ code: 'backup-locked' });
    const renamed = forge(sealed, (bytes) => {
      bytes.write('0.9.9', bytes.indexOf('0.1.0'));
      return bytes;
    });
    await expect(readArchive(renamed, PASSPHRASE)).rejects.toMatchObject({ code: 'backup-locked' });
  });

  it('that was never finished is no backup', async () => {
    const before = listBackups(root).length;
    const header = {
      pilarVersion: '0',
      createdAt: '2026-11-24T02:00:00Z',
      reason: 'asked',
      database: 'embedded',
    } as const;
    const path = join(root, 'unfinished.pilarbak');
    const archive = await ArchiveWriter.open({
      path,
      passphrase: null,
      header: { ...header, city: null, newestMigration: null },
    });
    await archive.add(RECORD.data, ROWS);
    expect([existsSync(path), listBackups(root).length]).toEqual([false, before]);
    await archive.abandon();
    expect(readdirSync(root).filter((name) => name.endsWith('.draft'))).toEqual([]);
  });

  it('names no file outside the data folder', () => {
    for (const name of [
      '../x',
      '/etc/passwd',
      'a/../../b',
      'C:\\x',
      'a\\..\\b',
      'pg/base',
      '',
      'lock',
      '.bashrc',
    ]) {
      expect(() => refuseStrayName(name), name).toThrow(expect.objectContaining({ code: 'backup-damaged' }));
    }
    expect(() => refuseStrayName('tls/ca.pem')).not.toThrow();
  });

  it('says in words why it could not be written', () => {
    const full = Object.assign(new Error('x'), { code: 'ENOSPC' });
    expect(diskProblem(full, '/srv/backups/a')).toMatchObject({
      code: 'backup-not-written',
      facts: { folder: '/srv/backups', reason: 'ruang disk habis' },
    });
  });

  it('made by the clock makes room for newer ones of its kind', async () => {
    await write('newer.pilarbak', null, '2026-11-25T02:00:00.000Z');
    const keep = { daily: 1, weekly: 0, monthly: 0 };
    expect(pruneScheduled(root, keep, 7).sort()).toEqual(['open.pilarbak', 'sealed.pilarbak']);
    expect(listBackups(root).map(({ name }) => name)).toEqual(['newer.pilarbak']);
  });

  it('is kept for seven days, four weeks and twelve months', () => {
    // One a night at 01.30 WIB for 500 nights, the last on Tuesday 24 November 2026.
    const last = new Date('2026-11-23T18:30:00Z').getTime();
    const nights = Array.from({ length: 500 }, (_, n) => new Date(last - n * 86_400_000));
    const kept = keptMoments(nights, { daily: 7, weekly: 4, monthly: 12 }, 7);
    const days = [...kept]
      .map((at) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10))
      .sort();
    expect(days).toEqual([
      ...['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30'],
      ...['2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31'],
      // Sundays end the weeks before; then the last seven days.
      ...['2026-11-08', '2026-11-15'],
      ...['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'],
    ]);
    expect(keptMoments(nights, { daily: 3, weekly: 0, monthly: 0 }, 7).size).toBe(3);
    expect(keptMoments([], { daily: 7, weekly: 4, monthly: 12 }, 7).size).toBe(0);
  });

  it('is due at the hour of the city, also after a night without power', () => {
    const wib = { name: 'WIB', hours: 7 } as const;
    // 02.30 WIB is 19.30 UTC of the day before; in Jayapura it is two hours earlier.
    expect(lastDue('02.30', wib, new Date('2026-11-24T19:29:00Z')).toISOString()).toBe(
      '2026-11-23T19:30:00.000Z',
    );
    expect(lastDue('02.30', wib, new Date('2026-11-24T19:31:00Z')).toISOString()).toBe(
      '2026-11-24T19:30:00.000Z',
    );
    const wit = { name: 'WIT', hours: 9 } as const;
    expect(lastDue('02.30', wit, new Date('2026-11-24T19:29:00Z')).toISOString()).toBe(
      '2026-11-24T17:30:00.000Z',
    );
  });

  it('is made each night unless it was switched off, but of a demo city only when asked for', () => {
    const home = (env: Record<string, string>) =>
      readBackupHome(env, { dataDir: root, keyFile: join(root, 'k') });
    const metro = { code: '18.72', isDemo: false };
    const demo = { code: '18.72', isDemo: true };
    expect(home({}).at).toBe('01.30');
    expect(scheduleState(home({}), metro)).toBe('on');
    expect(scheduleState(home({}), null)).toBe('no-city');
    expect(scheduleState(home({}), demo)).toBe('demo');
    expect(scheduleState(home({ PILAR_BACKUP_AT: '03:15' }), demo)).toBe('on');
    expect(scheduleState(home({ PILAR_BACKUP_AT: 'off' }), metro)).toBe('off');
    expect(home({ PILAR_BACKUP_KEEP: '30' }).keep).toEqual({ daily: 30, weekly: 0, monthly: 0 });
    expect(home({ PILAR_BACKUP_KEEP: '5/2/6' }).keep).toEqual({ daily: 5, weekly: 2, monthly: 6 });
    for (const wrong of ['0', '7/4', 'all', '7/4/12/1'])
      expect(() => home({ PILAR_BACKUP_KEEP: wrong }), wrong).toThrow(
        expect.objectContaining({ code: 'config-invalid' }),
      );
    expect(() => home({ PILAR_BACKUP_AT: '25.00' })).toThrow(
      expect.objectContaining({ code: 'config-invalid' }),
    );
  });
});
