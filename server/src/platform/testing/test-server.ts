import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { prepareServer } from './server-template.ts';

async function firstLine(input: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input })) return line;
  return JSON.stringify({ error: 'no answer' });
}

type StartedServer = Readonly<{ adminUrl: string; stop(): Promise<void> }>;

/** Starts a server of this run's own; it also stops by itself when this thread ends and with it the child's input. */
export async function startServer(): Promise<StartedServer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'postgres-process.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answer: { url?: string; error?: string } = JSON.parse(await firstLine(child.stdout));
  if (answer.url === undefined) {
    throw new Error(
      `The tests on a PostgreSQL server cannot run: it did not start (${answer.error}). ` +
        'Name a running server with PILAR_TEST_DATABASE_URL instead (a superuser address).',
    );
  }
  // The server must not keep the tests alive.
  child.unref();
  for (const pipe of [child.stdin, child.stdout]) if ('unref' in pipe) (pipe as Socket).unref();
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    child.ref();
    child.stdin.end();
    await ended;
  };
  return { adminUrl: answer.url, stop };
}

async function prepared(): Promise<string> {
  const adminUrl = process.env.PILAR_TEST_DATABASE_URL ?? (await startServer()).adminUrl;
  await prepareServer(adminUrl);
  return adminUrl;
}

let running: Promise<string> | undefined;

/**
 * Superuser address of a real PostgreSQL server with the migrated template: the one that
 * PILAR_TEST_DATABASE_URL names, or one from the package registry, started once a test thread.
 * Where it cannot start, the tests fail with a sentence; they are never skipped.
 */
export function testServer(): Promise<string> {
  running ??= prepared();
  return running;
}
