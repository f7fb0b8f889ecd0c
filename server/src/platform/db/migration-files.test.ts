import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrationFolders, readMigrations } from './migration-files.ts';

describe('Migration files', () => {
  let root: string;
  const folder = (domain: string, files: Record<string, string>): string => {
    const path = join(root, domain, 'migrations');
    mkdirSync(path, { recursive: true });
    for (const [name, sql] of Object.entries(files)) writeFileSync(join(path, name), sql);
    return path;
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pilar-migrations-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('run by date across domains', () => {
    const folders = [
      folder('registry', { '20261202-01-create-family.sql': 'a' }),
      folder('platform', {
        '20261201-02-add-b.sql': 'b',
        '20261203-01-add-c.sql': 'c',
        'notes.md': 'not run',
      }),
    ];
    expect(readMigrations(folders).map(({ name }) => name)).toEqual([
      '20261201-02-add-b.sql',
      '20261202-01-create-family.sql',
      '20261203-01-add-c.sql',
    ]);
  });

  it('have the same digest whatever line ends git wrote', () => {
    const unix = readMigrations([folder('a', { '20261201-01-add-x.sql': 'select 1;\nselect 2;\n' })]);
    const windows = readMigrations([folder('b', { '20261201-01-add-x.sql': 'select 1;\r\nselect 2;\r\n' })]);
    expect(windows).toEqual(unix);
  });

  it('are refused when their name does not say date, number, verb and object', () => {
    expect(() => readMigrations([folder('a', { '2026-12-01-create.sql': '' })])).toThrow(
      '2026-12-01-create.sql',
    );
  });

  it('are refused when two domains use one name', () => {
    const twice = { '20261201-01-add-x.sql': '' };
    expect(() => readMigrations([folder('a', twice), folder('b', twice)])).toThrow('is there twice');
  });

  it('of the product are found, the floor first', () => {
    expect(readMigrations(migrationFolders())[0]?.name).toBe('20261124-01-create-platform.sql');
  });
});
