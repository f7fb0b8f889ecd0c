import { z } from 'zod';
import type { Tx } from '../db/index.ts';

const City = z.object({ code: z.string(), name: z.string().optional() });

/** The city of this installation; null before it is set up. Everybody may know it. */
export async function findCity(tx: Tx): Promise<z.infer<typeof City> | null> {
  const row = await tx
    .selectFrom('platform.setting')
    .select('value')
    .where('key', '=', 'city')
    .executeTakeFirst();
  return row === undefined ? null : City.parse(row.value);
}
