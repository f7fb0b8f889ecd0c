import { statSync } from 'node:fs';
import { readKeyFile } from './key-file.ts';
import { holdsAllOf, type KeyRing } from './key-ring.ts';
import { makeSecrets, type Secrets } from './secrets.ts';

const LOOK_MILLISECONDS = 1_000;

/**
 * The keys of a program that runs for weeks: when a new key joins the file, it is used without a restart. The file is
 * looked at before each exact search, when a value names a key that is not known, and otherwise once a second.
 */
export function liveSecrets(keyFile: string, first: KeyRing): Secrets {
  let ring = first;
  let secrets = makeSecrets(ring);
  let seen = stampOf(keyFile);
  let lookedAt = performance.now();
  const look = (isNow: boolean): boolean => {
    if (!isNow && performance.now() - lookedAt < LOOK_MILLISECONDS) return false;
    lookedAt = performance.now();
    const stamp = stampOf(keyFile);
    if (stamp === seen) return false;
    seen = stamp;
    const found = readRing(keyFile);
    // A file that lost a key, or is of another installation, is not taken: this program goes on with what it holds.
    if (found === undefined || !holdsAllOf(found, ring)) return false;
    ring = found;
    secrets = makeSecrets(ring);
    return true;
  };
  const read: Secrets['read'] = (place, sealed) => {
    const value = secrets.read(place, sealed);
    return value === null && look(true) ? secrets.read(place, sealed) : value;
  };
  return {
    get keyId() {
      return secrets.keyId;
    },
    seal: (place, value) => {
      look(false);
      return secrets.seal(place, value);
    },
    read,
    open: (place, sealed) => read(place, sealed) ?? secrets.open(place, sealed),
    searchKey: (column, value) => secrets.searchKey(column, value),
    searchKeys: (column, value) => {
      look(true);
      return secrets.searchKeys(column, value);
    },
  };
}

function readRing(keyFile: string): KeyRing | undefined {
  try {
    return readKeyFile(keyFile);
  } catch {
    return undefined;
  }
}

function stampOf(keyFile: string): string {
  const found = statSync(keyFile, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.mtimeMs} ${found.size}`;
}
