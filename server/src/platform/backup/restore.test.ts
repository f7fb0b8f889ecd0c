import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeAudit } from '../audit/index.ts';
import { fixedClock } from '../clock.ts';
import { type Database, openDatabase } from '../db/index.ts';
import { migrationFolders, readMigrations } from '../db/migration-files.ts';
import { addDemoUsers } from '../identity/index.ts';
import { initCity, SETUP_PERMISSIONS, SETUP_PURPOSE, setupActor } from '../setup/index.ts';
import { testActor, testServer } from '../testing/index.ts';
import { createServerCopy, type ServerCopy } from '../testing/server-template.ts';
import { testDataFolder } from '../testing/test-data-folder.ts';
import { readArchive } from './archive-reader.ts';
import { readBackupHome } from './backup-home.ts';
import { listTables, tableOf } from './database-shape.ts';
import { type RestoreRequest, restoreBackup } from './restore.ts';
import { backUpRunning } from './running-backup.ts';

const clock = fixedClock('2026-11-24T02:00:00Z');
const ani = testActor(['setting.write', 'audit.read', 'area.write', 'survey.write', 'survey.read']);
/** Everything that is hard to write: tabs, line ends, backslashes, NULL beside empty, the sign that means NULL. */
const TRICKY = [
  'a\tb',
  'dua\nbaris\r\n',
  'c:\\data\\N',
  '\\N',
  '',
  '\\.',
  'ñ 🏠 "kutip" \'satu\'',
  ' spasi ',
];

async function fill(db: Database): Promise<void> {
  await db.asSystem(SETUP_PURPOSE, SETUP_PERMISSIONS, (tx) =>
    initCity(tx, { ...setupActor, permissions: SETUP_PERMISSIONS }, clock, {
      city: { code: '18.72' },
      isDemo: true,
    }),
  );
  await addDemoUsers(db, clock);
  await db.asActor(ani, async (tx) => {
    for (const [number, text] of TRICKY.entries()) {
      const after = { text, number: number / 3, none: null };
      await writeAudit(tx, ani, clock, { action: 'test.write', entity: 'test.thing', entityId: text, after });
      await tx
        .insertInto('platform.setting')
        .values({ key: `contoh ${number}${text}`, value: JSON.stringify(after), updated_at: clock.now() })
        .execute();
    }
  });
  await db.asOwner(async (session) => {
    await session.script(`
      insert into measurement.survey (id, title, period, file_name, file_hash, state, profile, created_at, created_by,
          created_by_name, interview_first, interview_last)
        values ('00000000-0000-4000-8000-000000000001', 'Contoh', '2026-03', 'a.csv', 'x', 'received', '{"a": [1.50, null]}',
          '2026-03-01T00:00:00.123456+07', 'ani', 'Ani', '2026-03-01', '2026-03-31');
      insert into measurement.survey_file select id, decode(repeat('00ff0a5c09', 400000), 'hex') from measurement.survey;
      insert into platform.audit_subject
        select 'test.thing', md5(n::text), (select min(id::text)::uuid from platform.audit_entry) from generate_series(1, 12000) n;
    `);
  });
}

type Content = ReadonlyMap<string, readonly string[]>;

/** Every row of every table as text, by a way of its own: not by COPY, sorted, and above row-level security. */
async function contentOf(
  query: (sql: string) => Promise<{ row: string }[]>,
  names: readonly string[],
): Promise<Content> {
  const content = new Map<string, readonly string[]>();
  await query(`set timezone = 'UTC'`);
  for (const name of names) {
    const rows = await query(`select md5(t::text) || left(t::text, 300) as row from ${name} t order by 1`);
    content.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return content;
}

const tableNames = (db: Database): Promise<string[]> =>
  db.asOwner(async (session) => [...(await listTables(session)).map(tableOf), 'platform.migration']);

const embeddedContent = async (db: Database): Promise<Content> => {
  const names = await tableNames(db);
  return db.asOwner((session) => contentOf((sql) => session.rows<{ row: string }>(sql), names));
};

/** Not the time at which a migration ran, nor sessions: those are ended on purpose. */
const comparable = (content: Content) =>
  Object.fromEntries([...content].filter(([name]) => !/"session"$|migration$/.test(name)));

// Restores on two databases: a busy machine takes its time.
describe('A backup of a city', { timeout: 300_000 }, () => {
  const root = mkdtempSync(join(tmpdir(), 'pilar-backup-'));
  const folder = (name: string): string => join(root, name);
  const homeOf = (name: string, passphrase = '') =>
    readBackupHome(
      { PILAR_BACKUP_DIR: folder('backups'), PILAR_BACKUP_PASSPHRASE: passphrase },
      { dataDir: folder(name), keyFile: join(folder(name), 'keys.json') },
    );
  let db: Database;
  let server: ServerCopy;
  let admin: pg.Client;
  let path: string;
  let before: Content;
  let minute = 0;

  const backUp = (of: Database, name: string, passphrase = '') => {
    minute += 1;
    const at = new Date(Date.UTC(2026, 10, 24, 2, minute));
    return backUpRunning({
      db: of,
      home: homeOf(name, passphrase),
      at,
      reason: 'asked',
      pilarVersion: '0.1.0',
    });
  };
  const restore = (name: string, more: Partial<RestoreRequest> = {}) =>
    restoreBackup({
      path,
      passphrase: null,
      dataDir: folder(name),
      databaseUrl: null,
      mayReplace: false,
      backupFirst: async () => undefined,
      ...more,
    });
  const serverContent = async (names: readonly string[]): Promise<Content> =>
    contentOf(async (sql) => (await admin.query<{ row: string }>(sql)).rows, names);

  beforeAll(async () => {
    for (const name of ['server']) mkdirSync(folder(name));
    await testDataFolder(folder('city'));
    db = await openDatabase({ dataDir: folder('city') });
    await fill(db);
    before = await embeddedContent(db);
    path = (await backUp(db, 'city')).path;
    await db.close();
    const adminUrl = await testServer();
    server = await createServerCopy(adminUrl, true);
    const url = new URL(adminUrl);
    url.pathname = new URL(server.config.databaseUrl).pathname;
    admin = new pg.Client({ connectionString: url.href });
    admin.on('error', () => undefined);
    await admin.connect();
  }, 400_000);
  afterAll(async () => {
    await db?.close().catch(() => undefined);
    await admin?.end();
    await server?.drop();
    rmSync(root, { recursive: true, force: true });
  });

  it('holds rows of many tables, so that the comparisons below mean something', () => {
    const filled = [...before].filter(([, rows]) => rows.length > 0).map(([name]) => name);
    expect(filled.length).toBeGreaterThan(9);
    expect(before.get('"platform"."audit_subject"')).toHaveLength(12_000);
  });

  it('restores into PostgreSQL and back over the old city, every row of every table', async () => {
    const there = await restore('server', { databaseUrl: server.config.databaseUrl });
    expect(comparable(await serverContent([...before.keys()]))).toEqual(comparable(before));

    const onServer = await openDatabase(server.config);
    const back = await backUp(onServer, 'server');
    await onServer.close();
    // Onto a city that is there: it is refused, then backed up and replaced.
    const saved: string[] = [];
    await expect(restore('city', { path: back.path })).rejects.toMatchObject({ code: 'restore-not-empty' });
    const home = await restore('city', {
      path: back.path,
      mayReplace: true,
      backupFirst: async () => void saved.push('old'),
    });
    expect(saved).toEqual(['old']);
    await expect(restore('server', { databaseUrl: server.config.databaseUrl })).rejects.toMatchObject({
      code: 'restore-not-empty',
    });
    const again = await openDatabase({ dataDir: folder('city') });
    try {
      expect(comparable(await embeddedContent(again))).toEqual(comparable(before));
    } finally {
      await again.close();
    }
    const seconds = (ms: number) => (ms / 1000).toFixed(1);
    process.stdout.write(
      `restore rehearsal, ${there.rows} rows: embedded to PostgreSQL ${seconds(there.milliseconds)} s, ` +
        `backup of it ${seconds(back.milliseconds)} s, back to embedded ${seconds(home.milliseconds)} s\n`,
    );
  });

  it('keeps the old city when the backup before replacing fails', async () => {
    const broken = async () => {
      throw new Error('disk');
    };
    await expect(restore('city', { mayReplace: true, backupFirst: broken })).rejects.toThrow('disk');
    const again = await openDatabase({ dataDir: folder('city') });
    expect(comparable(await embeddedContent(again))).toEqual(comparable(before));
    await again.close();
  });

  it('leaves every rule in force: row-level security, triggers, keys and indexes as the migrations made them', async () => {
    const fresh = await createServerCopy(await testServer());
    const url = new URL(await testServer());
    url.pathname = new URL(fresh.config.databaseUrl).pathname;
    const other = new pg.Client({ connectionString: url.href });
    await other.connect();
    const RULES = `
      select 'force ' || oid::regclass || relrowsecurity || relforcerowsecurity as row from pg_class where relkind = 'r' and relnamespace > 16000
      union all select 'key ' || conrelid::regclass || conname || pg_get_constraintdef(oid) from pg_constraint where connamespace > 16000
      union all select 'index ' || indexdef from pg_indexes where schemaname not like 'pg%'
      union all select 'trigger ' || tgrelid::regclass || tgname || tgenabled::text from pg_trigger where not tgisinternal
      order by 1`;
    try {
      const rules = async (client: pg.Client) => (await client.query<{ row: string }>(RULES)).rows;
      const restored = await rules(admin);
      expect(restored.length).toBeGreaterThan(50);
      expect(restored).toEqual(await rules(other));
    } finally {
      await other.end();
      await fresh.drop();
    }
  });

  it('goes on counting where the old city stopped, and may still be audited', async () => {
    const again = await openDatabase({ dataDir: folder('city') });
    try {
      await again.asActor(ani, (tx) =>
        writeAudit(tx, ani, clock, { action: 'test.after', entity: 'test.thing' }),
      );
      const [last] = await again.asOwner((session) =>
        session.rows<{
          isNewest: boolean;
        }>(`select (select position from platform.audit_entry where action = 'test.after') =
                  (select max(position) from platform.audit_entry) as "isNewest"`),
      );
      expect(last).toEqual({ isNewest: true });
    } finally {
      await again.close();
    }
  });

  it('shows one moment of a server while others write, and lets them', async () => {
    const onServer = await openDatabase(server.config);
    const pair = (number: number) =>
      onServer.asActor(ani, async (tx) => {
        for (const side of ['kiri', 'kanan']) {
          const value = JSON.stringify(number);
          await tx
            .insertInto('platform.setting')
            .values({ key: `${side} ${number}`, value })
            .execute();
        }
      });
    let isDone = false;
    let written = 0;
    const writer = (async () => {
      while (!isDone) await pair(++written);
    })();
    const made = await backUp(onServer, 'server');
    const during = written;
    isDone = true;
    await writer;
    await onServer.close();
    const sides = { kiri: 0, kanan: 0 };
    let table = '';
    await readArchive(made.path, null, {
      table: async ({ name }) => {
        table = name;
      },
      rows: async (bytes) => {
        if (table !== 'setting') return;
        for (const [, side] of bytes.toString('utf8').matchAll(/^(kiri|kanan) \d+\t/gm))
          sides[side as keyof typeof sides] += 1;
      },
    });
    expect(sides.kiri).toBe(sides.kanan);
    expect(sides.kiri).toBeGreaterThan(0);
    expect(during).toBeGreaterThan(3);
  });

  it('of an older release is restored at its state and brought forward; of a newer one it is refused', async () => {
    const files = readMigrations(migrationFolders());
    const { migrationsOf } = await import('./replay-migrations.ts');
    const old = { migrations: files.slice(0, 4), tables: [] };
    expect(migrationsOf(old, files).map(({ name }) => name)).toEqual(
      files.slice(0, 4).map(({ name }) => name),
    );
    const sha256 = '0'.repeat(64);
    const later = { migrations: [...files, { name: '29991231-01-add-later.sql', sha256 }], tables: [] };
    expect(() => migrationsOf(later, files)).toThrow(expect.objectContaining({ code: 'backup-newer' }));
    const changed = { migrations: files.map((file) => ({ ...file, sha256 })), tables: [] };
    expect(() => migrationsOf(changed, files)).toThrow(
      expect.objectContaining({ code: 'migration-changed' }),
    );
  });
});
