import type { Tx } from '../platform/db/index.ts';

const TABLES = ['registry.family', 'registry.person'] as const;

/**
 * Whether a family or person lies in the places of the actor of this transaction. The policies of the register answer;
 * what is neither is in nobody's places.
 */
export async function isInPlaces(
  tx: Tx,
  { entity, id }: Readonly<{ entity: string; id: string }>,
): Promise<boolean> {
  const table = TABLES.find((known) => known === entity);
  if (table === undefined) return false;
  const row = await tx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
