import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testServer } from '../testing/index.ts';
import { createServerCopy } from '../testing/server-template.ts';
import { openInMemory } from './embedded/embedded-source.ts';
import { openDatabase } from './index.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migration-files.ts';
import type { DatabaseConfig } from './types.ts';

const FILE = '20261124-02-break-table.sql';
const BROKEN: readonly (readonly [what: string, sql: string, reason: RegExp])[] = [
  [
    'with a mistake of writing',
    'create table platform.a (x int);\ncrate table platform.b (x int);',
    /syntax error/,
  ],
  [
    'refused in the second of its statements',
    'create table platform.a (x int);\ninsert into platform.a values (1/0);\ncreate table platform.b (x int);',
    /division by zero/,
  ],
  [
    'with a function whose text is wrong',
    `create function platform.f() returns text[] language sql as $$ select '{'::text[] $$;`,
    /malformed array literal/,
  ],
];

/** A refused step ends the start at once, with its name and PostgreSQL's sentence. */
describe.each(['embedded', 'postgres'] as const)('A migration of the %s database', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'pilar-broken-'));
  const right = '20261124-01-create-table.sql';
  let config: DatabaseConfig = { memory: true };
  let drop = async (): Promise<void> => undefined;

  beforeAll(async () => {
    writeFileSync(join(folder, right), 'create table platform.kept (x int);');
    if (kind === 'embedded') return;
    const copy = await createServerCopy(await testServer(), true);
    config = copy.config;
    drop = copy.drop;
  });
  afterAll(async () => {
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(BROKEN)(
    '%s is named, and nothing of it stays',
    async (_, sql, reason) => {
      writeFileSync(join(folder, FILE), sql);
      const opening = openDatabase(config, { migrationFolders: [folder] });
      await expect(opening).rejects.toMatchObject({
        code: 'migration-failed',
        facts: { file: FILE, reason: expect.stringMatching(reason) },
      });
      writeFileSync(join(folder, FILE), 'select 1;');
    },
    120_000,
  );

  it('stands after the one before it, and goes on when it is right', async () => {
    writeFileSync(join(folder, FILE), 'create table platform.a (x int); drop table platform.a;');
    const database = await openDatabase(config, { migrationFolders: [folder] });
    expect(database.applied).toEqual(kind === 'embedded' ? [right, FILE] : [FILE]);
    await database.close();
  });
});

describe('A tool that only migrates in memory', () => {
  it('ends with the refusal instead of waiting for its own connection', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pilar-broken-'));
    writeFileSync(join(folder, FILE), 'select 1/0;');
    const source = await openInMemory(undefined);
    const run = source.asOwner((session) => migrate(session, readMigrations([folder])));
    await expect(run).rejects.toMatchObject({ code: 'migration-failed' });
    await source.close();
    rmSync(folder, { recursive: true, force: true });
  }, 120_000);

  it('leaves nobody who takes SQL text once it is through', async () => {
    const source = await openInMemory(undefined);
    await source.asOwner(async (session) => session.script('select 1'));
    const late = source.channel.owner.send({ kind: 'script', sql: 'select 1' });
    await expect(late).rejects.toThrow('does not carry SQL text while nobody works as the owner');
    await source.close();
  }, 120_000);
});
