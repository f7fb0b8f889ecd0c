import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { prepareServer } from './server-template.ts';

export type TestServer = Readonly<{ adminUrl: string; stop(): Promise<void> }>;

async function firstLine(input: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input })) return line;
  return JSON.stringify({ error: 'no answer' });
}

/** Starts a real PostgreSQL from the package registry and prepares it; where it cannot start it fails with a sentence. */
export async function startTestServer(): Promise<TestServer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'postgres-process.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const answer: { url?: string; error?: string } = JSON.parse(await firstLine(child.stdout));
  if (answer.url === undefined) {
    throw new Error(
      `The tests on a PostgreSQL server cannot run: it did not start (${answer.error}). ` +
        'Name a running server with PILAR_TEST_DATABASE_URL instead (a superuser address).',
    );
  }
  const stop = (): Promise<void> => {
    child.stdin.end();
    return ended;
  };
  try {
    await prepareServer(answer.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { adminUrl: answer.url, stop };
}
