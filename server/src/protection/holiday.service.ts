import { HolidayKind, type HolidayList, type SetHoliday } from '@pilar/contracts';
import { writeAudit } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { findHoliday, listHolidays, putHoliday, removeHoliday } from './holiday.store.ts';
import { addWorkingDays, localDate } from './working-days.ts';

const ENTITY = 'protection.holiday';

export async function getHolidays(tx: Tx, clock: Clock): Promise<HolidayList> {
  const year = Number(localDate(clock.now()).slice(0, 4));
  const rows = await listHolidays(tx, `${year - 1}-01-01`);
  const filled = new Set(rows.map((row) => Number(row.date.slice(0, 4))));
  return {
    holidays: rows.map((row) => ({
      ...{ date: row.date, name: row.name, kind: HolidayKind.parse(row.kind), source: row.source },
      ...{ changedAt: row.changed_at.toISOString(), changedBy: row.changed_by },
    })),
    emptyYears: [year, year + 1].filter((one) => !filled.has(one)),
  };
}

export async function setHoliday(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { date, ...day }: SetHoliday & Readonly<{ date: string }>,
): Promise<HolidayList> {
  const before = await findHoliday(tx, date);
  await putHoliday(tx, { ...day, date, at: clock.now(), by: actor.userName });
  await writeAudit(tx, actor, clock, {
    action: 'holiday.set',
    entity: ENTITY,
    entityId: date,
    before: before && { name: before.name, kind: before.kind, source: before.source },
    after: day,
  });
  return getHolidays(tx, clock);
}

export async function endHoliday(tx: Tx, actor: Actor, clock: Clock, date: string): Promise<HolidayList> {
  const before = await findHoliday(tx, date);
  if (before === undefined) throw new Problem('not-found', { what: `hari libur ${date}` });
  await removeHoliday(tx, { date, at: clock.now(), by: actor.userName });
  await writeAudit(tx, actor, clock, {
    action: 'holiday.remove',
    entity: ENTITY,
    entityId: date,
    before: { name: before.name, kind: before.kind, source: before.source },
  });
  return getHolidays(tx, clock);
}

export type DueDate = Readonly<{ dueOn: string; note: string }>;

/** The day a clock of working days ends, and in words what was passed over on the way, or what could not be. */
export async function dueAfter(tx: Tx, date: string, amount: number): Promise<DueDate> {
  const rows = await listHolidays(tx, date);
  const dueOn = addWorkingDays(date, amount, new Set(rows.map((row) => row.date)));
  const passed = rows.filter((row) => row.date > date && row.date < dueOn);
  const years = [...new Set([date.slice(0, 4), dueOn.slice(0, 4)])];
  const empty = [];
  for (const year of years) if (!(await isYearFilled(tx, year))) empty.push(year);
  const words = [
    ...(passed.length === 0
      ? []
      : [`dilewati: ${passed.map(({ name, date: day }) => `${name} (${day})`).join(', ')}`]),
    ...empty.map((year) => `hari libur ${year} belum diisi, jadi hanya Sabtu dan Minggu yang dilewati`),
  ];
  return { dueOn, note: words.join('; ') };
}

async function isYearFilled(tx: Tx, year: string): Promise<boolean> {
  return (await listHolidays(tx, `${year}-01-01`)).some((row) => row.date.startsWith(year));
}
