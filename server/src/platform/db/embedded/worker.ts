import { type MessagePort, parentPort } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { columnParsers } from '../column-parsers.ts';
import { carryError } from '../database-error.ts';
import { TreeRefused } from '../tree/tree-refused.ts';
import { Wire } from '../wire.ts';
import { WireSession } from '../wire-session.ts';
import { WireSqlSession } from '../wire-sql-session.ts';
import { createDataFolder } from './data-folder.ts';
import { DURABLE_START, DurableFs } from './durable-fs.ts';
import { EngineStream } from './engine-stream.ts';
import type {
  Answer,
  AppCommand,
  CareCommand,
  EngineStart,
  Request,
  SqlCommand,
  StartAnswer,
} from './messages.ts';

/*
 * The thread that owns the embedded database, so that a long query never holds up a request.
 * It speaks the PostgreSQL protocol with the engine through the same client as a server is spoken to.
 */
type Engine = Readonly<{
  lite: PGlite;
  files: DurableFs | undefined;
  wire: Wire;
  client: pg.Client;
  /** SQL text is taken only meanwhile. */
  owner: { isAtWork: boolean };
}>;

/** Hands a tar over as it is: a real Blob would copy 40 MB several times. */
class TarBlob extends Blob {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    super();
    this.#bytes = bytes;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return new Uint8Array(this.#bytes).buffer;
  }
}

/** Small tests need fewer pages than a city. */
const IN_MEMORY_START = [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB'];

async function startEngine({ folder, template, engine }: EngineStart): Promise<PGlite> {
  if (folder !== undefined) {
    await createDataFolder(folder, engine);
    return PGlite.create({ fs: new DurableFs(folder), startParams: DURABLE_START, pgliteWasmModule: engine });
  }
  return PGlite.create('memory://', {
    startParams: IN_MEMORY_START,
    pgliteWasmModule: engine,
    ...(template === undefined ? {} : { loadDataDir: new TarBlob(template) }),
  });
}

async function open(start: EngineStart): Promise<Engine> {
  const lite = await startEngine(start);
  const client = new pg.Client({
    user: 'postgres',
    password: '',
    database: 'postgres',
    stream: () => new EngineStream(lite),
    types: columnParsers,
  });
  // Errors of the stream also reach the query that was running; without a listener they would end the thread.
  client.on('error', () => undefined);
  await client.connect();
  const files = lite.fs instanceof DurableFs ? lite.fs : undefined;
  return { lite, files, wire: new Wire(client), client, owner: { isAtWork: false } };
}

async function close({ lite, wire, client }: Engine): Promise<void> {
  await wire.script('checkpoint');
  await client.end();
  await lite.close();
}

function obeyApp(session: WireSession, command: AppCommand): Promise<unknown> {
  switch (command.kind) {
    case 'begin':
      return session.begin(command.scope);
    case 'tree':
      return session.run(command.tree);
    case 'setRole':
      return session.setRole(command.role);
    case 'lockTable':
      return session.lockTable(command.table);
    case 'stage':
      return session.stage(command.table, command.columns);
    case 'copyIn':
      return session.copyIn(command.stage, command.rows);
    case 'insertStaged':
      return session.insertStaged(command.stage);
    case 'copyOut':
      return session.copyOut(command.tree);
    case 'commit':
      return session.commit();
    case 'rollback':
      return session.rollback();
  }
}

function obeySql(session: WireSqlSession, command: SqlCommand): Promise<unknown> {
  switch (command.kind) {
    case 'begin':
      return session.begin(command.timeoutMs);
    case 'script':
      return session.script(command.sql);
    case 'rows':
      return session.rows(command.sql, command.parameters);
    case 'copyIn':
      return session.copyIn(command.statement, command.rows);
    case 'copyOut':
      return session.copyOut(command.statement);
    case 'commit':
      return session.commit();
    case 'rollback':
      return session.rollback();
  }
}

async function obeyCare(engine: Engine, { kind }: CareCommand): Promise<unknown> {
  const { wire, lite, files, owner } = engine;
  switch (kind) {
    case 'beginOwner':
    case 'endOwner':
      owner.isAtWork = kind === 'beginOwner';
      return undefined;
    case 'syncCalls':
      return files?.syncCalls;
    case 'version':
      return (await wire.run('show server_version', [])).rows[0]?.server_version;
    case 'maintain':
      // The engine has neither autovacuum nor a background checkpoint.
      await wire.script('vacuum (analyze)');
      return wire.script('checkpoint');
    case 'dump':
      return new Uint8Array(await (await lite.dumpDataDir('none')).arrayBuffer());
    case 'close':
      return close(engine);
  }
}

/** Each line has its own list of commands; what another line understands is refused here. */
function answerOn<C>(port: MessagePort, obey: (command: C) => Promise<unknown>): void {
  const say = (answer: Answer): void => port.postMessage(answer);
  port.on('message', ({ id, command }: Request<C>) => {
    obey(command).then(
      (value) => say({ kind: 'done', id, value }),
      (error: unknown) => say({ kind: 'refused', id, error: carryError(error) }),
    );
  });
}

function listen(engine: Engine, { app, owner, care }: EngineStart): void {
  const session = new WireSession(engine.wire);
  const sqlSession = new WireSqlSession(engine.wire);
  answerOn<AppCommand>(app, async (command) => obeyApp(session, command));
  answerOn<SqlCommand>(owner, async (command) => {
    if (!engine.owner.isAtWork) throw new TreeRefused('SQL text while nobody works as the owner');
    return obeySql(sqlSession, command);
  });
  answerOn<CareCommand>(care, async (command) => {
    const value = await obeyCare(engine, command);
    if (command.kind === 'close') setImmediate(() => hangUp([app, owner, care]));
    return value;
  });
}

/** Without an open line the thread ends. */
function hangUp(ports: readonly MessagePort[]): void {
  for (const port of ports) port.close();
  parentPort?.close();
}

function main(port: NonNullable<typeof parentPort>): void {
  const say = (answer: StartAnswer): void => port.postMessage(answer);
  port.once('message', (start: EngineStart) => {
    // Held open while the engine starts: a thread without any listener ends.
    port.on('message', () => undefined);
    open(start).then(
      (engine) => {
        listen(engine, start);
        say({ kind: 'ready' });
      },
      (error: unknown) => {
        say({ kind: 'failed', error: carryError(error) });
        port.close();
      },
    );
  });
}

if (parentPort !== null) main(parentPort);
