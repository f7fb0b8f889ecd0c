import { readFileSync } from 'node:fs';

/** A CSV file as rows of named cells. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads a comma-separated file with quoted cells ("" inside quotes is one quote) and any line end. */
export function readCsv(path: string): CsvTable {
  const [columns = [], ...rows] = parseCsv(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  return { columns, rows };
}

/** Splits CSV text into rows of cells. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let start = 0;
  while (start < text.length) {
    const { cell, end } = readCell(text, start);
    cells.push(cell);
    const stop = text[end];
    start = end + (stop === '\r' && text[end + 1] === '\n' ? 2 : 1);
    if (stop === ',' && start < text.length) continue;
    if (stop === ',') cells.push('');
    if (cells.length > 1 || cells[0] !== '') rows.push(cells);
    cells = [];
  }
  return rows;
}

function readCell(text: string, start: number): { cell: string; end: number } {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end++;
    return { cell: text.slice(start, end), end };
  }
  let cell = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return { cell: cell + text.slice(from), end: text.length };
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { cell, end: quote + 1 };
    cell += '"';
    from = quote + 2;
  }
}
