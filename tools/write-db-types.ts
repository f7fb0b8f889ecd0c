import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateTables } from '../server/src/platform/db/generate-tables.ts';

/*
 * Writes the table types from the migrations: `node tools/write-db-types.ts`.
 * A test refuses a committed file that differs from a fresh one.
 */
const TARGET = join(import.meta.dirname, '../server/src/platform/db/generated/tables.ts');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(TARGET, await generateTables());
  process.stdout.write(`${TARGET}\n`);
}
