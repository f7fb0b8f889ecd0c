import { writeAudit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { replaceKeyFile } from './key-file.ts';
import { currentKey, fingerprintOf, type KeyRing, withNewKeys } from './key-ring.ts';
import { keysKeeper } from './keys-keeper.ts';
import { addNeededKey } from './secret-key.store.ts';

type Parts = Readonly<{ db: Database; clock: Clock; keyFile: string; ring: KeyRing }>;

/**
 * The new keys stand in the file, on the disk, before the database counts on them. Two who begin at once meet at the
 * row of the new key: the second finds it taken, and leaves the file of the first as it is.
 * @throws Problem keys-rotating, keys-not-written
 */
export async function joinNewKeys({ db, clock, keyFile, ring }: Parts): Promise<KeyRing> {
  const wider = withNewKeys(ring, clock.now());
  const added = wider.keys.slice(ring.keys.length);
  await db.asSystem('keys', ['secret.keep'], async (tx) => {
    for (const key of added) {
      const needed = { use: key.use, id: key.id, fingerprint: fingerprintOf(key) };
      if (!(await addNeededKey(tx, needed, clock.now()))) throw new Problem('keys-rotating');
    }
    await writeAudit(tx, keysKeeper, clock, {
      action: 'keys.rotate',
      entity: 'platform.secret_key',
      entityId: String(currentKey(wider, 'seal').id),
      after: { keys: added.map(({ use, id }) => `${use} ${id}`) },
    });
    writeRing(keyFile, wider);
  });
  return wider;
}

function writeRing(keyFile: string, ring: KeyRing): void {
  try {
    replaceKeyFile(keyFile, ring);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new Problem('keys-not-written', { file: keyFile, reason: code });
  }
}
