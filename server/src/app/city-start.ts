import { bringOfficialSeries } from '../measurement/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Database, Tx } from '../platform/db/index.ts';

const PERMISSIONS = ['area.read', 'indicator.read', 'indicator.write'];
const starter: Actor = { userId: 'system:start', userName: 'start', roles: [], permissions: PERMISSIONS };

/** After a city has been set up: the official series that Pilar ships for its areas. */
export async function bringSeries(tx: Tx, actor: Actor, clock: Clock): Promise<void> {
  const areas = await tx.selectFrom('platform.area').select('code').execute();
  const codes = areas.map((area) => area.code);
  if (codes.length > 0) await bringOfficialSeries(tx, actor, clock, codes);
}

/** At each start: a new release may ship figures that are new or corrected. */
export async function refreshSeries(db: Database, clock: Clock): Promise<void> {
  await db.asSystem('start', PERMISSIONS, (tx) => bringSeries(tx, starter, clock));
}
