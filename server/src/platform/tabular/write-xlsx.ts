import { PassThrough, type Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Column, Row, stream, Worksheet } from 'exceljs';
import { WIB_OFFSET_MS } from './calendar.ts';
import {
  type ColumnFormat,
  looksLikeFormula,
  noteLines,
  type WriteNotes,
  type WrittenCell,
  type WrittenColumn,
  type WrittenRow,
  type WrittenSheet,
} from './written-sheet.ts';

/** Separators follow the reader's own Excel: on an Indonesian one `#,##0` shows 1.776.286. Months are named in Indonesian. */
const FORMATS: Record<ColumnFormat, string> = {
  text: '@',
  integer: '#,##0',
  decimal: '#,##0.00',
  rupiah: '"Rp" #,##0',
  percent: '0.00%',
  date: '[$-421]d mmmm yyyy',
};
const SAMPLE_ROWS = 200;
const ROWS_A_TURN = 500;
const LONGEST_TEXT = 32_767;

/** A workbook in memory. For long lists write to a stream instead (`writeXlsxTo`). */
export async function writeXlsx(
  sheets: readonly WrittenSheet[],
  notes: WriteNotes = {},
): Promise<Uint8Array> {
  const output = new PassThrough();
  const pieces: Buffer[] = [];
  output.on('data', (piece: Buffer) => pieces.push(piece));
  await writeXlsxTo(output, sheets, notes);
  return new Uint8Array(Buffer.concat(pieces));
}

/**
 * Writes a workbook row by row, in bounded memory: header in bold and frozen, with a filter, widths by content, and a
 * sheet "Keterangan" with the notes. Texts stay texts: a name that begins with `=` is shown, never computed.
 */
export async function writeXlsxTo(
  output: Writable,
  sheets: readonly WrittenSheet[],
  notes: WriteNotes = {},
): Promise<void> {
  const { default: Excel } = await import('exceljs');
  const book = new Excel.stream.xlsx.WorkbookWriter({
    stream: output,
    useStyles: true,
    useSharedStrings: false,
  });
  const names = sheetNames(sheets.map((sheet) => sheet.name));
  for (const [at, sheet] of sheets.entries()) await writeSheet(book, names[at] ?? sheet.name, sheet, output);
  writeNotes(book, noteLines(notes));
  await book.commit();
}

/** Excel allows 31 characters, none of `[]:*?/\`, and no name twice. */
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set(['keterangan']);
  return wanted.map((name) => {
    const plain =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || 'Data';
    let free = plain;
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${plain.slice(0, 26)} (${count})`;
    taken.add(free.toLowerCase());
    return free;
  });
}

async function writeSheet(
  book: stream.xlsx.WorkbookWriter,
  name: string,
  sheet: WrittenSheet,
  output: Writable,
): Promise<void> {
  const worksheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  const rows = iterator(sheet.rows);
  const sample: WrittenRow[] = [];
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    sample.push(next.value);
    if (sample.length >= SAMPLE_ROWS) break;
  }
  startSheet(worksheet, sheet.columns, sample);
  for (const row of sample) writeRow(worksheet, row, sheet.columns);
  let written = sample.length;
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    writeRow(worksheet, next.value, sheet.columns);
    written += 1;
    if (written % ROWS_A_TURN === 0) await breathe(output);
  }
  worksheet.commit();
}

function iterator<T>(rows: Iterable<T> | AsyncIterable<T>): Iterator<T> | AsyncIterator<T> {
  return Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
}

/** Lets other work run, and waits where the reader of the file is slower than its writer. */
async function breathe(output: Writable): Promise<void> {
  await nextTurn();
  while (output.writableNeedDrain && !output.destroyed)
    await new Promise((resolve) => setTimeout(resolve, 5));
  if (output.destroyed) throw new DOMException('The reader of the workbook has gone', 'AbortError');
}

function startSheet(
  worksheet: Worksheet,
  columns: readonly WrittenColumn[],
  sample: readonly WrittenRow[],
): void {
  worksheet.columns = columns.map(
    (column, at): Partial<Column> => ({
      width:
        column.width ??
        widthOf(
          column,
          sample.map((row) => row[at]),
        ),
      ...(column.format === undefined ? {} : { style: { numFmt: FORMATS[column.format] } }),
    }),
  );
  if (columns.length === 0) return;
  worksheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  const header = worksheet.addRow(columns.map((column) => cleanText(column.name)));
  header.eachCell((cell) => {
    cell.numFmt = '@';
    cell.font = { bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF2' } };
    cell.border = { bottom: { style: 'thin', color: { argb: 'FF8A97A6' } } };
    cell.alignment = { vertical: 'middle', wrapText: true };
  });
  header.commit();
}

function widthOf(column: WrittenColumn, cells: readonly WrittenCell[]): number {
  const longest = Math.max(8, column.name.length, ...cells.map((cell) => shownLength(cell, column.format)));
  return Math.min(longest + 2, 60);
}

function shownLength(cell: WrittenCell, format: ColumnFormat | undefined): number {
  if (cell === null || cell === undefined) return 0;
  if (cell instanceof Date) return 17;
  const plain = String(cell).length;
  if (typeof cell !== 'number') return plain;
  return format === 'rupiah' ? plain + 6 : plain + Math.floor(plain / 3);
}

function writeRow(worksheet: Worksheet, cells: WrittenRow, columns: readonly WrittenColumn[]): void {
  const row = worksheet.addRow(cells.map((cell) => written(cell)));
  cells.forEach((cell, at) => {
    formatCell(row, at, cell, columns[at]?.format);
  });
  row.commit();
}

function written(cell: WrittenCell): string | number | boolean | Date | null {
  if (cell === undefined || cell === null) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? null : new Date(cell.getTime() + WIB_OFFSET_MS);
  return typeof cell === 'string' ? cleanText(cell) : cell;
}

function formatCell(row: Row, at: number, cell: WrittenCell, format: ColumnFormat | undefined): void {
  if (cell instanceof Date && format === undefined) row.getCell(at + 1).numFmt = FORMATS.date;
  else if (
    typeof cell === 'string' &&
    (format === undefined ? looksLikeFormula(cell) || /^\d{6,}$|^0\d/.test(cell) : format !== 'text')
  ) {
    // A text in a number column, a NIK, a formula's look-alike: marked as text, so that editing the cell keeps it one.
    row.getCell(at + 1).numFmt = FORMATS.text;
  }
}

/** What XML cannot hold is taken out; Excel refuses a cell beyond 32,767 characters. */
function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .slice(0, LONGEST_TEXT);
}

function writeNotes(book: stream.xlsx.WorkbookWriter, lines: readonly string[]): void {
  if (lines.length === 0) return;
  const worksheet = book.addWorksheet('Keterangan');
  worksheet.columns = [{ width: 100 }];
  for (const [at, line] of lines.entries()) {
    const row = worksheet.addRow([cleanText(line)]);
    row.getCell(1).alignment = { wrapText: true, vertical: 'top' };
    if (at === 0) row.getCell(1).font = { bold: true };
    row.commit();
  }
  worksheet.commit();
}
