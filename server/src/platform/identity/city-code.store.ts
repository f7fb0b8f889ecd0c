import { z } from 'zod';
import type { Tx } from '../db/index.ts';

/** The code of the city of this installation; null before it is set up. Everybody may know it. */
export async function findCityCode(tx: Tx): Promise<string | null> {
  const row = await tx
    .selectFrom('platform.setting')
    .select('value')
    .where('key', '=', 'city')
    .executeTakeFirst();
  return row === undefined ? null : z.object({ code: z.string() }).parse(row.value).code;
}
