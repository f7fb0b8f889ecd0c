import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../db/index.ts';
import { testDataFolder } from '../testing/test-data-folder.ts';
import { clearDrafts, listBackups, readBackupHome } from './backup-home.ts';
import { finishRestore, markReady } from './restore-files.ts';
import { backUpRunning } from './running-backup.ts';

const SCRIPT = fileURLToPath(new URL('testing-killed-child.ts', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'pilar-killed-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs until the process kills itself at the named moment. */
function killed(
  work: 'backup' | 'restore',
  dataDir: string,
  place: string,
  moment: string,
  count: number,
): void {
  const args = [SCRIPT, work, dataDir, place, moment, String(count)];
  const { signal, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    timeout: 120_000,
  });
  expect([moment, signal, stdout], stderr).toEqual([moment, 'SIGKILL', '']);
}

const settingOf = async (dataDir: string): Promise<string[]> => {
  const db = await openDatabase({ dataDir });
  try {
    const rows = await db.asOwner((session) =>
      session.rows<{ key: string }>(`select key from platform.setting where key like 'kota %' order by 1`),
    );
    return rows.map(({ key }) => key);
  } finally {
    await db.close();
  }
};

const mark = async (dataDir: string, key: string): Promise<void> => {
  const db = await openDatabase({ dataDir });
  await db.asOwner((session) =>
    session.script(`insert into platform.setting (key, value) values ('${key}', '1')`),
  );
  await db.close();
};

const IS_EVERY_MOMENT = process.env.PILAR_FAULTS === 'all';
/** Every moment is tried by `npm run faults`, which every check runs; here the last one, when all but the name is there. */
const MOMENTS: readonly (readonly [moment: string, count: number])[] = IS_EVERY_MOMENT
  ? [
      ['progress', 1],
      ['fsync', 1],
      ['rename', 1],
    ]
  : [['rename', 1]];

// Real processes that open and make databases: seconds each, and there is no other way to be killed.
describe('A backup or a restore that is killed', { timeout: 240_000 }, () => {
  const dataDir = join(root, 'data');
  const dir = join(root, 'backups');
  const home = readBackupHome({ PILAR_BACKUP_DIR: dir }, { dataDir, keyFile: join(dataDir, 'keys.json') });
  let archive: string;

  beforeAll(async () => {
    mkdirSync(dataDir);
    await testDataFolder(dataDir);
    await mark(dataDir, 'kota lama');
  }, 120_000);

  it('leaves no file under a name of a backup, wherever it was cut off, and the next one is made', async () => {
    for (const [moment, count] of MOMENTS) {
      killed('backup', dataDir, dir, moment, count);
      expect([
        moment,
        listBackups(dir),
        readdirSync(dir).filter((name) => name.endsWith('.pilarbak')),
      ]).toEqual([...[moment, [], []]]);
    }
    expect(readdirSync(dir).some((name) => name.endsWith('.draft'))).toBe(true);
    clearDrafts(dir);
    expect(readdirSync(dir)).toEqual([]);
    const db = await openDatabase({ dataDir });
    archive = (await backUpRunning({ db, home, at: new Date(), reason: 'asked', pilarVersion: '0.1.0' }))
      .path;
    await db.close();
    expect(listBackups(dir)).toHaveLength(1);
    await mark(dataDir, 'kota sesudahnya');
  });

  it.runIf(IS_EVERY_MOMENT)(
    'leaves the old city in its place while the new one is made beside it',
    async () => {
      killed('restore', dataDir, archive, 'progress', 20);
      expect(existsSync(join(dataDir, 'restore'))).toBe(true);
      expect(finishRestore(dataDir)).toBe(false);
      expect(await settingOf(dataDir)).toEqual(['kota lama', 'kota sesudahnya']);
    },
  );

  it('is finished by the next start when the new one was whole, also between the two steps of the swap', async () => {
    // Its renames: the mark that all is whole, the old city aside, the new one in its place.
    killed('restore', dataDir, archive, 'rename', 3);
    expect([existsSync(join(dataDir, 'pg')), existsSync(join(dataDir, 'pg.replaced'))]).toEqual([
      false,
      true,
    ]);
    expect(finishRestore(dataDir)).toBe(true);
    expect(await settingOf(dataDir)).toEqual(['kota lama']);
    expect(readdirSync(dataDir).filter((name) => /^restore|^pg\./.test(name))).toEqual([]);
  });
});

describe('A restore that brings other keys', () => {
  it('keeps those of the machine beside them: the backup of the replaced city needs them', () => {
    const dataDir = join(root, 'keys');
    mkdirSync(join(dataDir, 'restore', 'files'), { recursive: true });
    writeFileSync(join(dataDir, 'keys.json'), 'of this machine');
    writeFileSync(join(dataDir, 'restore', 'files', 'keys.json'), 'of the archive');
    markReady(dataDir);
    finishRestore(dataDir);
    const held = readdirSync(dataDir).sort();
    expect(held).toEqual([expect.stringMatching(/^keys-before-restore-[0-9a-f]{8}\.json$/), 'keys.json']);
    expect(held.map((name) => readFileSync(join(dataDir, name), 'utf8'))).toEqual([
      'of this machine',
      'of the archive',
    ]);
  });
});
