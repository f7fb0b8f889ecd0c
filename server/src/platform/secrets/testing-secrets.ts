import { makeKeyRing } from './key-ring.ts';
import { makeSecrets, type Secrets } from './secrets.ts';

/** Keys of a test, made anew each time: nothing sealed with them outlives it. */
export function testSecrets(): Secrets {
  return makeSecrets(makeKeyRing(new Date('2026-11-24T02:00:00Z')));
}
