import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { testDataFolder } from '../platform/testing/test-data-folder.ts';
import { askRunningCity } from './command-caller.ts';
import { type CommandDoor, DoorFile, doorFile, openCommandDoor } from './command-door.ts';
import { servingSeat } from './command-seat.ts';
import { COMMANDS } from './commands.ts';
import { readConfig } from './config.ts';
import { ROOT } from './root.ts';

const unexpected = (error: unknown): void => {
  throw error;
};

describe('A command given beside a running city', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilar-door-'));
  const failures: unknown[] = [];
  let door: CommandDoor;
  const ask = async (argv: readonly string[], more: Partial<Parameters<typeof askRunningCity>[0]> = {}) => {
    const said: string[] = [];
    const code = await askRunningCity({
      ...{ dataDir: folder, name: 'backup', argv, env: {}, print: (text: string) => said.push(text) },
      ...more,
    });
    return { code, said };
  };
  const knock = (init: RequestInit): Promise<Response> =>
    fetch(
      `http://127.0.0.1:${DoorFile.parse(JSON.parse(readFileSync(doorFile(folder), 'utf8'))).port}/`,
      init,
    );

  beforeAll(async () => {
    door = await openCommandDoor(
      folder,
      async ({ argv, env }, print) => {
        if (argv[0] === 'list') throw new Problem('backup-exists', { file: 'a.pilarbak' });
        if (argv[0] === 'check') throw new Error('disk');
        print('satu\n');
        print(`${env.PILAR_BACKUP_PASSPHRASE} ${env.PILAR_BACKUP_DIR}\n`);
        return 3;
      },
      (error) => failures.push(error),
    );
  });
  afterAll(async () => {
    await door.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is done by its process: what it says and its exit code come back, its settings go along', async () => {
    const env = { PILAR_BACKUP_PASSPHRASE: 'empat belas huruf', PILAR_BACKUP_DIR: 'simpan', HOME: '/x' };
    expect(await ask([], { env })).toEqual({
      code: 3,
      said: ['satu\n', `empat belas huruf ${join(process.cwd(), 'simpan')}\n`],
    });
  });

  it('is refused in words', async () => {
    expect(await ask(['list'])).toEqual({ code: 2, said: [] });
  });

  it('that fails there fails here, without a half answer', async () => {
    await expect(ask(['check'])).rejects.toMatchObject({ code: 'running-city-gone' });
    expect(failures).toEqual([new Error('disk')]);
  });

  it('is left to the caller where nobody serves, or where it is none of these', async () => {
    expect((await ask([], { dataDir: join(folder, 'elsewhere') })).code).toBeNull();
    expect((await ask([], { name: 'restore' })).code).toBeNull();
    const stale = mkdtempSync(join(folder, 'stale-'));
    const closed = await openCommandDoor(stale, async () => 0, unexpected);
    const left = readFileSync(doorFile(stale), 'utf8');
    await closed.close();
    writeFileSync(doorFile(stale), left);
    expect((await ask([], { dataDir: stale })).code).toBeNull();
  });

  it('opens to nobody without the token of the file that only its owner reads', async () => {
    expect(statSync(doorFile(folder)).mode & 0o077).toBe(0);
    const body = JSON.stringify({ name: 'backup', argv: [], env: {} });
    const { token } = DoorFile.parse(JSON.parse(readFileSync(doorFile(folder), 'utf8')));
    const tries: RequestInit[] = [
      { method: 'POST', body },
      { method: 'POST', body, headers: { authorization: `Bearer ${token.slice(0, -1)}A` } },
      { method: 'POST', body, headers: { authorization: token } },
      { headers: { authorization: `Bearer ${token}` } },
    ];
    for (const init of tries) expect((await knock(init)).status).toBe(404);
  });

  it('is no other command than those that were thought of', async () => {
    const { token } = DoorFile.parse(JSON.parse(readFileSync(doorFile(folder), 'utf8')));
    const body = JSON.stringify({ name: 'restore', argv: [], env: {} });
    const before = failures.length;
    await expect(
      knock({ method: 'POST', body, headers: { authorization: `Bearer ${token}` } }),
    ).rejects.toThrow();
    expect(failures).toHaveLength(before + 1);
  });
});

// A database made from nothing and one read from its copy: a busy machine takes its time.
describe('npx pilar backup while the embedded city is open in another process', { timeout: 200_000 }, () => {
  it('makes the backup all the same', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'pilar-door-'));
    const config = readConfig({ PILAR_DATA_DIR: dataDir }, [], ROOT);
    await testDataFolder(dataDir);
    const db = await openDatabase({ dataDir });
    const door = await openCommandDoor(
      dataDir,
      ({ name, argv, env }, print) =>
        COMMANDS[name](argv, servingSeat(db, config, { ...env, PILAR_DATA_DIR: dataDir }, print)),
      unexpected,
    );
    try {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [join(import.meta.dirname, 'cli.ts'), 'backup'],
        { env: { PATH: process.env.PATH, PILAR_DATA_DIR: dataDir } },
      );
      expect(stdout).toContain('Cadangan dibuat dan dibaca ulang');
      expect(readdirSync(join(dataDir, 'backups'))).toHaveLength(1);
    } finally {
      await door.close();
      await db.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
