import { type Database, openDatabase } from '../db/index.ts';
import { embeddedTemplate } from './embedded-template.ts';
import { createServerCopy } from './server-template.ts';
import { testServer } from './test-server.ts';

export type TestDatabaseOptions = Readonly<{
  /** Default: what PILAR_TEST_DATABASE says, else embedded. */
  kind?: Database['kind'];
}>;

/** What PILAR_TEST_DATABASE says, else embedded: API tests run once for each (`scripts/parts.mjs`). */
export function chosenKind(): Database['kind'] {
  const wanted = process.env.PILAR_TEST_DATABASE ?? 'embedded';
  if (wanted !== 'embedded' && wanted !== 'postgres') {
    throw new Error(`PILAR_TEST_DATABASE is "${wanted}"; it may be "embedded" or "postgres".`);
  }
  return wanted;
}

async function onServer(): Promise<Database> {
  const copy = await createServerCopy(await testServer());
  const database = await openDatabase(copy.config);
  const close = database.close.bind(database);
  database.close = async () => {
    await close();
    await copy.drop();
  };
  return database;
}

/**
 * A fresh, migrated database for one test file, embedded in memory or on a real PostgreSQL server.
 * The caller closes it: `afterAll(() => database.close())`.
 */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<Database> {
  const kind = options.kind ?? chosenKind();
  if (kind === 'postgres') return onServer();
  return openDatabase({ memory: true, template: await embeddedTemplate() });
}
