import { type Database, openDatabase } from '../db/index.ts';
import { embeddedTemplate } from './embedded-template.ts';
import { createServerCopy } from './server-template.ts';

export type TestDatabaseOptions = Readonly<{
  /** Default: what PILAR_TEST_DATABASE says, else embedded. */
  kind?: Database['kind'];
  /** Superuser address of a prepared server; default: PILAR_TEST_DATABASE_URL, set by the global setup. */
  adminUrl?: string;
}>;

function chosenKind(): Database['kind'] {
  const wanted = process.env.PILAR_TEST_DATABASE ?? 'embedded';
  if (wanted !== 'embedded' && wanted !== 'postgres') {
    throw new Error(`PILAR_TEST_DATABASE is "${wanted}"; it may be "embedded" or "postgres".`);
  }
  return wanted;
}

async function onServer(adminUrl: string | undefined): Promise<Database> {
  if (adminUrl === undefined) {
    throw new Error(
      'PILAR_TEST_DATABASE_URL is not set: vitest.config.ts must name testing/global-setup.ts.',
    );
  }
  const copy = await createServerCopy(adminUrl);
  const database = await openDatabase({ databaseUrl: copy.url });
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
  if (kind === 'postgres') return onServer(options.adminUrl ?? process.env.PILAR_TEST_DATABASE_URL);
  return openDatabase({ memory: true, template: await embeddedTemplate() });
}
