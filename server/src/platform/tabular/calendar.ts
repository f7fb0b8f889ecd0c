/** Western Indonesian Time: the clock of every date without a zone of its own. It has no summer time. */
export const WIB_OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** The instant at which a clock in Metro shows these figures. */
export function wibInstant(year: number, month: number, day: number, millisecondsOfDay = 0): Date {
  return new Date(Date.UTC(year, month - 1, day) + millisecondsOfDay - WIB_OFFSET_MS);
}

/** `YYYY-MM-DD` as a calendar in Metro shows it. `toISOString` would show the day before. */
export function wibDate(instant: Date): string {
  return new Date(instant.getTime() + WIB_OFFSET_MS).toISOString().slice(0, 10);
}

/**
 * The instant of a spreadsheet serial. Serials 1 to 59 of the 1900 system are one day off, since that system holds
 * 29 February 1900, a day that never was; serial 60 itself is that day and gives undefined.
 */
export function serialInstant(serial: number, is1904 = false): Date | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return undefined;
  const days = Math.floor(serial);
  if (!is1904 && days === 60) return undefined;
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const milliseconds = Math.round((serial - days) * 86_400) * 1000;
  return new Date(epoch + days * DAY_MS + milliseconds - WIB_OFFSET_MS);
}
