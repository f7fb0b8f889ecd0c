import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type MigrationFile = Readonly<{ name: string; sql: string; sha256: string }>;

const NAME = /^\d{8}-\d{2}-[a-z0-9]+(-[a-z0-9]+)+\.sql$/;
const SOURCE = join(import.meta.dirname, '..', '..');

function subfolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
}

/** Every domain's and every platform part's own `migrations` folder. */
export function migrationFolders(): string[] {
  return [...subfolders(SOURCE), ...subfolders(join(SOURCE, 'platform'))]
    .map((folder) => join(folder, 'migrations'))
    .filter((folder) => existsSync(folder));
}

/** The digest is taken over lines, not line ends: git may write them differently on Windows. */
function readMigration(folder: string, name: string): MigrationFile {
  const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
  return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
}

/**
 * All migrations in the order they run: by date and number, whichever domain they belong to.
 * @throws RangeError for a file that is not named YYYYMMDD-NN-verb-object.sql, or a name used twice.
 */
export function readMigrations(folders: readonly string[]): MigrationFile[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .map((name) => readMigration(folder, name)),
  );
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const [index, { name }] of files.entries()) {
    if (!NAME.test(name)) throw new RangeError(`readMigrations: not YYYYMMDD-NN-verb-object.sql: ${name}`);
    if (files[index + 1]?.name === name) throw new RangeError(`readMigrations: ${name} is there twice`);
  }
  return files;
}
