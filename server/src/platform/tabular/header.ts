import type { Cell } from './raw-table.ts';

/** A row of the file that is not blank, with its file row number. */
export interface FileRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

export interface Header {
  /** File row of the lowest header line; 0 where there is none. */
  readonly row: number;
  /** How many of the given rows lie above the data: titles, header lines, the line of column numbers. */
  readonly consumed: number;
  readonly titles: readonly number[];
  readonly names: readonly string[];
  readonly combinedFrom: readonly number[];
  readonly columnNumberRow: number | undefined;
}

/** Horizontal or vertical merge, in file rows (from 1) and columns (from 0), both ends included. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const YEAR = /^(19|20)\d\d$/;
const NUMBER_LIKE = /^[\s(+-]*(rp\.?\s*)?\d[\d.,\s]*(e[+-]?\d+)?[)%,-]*$/i;
const DATE_LIKE = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/;

export const isFilled = (cell: Cell | undefined): boolean => cell !== null && cell !== undefined;

function isLabel(cell: Cell | undefined): boolean {
  if (typeof cell === 'number') return YEAR.test(String(cell));
  if (typeof cell !== 'string') return false;
  const text = cell.trim();
  if (text.length > 160) return false;
  return YEAR.test(text) || !(NUMBER_LIKE.test(text) || DATE_LIKE.test(text));
}

const filledOf = (row: FileRow | undefined): number =>
  row === undefined ? 0 : row.cells.filter(isFilled).length;

/** Finds the header among the first rows of a file, looking past title rows. `wanted` is the reader's own choice. */
export function findHeader(
  rows: readonly FileRow[],
  wanted: number | undefined,
  merges: readonly Merge[],
): Header {
  const at = wanted === undefined ? headerIndex(rows) : rows.findIndex((row) => row.number === wanted);
  if (wanted === 0 || at < 0) return headerless(rows);
  const top = rows[at];
  if (top === undefined) return headerless(rows);
  const lines = [top, ...subHeaders(rows, at, merges)];
  const names = combinedNames(lines, merges);
  const first = rows[at + lines.length];
  const numbersRow = isColumnNumbers(first, rows[at + lines.length + 1]) ? first?.number : undefined;
  return {
    row: lines.at(-1)?.number ?? top.number,
    consumed: at + lines.length + (numbersRow === undefined ? 0 : 1),
    titles: rows.slice(0, at).map((row) => row.number),
    names,
    combinedFrom: lines.length > 1 ? lines.map((line) => line.number) : [],
    columnNumberRow: numbersRow,
  };
}

function headerless(rows: readonly FileRow[]): Header {
  const width = Math.max(0, ...rows.map((row) => row.cells.length));
  return {
    row: 0,
    consumed: 0,
    titles: [],
    names: new Array<string>(width).fill(''),
    combinedFrom: [],
    columnNumberRow: undefined,
  };
}

/**
 * The first row that is about as full as the table, made of labels, and not a "Kecamatan: Metro" line above it. A row
 * with a gap below it comes second: titles are followed by a blank line, headers by data.
 */
function headerIndex(rows: readonly FileRow[]): number {
  const fills = rows.map(filledOf).sort((a, b) => a - b);
  const usual = fills[Math.floor(fills.length * 0.75)] ?? 0;
  const passes: readonly { share: number; closed: boolean }[] = [
    { share: 0.6, closed: true },
    { share: 0.6, closed: false },
    { share: 0.4, closed: true },
  ];
  for (const { share, closed } of passes) {
    const found = rows.findIndex((row, at) => {
      const next = rows[at + 1];
      const apart = closed && next !== undefined && next.number !== row.number + 1;
      return !apart && isHeaderLike(row, Math.max(usual > 1 ? 2 : 1, usual * share));
    });
    if (found >= 0) return found;
  }
  return -1;
}

function isHeaderLike(row: FileRow, least: number): boolean {
  const filled = row.cells.filter(isFilled);
  if (filled.length < least) return false;
  const labels = filled.filter(isLabel);
  const words = labels.filter((cell) => typeof cell === 'string' && !YEAR.test(cell.trim()));
  if (words.length === 0 || labels.length < filled.length * 0.6) return false;
  return !words.some((cell) => typeof cell === 'string' && cell.trim().endsWith(':'));
}

/** Header lines below the first: they fill only what it left open, or lie under one of its merged cells. */
function subHeaders(rows: readonly FileRow[], at: number, merges: readonly Merge[]): FileRow[] {
  const top = rows[at];
  if (top === undefined) return [];
  const depth = Math.max(
    top.number,
    ...merges.filter((m) => m.top === top.number && m.bottom - m.top < 4).map((m) => m.bottom),
  );
  const lines: FileRow[] = [];
  for (let next = at + 1; next < rows.length - 1 && lines.length < 3; next += 1) {
    const row = rows[next];
    if (row === undefined || row.number !== (rows[next - 1]?.number ?? 0) + 1) break;
    const inMerge = row.number <= depth;
    if (!inMerge && !(lines.length === 0 && fillsGaps(top, row, merges))) break;
    lines.push(row);
  }
  return lines;
}

function fillsGaps(top: FileRow, row: FileRow, merges: readonly Merge[]): boolean {
  const filled = row.cells.flatMap((cell, at) => (isFilled(cell) ? [at] : []));
  const gaps = filled.filter((at) => !isFilled(top.cells[at]));
  if (gaps.length === 0 || !filled.every((at) => isLabel(row.cells[at]))) return false;
  const hasOpenColumn = top.cells.some((cell, at) => isFilled(cell) && !isFilled(row.cells[at]));
  const under = (at: number) => merges.some((m) => m.top === top.number && m.left <= at && at <= m.right);
  // Under a filled cell a sub-header may stand only where that cell opens a run: "Alamat | | " over "RT | RW".
  const opensRun = (at: number) =>
    isFilled(top.cells[at - 1] ?? 'edge') && !isFilled(top.cells[at + 1] ?? null);
  return hasOpenColumn && filled.every((at) => !isFilled(top.cells[at]) || under(at) || opensRun(at));
}

function combinedNames(lines: readonly FileRow[], merges: readonly Merge[]): string[] {
  const width = Math.max(...lines.map((line) => line.cells.length));
  const names: string[] = [];
  for (let column = 0; column < width; column += 1) {
    const parts: string[] = [];
    for (const [level, line] of lines.entries()) {
      const part = nameText(line.cells[column] ?? spanned(lines, level, column, merges));
      if (part !== '' && parts.at(-1) !== part) parts.push(part);
    }
    names.push(parts.join(' '));
  }
  return names;
}

/** The text of the merged or run-opening cell that covers an empty cell of an upper header line. */
function spanned(lines: readonly FileRow[], level: number, column: number, merges: readonly Merge[]): Cell {
  const line = lines[level];
  if (line === undefined) return null;
  const merge = merges.find((m) => m.top === line.number && m.left < column && column <= m.right);
  if (merge !== undefined) return line.cells[merge.left] ?? null;
  const below = lines.slice(level + 1).some((lower) => isFilled(lower.cells[column]));
  if (!below || merges.length > 0) return null;
  for (let at = column - 1; at >= 0; at -= 1) {
    const cell = line.cells[at];
    if (isFilled(cell))
      return lines.slice(level + 1).some((lower) => isFilled(lower.cells[at])) ? (cell ?? null) : null;
  }
  return null;
}

function nameText(cell: Cell): string {
  if (cell === null) return '';
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .trim();
}

/** The line "(1) (2) (3)" that official tables carry under their header. */
function isColumnNumbers(row: FileRow | undefined, next: FileRow | undefined): boolean {
  if (row === undefined) return false;
  const filled = row.cells.filter(isFilled).map((cell) => String(cell).trim());
  if (filled.length < 3) return false;
  const inOrder = (pattern: RegExp) => filled.every((text, at) => pattern.exec(text)?.[1] === String(at + 1));
  if (inOrder(/^[([](\d+)[)\]]$/)) return true;
  if (filled.length < 4 || !inOrder(/^(\d+)$/) || next === undefined) return false;
  return next.cells.filter(isLabel).length * 3 >= filled.length;
}
