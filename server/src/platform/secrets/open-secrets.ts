import type { Clock } from '../clock.ts';
import type { Database } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { addKeyFile, readKeyFile } from './key-file.ts';
import { fingerprintOf, type KeyRing, makeKeyRing } from './key-ring.ts';
import { liveSecrets } from './live-secrets.ts';
import { addNeededKey, listNeededKeys, type NeededKey } from './secret-key.store.ts';
import type { Secrets } from './secrets.ts';

export type SecretParts = Readonly<{ db: Database; clock: Clock; keyFile: string }>;

/**
 * The keys of this installation, compared with those the database needs. New keys are made for a database that needs
 * none; for one that does, a lost key is said at once and nothing is made in its place.
 * @throws Problem keys-missing, keys-damaged
 */
export async function openSecrets(parts: SecretParts): Promise<Secrets> {
  return liveSecrets(parts.keyFile, await openKeyRing(parts));
}

export async function openKeyRing({ db, clock, keyFile }: SecretParts): Promise<KeyRing> {
  return db.asSystem('keys', ['secret.keep'], async (tx) => {
    const needed = await listNeededKeys(tx);
    if (needed.length === 0) addKeyFile(keyFile, makeKeyRing(clock.now()));
    const ring = readKeyFile(keyFile);
    refuseMissing(needed, ring, keyFile);
    for (const key of ring?.keys ?? []) {
      if (key.retiredAt === undefined)
        await addNeededKey(tx, { use: key.use, id: key.id, fingerprint: fingerprintOf(key) }, clock.now());
    }
    if (ring === undefined) throw new Problem('keys-missing', { file: keyFile, key: 1 });
    return ring;
  });
}

function refuseMissing(needed: readonly NeededKey[], ring: KeyRing | undefined, file: string): void {
  for (const { use, id, fingerprint } of needed) {
    const key = ring?.keys.find((held) => held.use === use && held.id === id);
    if (key === undefined || fingerprintOf(key) !== fingerprint)
      throw new Problem('keys-missing', { file, key: id });
  }
}
