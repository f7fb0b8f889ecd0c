import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Health } from '@pilar/contracts';

const ROOT = join(import.meta.dirname, '..');
/** A first start fills the demo city; on a slow machine with other work that takes its time. */
const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 20_000;

export type ProductOptions = Readonly<{
  /** Folder of the embedded database; a fresh temporary one when left out, removed by `dispose`. */
  dataDir?: string;
  /** An address of a PostgreSQL server: then nothing is embedded, and no demo is filled. */
  databaseUrl?: string;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  port?: number;
}>;

/** The real product, running as its users run it, in a process of its own. */
export type Product = Readonly<{
  url: string;
  port: number;
  pid: number;
  dataDir: string;
  /** the PostgreSQL server it works on; null: the embedded database */
  databaseUrl: string | null;
  startedInMs: number;
  health: Health;
  /** Everything it has printed so far. */
  log: () => string;
  /** Ends it by signal: SIGTERM lets it finish, SIGKILL is a power cut for the process. */
  kill: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;
  /** Starts it again on the same data and the same port. */
  restart: (changes?: ProductOptions) => Promise<Product>;
  /** Ends it, and removes its temporary data. */
  dispose: () => Promise<void>;
}>;

const running = new Set<ChildProcess>();
// A journey that dies must not leave a server behind that holds its port and folder.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export async function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer().once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
  });
  return promise;
}

/** Settings of the developer's own Pilar must not reach the one under test. */
function environment(options: ProductOptions, dataDir: string, port: number): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PILAR_') && name !== 'DATABASE_URL' && name !== 'PORT',
  );
  return {
    ...Object.fromEntries(own),
    PORT: String(port),
    PILAR_DATA_DIR: dataDir,
    ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
    ...options.env,
  };
}

async function readHealth(url: string): Promise<Health | undefined> {
  try {
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) });
    const health = Health.safeParse(await answer.json());
    return health.success && health.data.status === 'ok' ? health.data : undefined;
  } catch {
    return undefined; // not listening yet
  }
}

const tail = (text: string): string => text.split('\n').slice(-40).join('\n');

async function waitUntilServing(child: ChildProcess, url: string, log: () => string): Promise<Health> {
  const until = Date.now() + START_LIMIT_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`Pilar ended at start (code ${child.exitCode ?? child.signalCode}):\n${tail(log())}`);
    }
    const health = await readHealth(url);
    if (health !== undefined) return health;
    await pause(25);
  }
  throw new Error(`Pilar did not serve within ${START_LIMIT_MS / 1000} s:\n${tail(log())}`);
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (!hasEnded(child)) {
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(late);
  }
  running.delete(child);
}

/** `npm start` without npm: the same script, in one process whose pid is the server's. */
function spawnProduct(options: ProductOptions, dataDir: string, port: number): ChildProcess {
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'start.mjs'), ...(options.args ?? [])], {
    cwd: ROOT,
    env: environment(options, dataDir, port),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  return child;
}

function collect(child: ChildProcess): () => string {
  let text = '';
  const add = (chunk: Buffer): void => {
    text += chunk.toString('utf8');
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => text;
}

/** Starts Pilar and waits until it serves. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'pilar-journey-'));
  const port = options.port ?? (await freePort());
  const scheme = options.args?.includes('--https') ? 'https' : 'http';
  const url = `${scheme}://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawnProduct(options, dataDir, port);
  const log = collect(child);
  const health = await waitUntilServing(child, url, log).catch(async (error: unknown) => {
    await end(child, 'SIGKILL');
    throw error;
  });
  const kill = (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => end(child, signal);
  return {
    ...{ url, port, dataDir, health, log, kill },
    databaseUrl: options.databaseUrl ?? null,
    pid: child.pid ?? 0,
    startedInMs: performance.now() - started,
    restart: async (changes = {}) => {
      await kill('SIGTERM');
      return startProduct({ ...options, dataDir, port, ...changes });
    },
    dispose: async () => {
      await kill('SIGTERM');
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A copy of a data folder that a product has left in good order: a filled city without filling it again. */
export function copyDataDir(from: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'pilar-journey-'));
  cpSync(from, folder, { recursive: true });
  return folder;
}
