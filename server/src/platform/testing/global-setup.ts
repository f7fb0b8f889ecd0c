import { compiledEngine } from '../db/embedded/compiled-engine.ts';
import { startServer } from './test-server.ts';

/**
 * For vitest: holds the compiled engine for the whole run, whichever test threads come and go, and starts one
 * PostgreSQL server when all tests are asked to run on one.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  await compiledEngine();
  if (process.env.PILAR_TEST_DATABASE !== 'postgres' || process.env.PILAR_TEST_DATABASE_URL !== undefined) {
    return undefined;
  }
  const server = await startServer();
  process.env.PILAR_TEST_DATABASE_URL = server.adminUrl;
  return server.stop;
}
