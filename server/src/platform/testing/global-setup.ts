import { prepareServer } from './server-template.ts';
import { startTestServer } from './test-server.ts';

/** For vitest: one PostgreSQL server a run, and only when the tests are asked to run on one. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.PILAR_TEST_DATABASE !== 'postgres') return undefined;
  const given = process.env.PILAR_TEST_DATABASE_URL;
  if (given !== undefined) {
    await prepareServer(given);
    return undefined;
  }
  const server = await startTestServer();
  process.env.PILAR_TEST_DATABASE_URL = server.adminUrl;
  return server.stop;
}
