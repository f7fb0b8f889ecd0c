import type { SetHoliday } from '@pilar/contracts';
import type { Tx } from '../platform/db/index.ts';

/** The days that hold from a date on, in order. */
export async function listHolidays(tx: Tx, from: string) {
  return tx
    .selectFrom('protection.holiday')
    .selectAll()
    .where('date', '>=', from)
    .where('removed_at', 'is', null)
    .orderBy('date')
    .execute();
}

export async function findHoliday(tx: Tx, date: string) {
  return tx
    .selectFrom('protection.holiday')
    .selectAll()
    .where('date', '=', date)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

export type HolidayRow = SetHoliday & Readonly<{ date: string; at: Date; by: string }>;

export async function putHoliday(tx: Tx, { at, by, date, ...day }: HolidayRow): Promise<void> {
  const row = { ...day, changed_at: at, changed_by: by, removed_at: null };
  await tx
    .insertInto('protection.holiday')
    .values({ date, ...row })
    .onConflict((conflict) => conflict.column('date').doUpdateSet(row))
    .execute();
}

export async function removeHoliday(
  tx: Tx,
  { date, at, by }: Pick<HolidayRow, 'date' | 'at' | 'by'>,
): Promise<void> {
  await tx
    .updateTable('protection.holiday')
    .set({ removed_at: at, changed_at: at, changed_by: by })
    .where('date', '=', date)
    .execute();
}
