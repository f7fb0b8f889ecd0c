import type { Clock } from '../platform/clock.ts';
import type { Actor, Tx } from '../platform/db/index.ts';
import type { Secrets } from '../platform/secrets/index.ts';
import { listCountedAreas } from './desil.store.ts';
import type { Filter } from './register-filter.store.ts';

/** Who reads the register, when, and with which keys. */
export type Reader = Readonly<{ actor: Actor; clock: Clock; secrets: Secrets }>;

export const PAGE_ROWS = 50;
const UNMASKED_MILLISECONDS = 120_000;

export function expiryOf(clock: Clock): string {
  return new Date(clock.now().getTime() + UNMASKED_MILLISECONDS).toISOString();
}

/** The filter as the audit entry keeps it: nothing in it names a person. */
export function seenFilter(filter: Filter): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

export async function areaNamesOf(tx: Tx, rows: readonly unknown[]): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  return new Map((await listCountedAreas(tx)).map((area) => [area.code, area.name]));
}
