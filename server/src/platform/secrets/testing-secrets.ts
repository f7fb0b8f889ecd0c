import { makeKeyRing } from './key-ring.ts';
import { makeSecrets, type Secrets } from './secrets.ts';

const RING = makeKeyRing(new Date('2026-11-24T02:00:00Z'));

/** Keys of a test, the same for all parts of one process: nothing sealed with them outlives it. */
export function testSecrets(): Secrets {
  return makeSecrets(RING);
}
