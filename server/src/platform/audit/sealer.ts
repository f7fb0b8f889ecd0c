import type { Clock } from '../clock.ts';
import { type Database, refusalCode, type Tx } from '../db/index.ts';
import type { Log } from '../log/log.ts';
import { type AuditHead, headOf, keepHead } from './audit-head.ts';
import type { AuditKey } from './audit-key.ts';
import { linkHash, signedBytes } from './audit-link.ts';
import { leafOf, merkleRoot } from './merkle.ts';
import { addKey, addLink, findLastLink, markSealed, takeUnsealed, type Unsealed } from './seal.store.ts';

/** A bulk job of this many entries becomes one link. */
const MOST_ENTRIES = 100_000;
const EVERY_MILLISECONDS = 5_000;
/** Another process closed the link of this number in the same moment. */
const NUMBER_TAKEN = '23505';

export type SealParts = Readonly<{ db: Database; clock: Clock; key: AuditKey; dataDir: string }>;

/**
 * Closes the entries that were committed since the last link into one more link.
 * @returns how many it holds; 0 when there was nothing to close
 */
export async function sealOnce({ db, clock, key, dataDir }: SealParts): Promise<number> {
  try {
    const sealed = await db.asSystem('audit-seal', ['audit.seal'], (tx) => seal(tx, clock, key));
    if (sealed === null) return 0;
    keepHead(dataDir, sealed.head);
    return sealed.count;
  } catch (error) {
    if (refusalCode(error) === NUMBER_TAKEN) return 0;
    throw error;
  }
}

/** The link itself, inside a transaction that holds `audit.seal`; null when there was nothing to close. */
export async function seal(
  tx: Tx,
  clock: Clock,
  key: AuditKey,
): Promise<{ count: number; head: AuditHead } | null> {
  const entries = await takeUnsealed(tx, MOST_ENTRIES);
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return null;
  const previous = await findLastLink(tx);
  const leaves = leavesOf(entries);
  const at = clock.now();
  const statement = {
    number: (previous?.number ?? 0) + 1,
    entry_count: entries.length,
    first_position: first.position,
    last_position: last.position,
    root: merkleRoot(leaves),
    previous_hash: previous?.hash ?? null,
    sealed_at: at,
    key_id: key.publicKey.id,
  };
  const hash = linkHash(statement);
  await addKey(tx, key.publicKey, at);
  await markSealed(tx, entries, statement.number);
  await addLink(tx, { ...statement, leaves, hash, signature: key.sign(signedBytes(hash)) });
  return { count: entries.length, head: headOf({ ...statement, hash }) };
}

function leavesOf(entries: readonly Unsealed[]): Buffer {
  return Buffer.concat(entries.map(({ position, digest }) => leafOf(position, digest)));
}

/** Seals every few seconds, one transaction at a time, until it is stopped. */
export class AuditSealer {
  readonly #parts: SealParts;
  readonly #log: Log;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: SealParts, log: Log) {
    this.#parts = parts;
    this.#log = log;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#turn(), EVERY_MILLISECONDS);
    this.#timer.unref();
  }

  /** Waits for the link in hand and closes what is left into a last one. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#turn();
    await this.#running;
  }

  #turn(): void {
    this.#running = this.#running.then(async () => {
      try {
        while ((await sealOnce(this.#parts)) === MOST_ENTRIES);
      } catch (error) {
        this.#log.error({ err: error }, 'audit entries not sealed');
      }
    });
  }
}
