const DAY_MS = 86_400_000;
const NONE: ReadonlySet<string> = new Set();

/** The day after `amount` days from Monday to Friday that are no holidays. */
export function addWorkingDays(date: string, amount: number, holidays: ReadonlySet<string> = NONE): string {
  let day = Date.parse(`${date}T00:00:00Z`);
  for (let left = amount; left > 0; ) {
    day += DAY_MS;
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !holidays.has(isoDay(day))) left -= 1;
  }
  return isoDay(day);
}

const isoDay = (day: number): string => new Date(day).toISOString().slice(0, 10);

/** The date in Metro: an office's day ends at its own midnight. */
export function localDate(at: Date): string {
  return isoDay(at.getTime() + 7 * 3_600_000);
}
