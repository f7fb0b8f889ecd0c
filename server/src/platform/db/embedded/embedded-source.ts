import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Session, SessionSource, SqlSession } from '../session.ts';
import { Channel } from './channel.ts';
import { lockDirectory } from './directory-lock.ts';
import { EmbeddedSession, EmbeddedSqlSession } from './embedded-session.ts';

/**
 * One connection, so transactions take turns in the order they came: nobody overtakes, nobody starves.
 * A session is handed over only when the one before has committed or rolled back.
 */
export class EmbeddedSource implements SessionSource {
  readonly channel: Channel;
  readonly #session: Session;
  readonly #unlock: () => void;
  readonly #queue: ((session: Session) => void)[] = [];
  #taken = false;
  #closing: Promise<void> | undefined;

  constructor(channel: Channel, unlock: () => void) {
    this.channel = channel;
    this.#session = new EmbeddedSession(channel.app);
    this.#unlock = unlock;
  }

  async acquire(): Promise<Session> {
    if (this.#closing !== undefined) throw new Error('The database is closed.');
    return this.#take();
  }

  #take(): Promise<Session> {
    if (this.#taken) return new Promise((resolveTurn) => this.#queue.push(resolveTurn));
    this.#taken = true;
    return Promise.resolve(this.#session);
  }

  release(session: Session): void {
    const next = this.#queue.shift();
    if (next === undefined) this.#taken = false;
    else next(session);
  }

  async asOwner<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    const { care, owner } = this.channel;
    return this.#alone(async () => {
      await care.send<void>({ kind: 'beginOwner' });
      try {
        return await work(new EmbeddedSqlSession(owner));
      } finally {
        await care.send<void>({ kind: 'endOwner' });
      }
    });
  }

  async #alone<T>(work: () => Promise<T>): Promise<T> {
    const session = await this.acquire();
    try {
      return await work();
    } finally {
      this.release(session);
    }
  }

  version(): Promise<string> {
    return this.#alone(() => this.channel.care.send<string>({ kind: 'version' }));
  }

  maintain(): Promise<void> {
    return this.#alone(() => this.channel.care.send<void>({ kind: 'maintain' }));
  }

  syncCalls(): Promise<number | undefined> {
    return this.channel.care.send({ kind: 'syncCalls' });
  }

  /** Waits for the transactions already in the queue, writes a checkpoint, gives the folder free. */
  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #end(): Promise<void> {
    await this.#take();
    try {
      await this.channel.close();
    } finally {
      this.#unlock();
    }
  }
}

/** Opens (and on first use makes) the embedded database in `<dataDir>/pg`. */
export async function openEmbedded(dataDir: string): Promise<EmbeddedSource> {
  const directory = resolve(dataDir);
  if (!existsSync(directory)) mkdirSync(directory, { recursive: true, mode: 0o700 });
  const unlock = lockDirectory(directory);
  try {
    const channel = await Channel.open({ folder: join(directory, 'pg'), template: undefined });
    return new EmbeddedSource(channel, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** A throw-away database for tests and tools. */
export async function openInMemory(template: Uint8Array | undefined): Promise<EmbeddedSource> {
  return new EmbeddedSource(await Channel.open({ folder: undefined, template }), () => undefined);
}
