import type { OpenWorkGroup } from '@pilar/contracts';
import type { Actor, Tx } from '../db/index.ts';
import type { Giving, OpenWorkSource } from './work-source.ts';

/** Held by no role: handing over is work of the program, done for an administrator who may not open what is handed over. */
export const HAND_OVER = 'work.hand-over';

export const widenedForWork = (actor: Actor): Actor => ({
  ...actor,
  permissions: [...actor.permissions, HAND_OVER],
});

/** What waits for a person, the kinds that have something alone. */
export async function listOpenWork(
  tx: Tx,
  sources: readonly OpenWorkSource[],
  userId: string,
): Promise<OpenWorkGroup[]> {
  const groups: OpenWorkGroup[] = [];
  for (const { kind, name, handedOver, unclaimed, list } of sources) {
    const items = await list(tx, userId);
    if (items.length === 0) continue;
    const shown = items.map((item) => ({ ...item, since: item.since.toISOString() }));
    groups.push({ kind, name, handedOver, unclaimed, items: shown });
  }
  return groups;
}

/** Hands all of it over. @returns how many things changed hands or were left without any */
export async function giveOpenWork(
  sources: readonly OpenWorkSource[],
  giving: Giving,
  isClosing: boolean,
): Promise<number> {
  let count = 0;
  for (const source of sources) {
    const items = await source.list(giving.tx, giving.from.id);
    if (isClosing) await source.close?.(giving);
    if (items.length > 0) await source.give(giving);
    count += items.length;
  }
  return count;
}
