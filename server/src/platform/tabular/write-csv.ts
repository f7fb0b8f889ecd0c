import { wibDate } from './calendar.ts';
import { looksLikeFormula, type WrittenCell, type WrittenRow } from './written-sheet.ts';

export interface WriteCsvOptions {
  /** Default `,`. An Indonesian Excel opens `;` by double click, and then expects decimal commas. */
  readonly delimiter?: ',' | ';' | '\t' | '|';
  /** Default: a comma beside `;`, else a point. */
  readonly decimal?: '.' | ',';
  /** The mark by which Excel knows UTF-8; default true. */
  readonly hasMark?: boolean;
}

/** A CSV file in memory; for long lists send `csvPieces` to a stream. */
export function writeCsv(
  header: readonly string[],
  rows: Iterable<WrittenRow>,
  options: WriteCsvOptions = {},
): Uint8Array {
  return new TextEncoder().encode([...csvPieces(header, rows, options)].join(''));
}

/** The lines of a CSV file (RFC 4180, CRLF). A text that a spreadsheet would compute gets an apostrophe before it. */
export function* csvPieces(
  header: readonly string[],
  rows: Iterable<WrittenRow>,
  options: WriteCsvOptions = {},
): Generator<string> {
  const { delimiter = ',', hasMark = true } = options;
  const decimal = options.decimal ?? (delimiter === ';' ? ',' : '.');
  const line = (cells: WrittenRow) =>
    `${cells.map((cell) => csvCell(cell, delimiter, decimal)).join(delimiter)}\r\n`;
  yield (hasMark ? '\ufeff' : '') + line(header);
  for (const row of rows) yield line(row);
}

function csvCell(cell: WrittenCell, delimiter: string, decimal: '.' | ','): string {
  const text = cellText(cell, decimal);
  const safe = typeof cell === 'string' && looksLikeFormula(text) ? `'${text}` : text;
  const needsQuotes = safe.includes('"') || safe.includes(delimiter) || /[\r\n]|^\s|\s$/.test(safe);
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function cellText(cell: WrittenCell, decimal: '.' | ','): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return wibDate(cell);
  if (typeof cell !== 'number') return String(cell);
  return Number.isFinite(cell) ? String(cell).replace('.', decimal) : '';
}
