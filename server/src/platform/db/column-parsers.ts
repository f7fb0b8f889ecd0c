import pg from 'pg';

const BIGINT = 20;
const DATE = 1082;
const TIMESTAMP = 1114;
const INTERVAL = 1186;
const BIGINT_ARRAY = 1016;
const DATE_ARRAY = 1182;

/** Counts are numbers here; a count beyond 2^53 would lose digits silently, so it is refused. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a number`);
  return value;
}

const asText = (text: string): string => text;
const listOf =
  <T>(read: (text: string) => T) =>
  (text: string): (T | null)[] =>
    text === '{}'
      ? []
      : text
          .slice(1, -1)
          .split(',')
          .map((part) => (part === 'NULL' ? null : read(part)));

const own = new Map<number, (text: string) => unknown>([
  [BIGINT, safeInteger],
  // A date has no clock: as a JavaScript Date it would shift by the zone of the machine.
  [DATE, asText],
  [TIMESTAMP, asText],
  [INTERVAL, asText],
  [BIGINT_ARRAY, listOf(safeInteger)],
  [DATE_ARRAY, listOf(asText)],
]);

/** How both databases hand values to JavaScript: numeric and dates as text, timestamptz as Date. */
export const columnParsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : own.get(oid)) ?? pg.types.getTypeParser(oid, format ?? 'text'),
};
