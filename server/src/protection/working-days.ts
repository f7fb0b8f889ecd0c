const DAY_MS = 86_400_000;

/** The day after `amount` days from Monday to Friday. National holidays are no data of Pilar yet and are not taken out. */
export function addWorkingDays(date: string, amount: number): string {
  let day = Date.parse(`${date}T00:00:00Z`);
  for (let left = amount; left > 0; ) {
    day += DAY_MS;
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return new Date(day).toISOString().slice(0, 10);
}

/** The date in Metro: an office's day ends at its own midnight. */
export function localDate(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}
