import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BackupPage } from '@pilar/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../clock.ts';
import type { Database } from '../db/index.ts';
import { silentLog } from '../log/log.ts';
import { initCity, SETUP_PERMISSIONS, SETUP_PURPOSE, setupActor } from '../setup/index.ts';
import { chosenKind, testDatabase } from '../testing/index.ts';
import { type TestApi, testApi, testPerson } from '../testing/test-api.ts';
import { backupRoutes } from './backup.routes.ts';
import { readBackupHome } from './backup-home.ts';
import { backupJobs } from './backup-jobs.ts';
import { backUpWhenDue } from './schedule.ts';

const administrator = testPerson('administrator');
const auditor = testPerson('auditor');
const secretariat = testPerson('secretariat');

describe.each([chosenKind()])('the backups of a city on the %s database', (kind) => {
  const root = mkdtempSync(join(tmpdir(), 'pilar-backups-'));
  const dataDir = join(root, 'data');
  const dir = join(root, 'backups');
  const clock = fixedClock('2026-11-24T02:00:00Z');
  const home = readBackupHome({ PILAR_BACKUP_DIR: dir }, { dataDir, keyFile: join(dataDir, 'keys.json') });
  let db: Database;
  let api: TestApi;

  beforeAll(async () => {
    mkdirSync(dataDir);
    db = await testDatabase({ kind });
    await db.asSystem(SETUP_PURPOSE, SETUP_PERMISSIONS, (tx) =>
      initCity(tx, { ...setupActor, permissions: SETUP_PERMISSIONS }, clock, {
        city: { code: '18.72' },
        isDemo: false,
      }),
    );
    api = testApi(db, backupRoutes(home), backupJobs({ home, pilarVersion: '0.1.0' }), clock);
  });
  afterEach(() => api.jobs.stop());
  afterAll(async () => {
    await db?.close();
    rmSync(root, { recursive: true, force: true });
  });

  const page = async (who = auditor) => BackupPage.parse((await api.ask(who, 'GET', '/backups')).body);
  /** Lets the work that was asked for run to its end. */
  const finish = async (jobId: string) => {
    await api.jobs.start();
    for (let tries = 0; tries < 200; tries += 1) {
      const job = await db.asActor(administrator, (tx) =>
        tx.selectFrom('platform.job').selectAll().where('id', '=', jobId).executeTakeFirstOrThrow(),
      );
      if (job.finished_at !== null) return job;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the job did not end');
  };
  const make = async () => {
    const { status, body } = await api.ask(administrator, 'POST', '/backups');
    expect(status).toBe(200);
    return finish(String(body.jobId));
  };
  const due = (at: string) =>
    backUpWhenDue({ db, home, clock: fixedClock(at), log: silentLog, pilarVersion: '0.1.0' });

  it('are told to whoever answers for them and to nobody else', async () => {
    expect(await page()).toMatchObject({
      ...{ backups: [], place: 'chosen', age: 'none', failure: null, isLocking: false, isOnDiskOfData: true },
      schedule: { at: '01.30', zone: 'WIB', state: 'on', nextAt: '2026-11-24T18:30:00.000Z' },
    });
    expect((await api.ask(secretariat, 'GET', '/backups')).status).toBe(403);
    expect((await api.ask(auditor, 'POST', '/backups')).status).toBe(403);
    expect((await api.ask(null, 'GET', '/backups')).status).toBe(401);
  });

  it('are made as background work, with rows, size and the command that brings them back', async () => {
    expect((await make()).state).toBe('done');
    const { backups, age } = await page();
    expect(age).toBe('fresh');
    expect(backups).toHaveLength(1);
    const [made] = backups;
    expect(made).toMatchObject({ reason: 'asked', isLocked: false });
    expect(made!.rows).toBeGreaterThan(10);
    expect(made!.restoreCommand).toBe(`npx --no pilar restore ${made!.name} --replace`);
    expect(made!.checked).toMatchObject({ problem: null });
    const trail = await db.asActor(auditor, (tx) =>
      tx
        .selectFrom('platform.audit_entry')
        .select(['action', 'actor_name'])
        .where('action', '=', 'backup.make')
        .execute(),
    );
    expect(trail).toEqual([{ action: 'backup.make', actor_name: administrator.userName }]);
  });

  it('are checked to their end, and a damaged one is said to be damaged', async () => {
    const { name } = (await page()).backups[0]!;
    const check = async () => {
      const { body } = await api.ask(auditor, 'POST', `/backups/${name}/check`);
      return finish(String(body.jobId));
    };
    expect((await check()).state).toBe('done');
    const bytes = readFileSync(join(dir, name));
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(join(dir, name), bytes);
    expect((await check()).state).toBe('failed');
    const [damaged] = (await page()).backups;
    expect(damaged!.checked?.problem).toMatchObject({ code: 'backup-damaged' });
    expect(damaged!.rows).toBeGreaterThan(10);
  });

  it('of another name are not found, wherever that name leads', async () => {
    for (const name of ['pilar-20200101-0000.pilarbak', '..%2Fkeys.json', '%2Fetc%2Fpasswd'])
      expect((await api.ask(auditor, 'POST', `/backups/${name}/check`)).status).toBe(404);
  });

  it('that fail are told on the page until one succeeds', async () => {
    rmSync(dir, { recursive: true });
    writeFileSync(dir, 'a file where the folder should be');
    expect((await make()).state).toBe('failed');
    rmSync(dir);
    expect(await page()).toMatchObject({ failure: { code: 'backup-not-written' }, age: 'none' });
    expect((await make()).state).toBe('done');
    expect((await page()).failure).toBeNull();
  });

  it('are made by themselves once a night, and late when the machine was off', async () => {
    expect(await due('2026-11-24T18:31:00Z')).toBe('made');
    expect(await due('2026-11-24T18:32:00Z')).toBe('not-due');
    expect(await due('2026-11-25T18:29:00Z')).toBe('not-due');
    expect(await due('2026-11-27T05:00:00Z')).toBe('made');
    expect(readdirSync(dir)).toHaveLength(3);
    const reasons = (await page()).backups.map(({ reason }) => reason).sort();
    expect(reasons).toEqual(['asked', 'scheduled', 'scheduled']);
  });
});
