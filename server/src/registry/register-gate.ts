import { PURPOSES } from '@pilar/contracts';
import type { Actor } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';

/**
 * Says in words what the policies of the database would answer with an empty page.
 * @throws Problem purpose-required, place-required
 */
export function refuseUnsaid({ purpose, places = [] }: Actor): void {
  if (places.length === 0) throw new Problem('place-required');
  if (!PURPOSES.some((known) => known === purpose)) throw new Problem('purpose-required');
}
