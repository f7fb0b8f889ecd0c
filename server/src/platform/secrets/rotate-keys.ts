import { setTimeout } from 'node:timers/promises';
import { writeAudit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Database, Tx } from '../db/index.ts';
import { joinNewKeys } from './join-new-keys.ts';
import { readKeyFile, replaceKeyFile } from './key-file.ts';
import { currentKey, type KeyRing, type KeyUse } from './key-ring.ts';
import { keysKeeper } from './keys-keeper.ts';
import { openKeyRing } from './open-secrets.ts';
import type { SealedColumn, SealedValue } from './sealed-column.ts';
import { listAllKeys, listNeededKeys, retireKey } from './secret-key.store.ts';
import { makeSecrets, type Secrets } from './secrets.ts';

export type RotationParts = Readonly<{
  db: Database;
  clock: Clock;
  keyFile: string;
  columns: readonly SealedColumn[];
  rowsAtOnce?: number;
  onProgress?: (column: string, done: number, total: number) => void;
}>;

export type Rotation = Readonly<{
  keyId: number;
  /** an earlier change of keys had been cut off and was brought to its end; no new key was made */
  isResumed: boolean;
  resealed: number;
  /** values that no key opens: they stay as they are, and so does the key they name */
  unreadable: number;
  retired: readonly string[];
}>;

const ROWS_AT_ONCE = 2_000;
/** Longer than a running program goes on with keys that it read before (see live-secrets). */
const SETTLE_MILLISECONDS = 1_500;

/**
 * A new key of each use joins the ring, every sealed value is sealed anew in batches, then the old keys retire. Each
 * batch is a transaction of its own and both keys open meanwhile, so whatever is cut off is finished by the next call.
 * @throws Problem keys-missing, keys-damaged, keys-not-written, keys-rotating
 */
export async function rotateKeys(parts: RotationParts): Promise<Rotation> {
  const { db, clock, keyFile, columns } = parts;
  const found = await openKeyRing(parts);
  const isResumed = await needsOldKeys(db, found);
  const ring = isResumed ? found : await joinNewKeys({ db, clock, keyFile, ring: found });
  const secrets = makeSecrets(ring);
  const done = { resealed: 0, unreadable: 0 };
  for (const column of columns) {
    const { resealed, unreadable } = await resealColumn(parts, secrets, column);
    done.resealed += resealed;
    done.unreadable += unreadable;
  }
  // A program that serves meanwhile may have sealed with the old key until it saw the new one.
  if (db.kind === 'postgres') {
    await setTimeout(SETTLE_MILLISECONDS);
    for (const column of columns) done.resealed += (await resealColumn(parts, secrets, column)).resealed;
  }
  const retired = await retireOldKeys(parts, ring, done);
  // Rows that were written anew leave their old bytes in the files until they are swept.
  if (done.resealed > 0) await db.maintain();
  return { keyId: secrets.keyId, isResumed, retired, ...done };
}

async function needsOldKeys(db: Database, ring: KeyRing): Promise<boolean> {
  const needed = await db.asSystem('keys', ['secret.keep'], listNeededKeys);
  return needed.some(({ use, id }) => id < currentKey(ring, use).id);
}

async function resealColumn(
  { db, onProgress, rowsAtOnce = ROWS_AT_ONCE }: RotationParts,
  secrets: Secrets,
  column: SealedColumn,
): Promise<Readonly<{ resealed: number; unreadable: number }>> {
  const { keyId } = secrets;
  const rights = [column.permission];
  const counts = await db.asSystem('keys', rights, column.countByKey);
  const total = counts.filter((count) => count.keyId !== keyId).reduce((sum, { values }) => sum + values, 0);
  let [resealed, unreadable] = [0, 0];
  let after: string | null = null;
  for (;;) {
    const batch = { keyId, after, limit: rowsAtOnce };
    const values: SealedValue[] = await db.asSystem('keys', rights, async (tx) => {
      const old = await column.listOld(tx, batch);
      const anew = old.flatMap((value) => reseal(secrets, column.column, value) ?? []);
      if (anew.length > 0) await column.setResealed(tx, anew);
      resealed += anew.length;
      unreadable += old.length - anew.length;
      return old;
    });
    onProgress?.(column.column, resealed + unreadable, total);
    after = values.at(-1)?.id ?? after;
    if (values.length < rowsAtOnce) return { resealed, unreadable };
  }
}

function reseal(secrets: Secrets, column: string, { id, cipher }: SealedValue) {
  const place = { column, row: id };
  const value = secrets.read(place, cipher);
  if (value === null) return undefined;
  return { id, cipher: secrets.seal(place, value), key: secrets.searchKey(column, value) };
}

type Done = Pick<Rotation, 'resealed' | 'unreadable'>;

/** The keys before the current ones, once no value needs them. They stay in the ring: older backups open with them. */
async function retireOldKeys(parts: RotationParts, ring: KeyRing, done: Done): Promise<string[]> {
  const { db, clock, keyFile, columns } = parts;
  const rights = ['secret.keep', ...new Set(columns.map(({ permission }) => permission))];
  const retired = await db.asSystem('keys', rights, async (tx) => {
    if (await isAnyOld(tx, columns, currentKey(ring, 'seal').id)) return [];
    const old = (await listNeededKeys(tx)).filter(({ use, id }) => id < currentKey(ring, use).id);
    for (const { use, id } of old) await retireKey(tx, use, id, clock.now());
    if (old.length === 0) return [];
    await writeAudit(tx, keysKeeper, clock, {
      action: 'keys.retire',
      entity: 'platform.secret_key',
      entityId: String(currentKey(ring, 'seal').id),
      after: { retired: old.map(({ use, id }) => `${use} ${id}`), ...done },
    });
    return old.map(({ use, id }) => `${use} ${id}`);
  });
  await markRetired(db, keyFile);
  return retired;
}

async function isAnyOld(tx: Tx, columns: readonly SealedColumn[], keyId: number): Promise<boolean> {
  for (const { countByKey } of columns) {
    if ((await countByKey(tx)).some((count) => count.keyId !== keyId && count.values > 0)) return true;
  }
  return false;
}

/** The ring says of its keys what the database says; a change that was cut off between the two is caught up with. */
async function markRetired(db: Database, keyFile: string): Promise<void> {
  const ring = readKeyFile(keyFile);
  if (ring === undefined) return;
  const known = await db.asSystem('keys', ['secret.keep'], listAllKeys);
  const retiredAt = (use: KeyUse, id: number): Date | null =>
    known.find((key) => key.use === use && key.id === id)?.retired_at ?? null;
  const keys = ring.keys.map((key) => {
    const at = retiredAt(key.use, key.id);
    return at === null || key.retiredAt !== undefined ? key : { ...key, retiredAt: at.toISOString() };
  });
  if (keys.some((key, at) => key !== ring.keys[at])) replaceKeyFile(keyFile, { ...ring, keys });
}
