import { parentPort } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { columnParsers } from '../column-parsers.ts';
import { carryError } from '../database-error.ts';
import { PgSession } from '../pg-session.ts';
import { createDataFolder } from './data-folder.ts';
import { DURABLE_START, DurableFs } from './durable-fs.ts';
import { EngineStream } from './engine-stream.ts';
import type { Answer, Command, EngineStart, Request } from './messages.ts';

/*
 * The thread that owns the embedded database, so that a long query never holds up a request.
 * It speaks the PostgreSQL protocol with the engine through the same client as a server is spoken to.
 */
type Engine = Readonly<{ lite: PGlite; files: DurableFs | undefined; session: PgSession; client: pg.Client }>;

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
  return { lite, files, session: new PgSession(client), client };
}

async function close({ lite, session, client }: Engine): Promise<void> {
  await session.script('checkpoint');
  await client.end();
  await lite.close();
}

async function obey(engine: Engine, command: Command): Promise<unknown> {
  const { session } = engine;
  switch (command.kind) {
    case 'begin':
      return session.begin(command.scope);
    case 'query': {
      const { rows, command: verb, rowCount } = await session.run(command.sql, command.parameters);
      return { rows, verb, rowCount };
    }
    case 'commit':
      return session.commit();
    case 'rollback':
      return session.rollback();
    case 'script':
      return session.script(command.sql);
    case 'copyIn':
      return session.copyIn(command.statement, command.rows);
    case 'copyOut':
      return session.copyOut(command.statement);
    case 'syncCalls':
      return engine.files?.syncCalls;
    case 'dump':
      return new Uint8Array(await (await engine.lite.dumpDataDir('none')).arrayBuffer());
    case 'close':
      return close(engine);
  }
}

function main(port: NonNullable<typeof parentPort>): void {
  const say = (answer: Answer): void => port.postMessage(answer);
  const answer = ({ id, command }: Request, engine: Engine): Promise<void> =>
    obey(engine, command).then(
      (value) => {
        say({ kind: 'done', id, value });
        if (command.kind === 'close') port.close();
      },
      (error: unknown) => say({ kind: 'refused', id, error: carryError(error) }),
    );
  // One listener for all messages: without any, the thread would end while the engine starts.
  let engine: Engine | undefined;
  port.on('message', (message: EngineStart | Request) => {
    if ('engine' in message) {
      open(message).then(
        (opened) => {
          engine = opened;
          say({ kind: 'ready' });
        },
        (error: unknown) => {
          say({ kind: 'failed', error: carryError(error) });
          port.close();
        },
      );
    } else if (engine !== undefined) void answer(message, engine);
  });
}

if (parentPort !== null) main(parentPort);
