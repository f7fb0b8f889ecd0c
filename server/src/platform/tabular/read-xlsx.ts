import { setImmediate as nextTurn } from 'node:timers/promises';
import { Problem } from '../problem.ts';
import { serialInstant, WIB_OFFSET_MS } from './calendar.ts';
import type { Cell, ReadInput } from './raw-table.ts';
import { damaged, unknownType, type Words } from './refusals.ts';
import { type BuiltTable, TableBuilder } from './table-builder.ts';
import { type TableWarning, tableWarning } from './table-warning.ts';
import { type BookSheet, type XlsxBook, xlsxBook } from './xlsx-book.ts';
import { LAST_COLUMN, LAST_ROW, type SheetCell, sheetMerges, sheetRows } from './xlsx-sheet.ts';
import { richText, xmlText } from './xlsx-xml.ts';
import { unpackEntries, type ZipEntry, zipEntries } from './zip-entries.ts';

/** The parts that hold cells or tell how to read them; the others are not even unpacked. */
const NEEDED =
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/i;

export interface ReadSheet extends BuiltTable {
  readonly sheets: readonly string[];
  readonly sheet: string;
}

/** Reads one sheet of an .xlsx or .xlsm file. */
export async function readXlsx(input: ReadInput): Promise<ReadSheet> {
  const { fileName, options } = input;
  const parts = unpackEntries(neededEntries(input), fileName);
  options.signal?.throwIfAborted();
  const book = xlsxBook(parts, fileName);
  const sheets = book.sheets.map((sheet) => sheet.name);
  let last: ReadSheet | undefined;
  for (const sheet of candidates(book, input)) {
    const built = await readSheet(parts.get(sheet.part) ?? Buffer.alloc(0), book, input);
    last = {
      ...built,
      sheets,
      sheet: sheet.name,
      warnings: [...sheetWarnings(sheet, book, options.sheet), ...built.warnings],
    };
    if (built.rowNumbers.length > 0) break;
  }
  if (last === undefined) throw new Problem('file-empty', { file: fileName });
  return last;
}

function neededEntries({ bytes, fileName, options: { accepted } }: ReadInput): ZipEntry[] {
  const entries = zipEntries(bytes, fileName);
  const names = new Set(entries.map((entry) => entry.name));
  if (!names.has('xl/workbook.xml')) {
    throw unknownType(fileName, accepted, otherZip(names));
  }
  if (entries.some((entry) => entry.isEncrypted)) throw new Problem('file-protected', { file: fileName });
  return entries.filter((entry) => NEEDED.test(entry.name));
}

function otherZip(names: ReadonlySet<string>): Words {
  if (names.has('xl/workbook.bin')) return ['Excel biner (.xlsb)', 'binary Excel (.xlsb)'];
  if (names.has('content.xml')) return ['OpenDocument (.ods)'];
  if (names.has('word/document.xml')) return ['Word (.docx)'];
  return ['ZIP'];
}

/** The named sheet, else the visible ones in order until one has a table; a hidden sheet is never read unasked. */
function candidates(book: XlsxBook, { fileName, options }: ReadInput): readonly BookSheet[] {
  if (options.sheet === undefined) {
    const visible = book.sheets.filter((sheet) => !sheet.isHidden);
    return visible.length > 0 ? visible : book.sheets;
  }
  const named = book.sheets.find((sheet) => sheet.name === options.sheet);
  if (named !== undefined) return [named];
  const sheets = book.sheets.map((sheet) => sheet.name).join(', ');
  throw new Problem('sheet-not-found', { file: fileName, sheet: options.sheet, sheets });
}

interface Troubles {
  readonly errors: number[];
  readonly uncomputed: number[];
}

async function readSheet(xml: Buffer, book: XlsxBook, input: ReadInput): Promise<BuiltTable> {
  const { bytes, fileName, options } = input;
  const merges = sheetMerges(xml);
  const builder = new TableBuilder(input, merges, false);
  const troubles: Troubles = { errors: [], uncomputed: [] };
  let wantsMore = true;
  for (const rows of sheetRows(xml, fileName)) {
    options.signal?.throwIfAborted();
    for (const { number, cells } of rows) {
      if (!(number >= 1 && number <= LAST_ROW)) throw damaged(fileName, `baris ${number}`, `row ${number}`);
      const values = rowValues(cells, number, book, troubles);
      if (values.length > LAST_COLUMN)
        throw damaged(fileName, `kolom ${values.length}`, `column ${values.length}`);
      if (values.length > 0) wantsMore = builder.add(number, values);
      if (!wantsMore) break;
    }
    options.onProgress?.({ bytes: bytes.length, totalBytes: bytes.length, rows: builder.rows });
    if (!wantsMore) break;
    await nextTurn();
  }
  const built = builder.finish();
  const inData = merges.filter((merge) => merge.top > built.headerRow).map((merge) => merge.top);
  return { ...built, warnings: [...built.warnings, ...cellWarnings(troubles, inData)] };
}

/** The values of one row up to its last filled cell; empty for a row that only carries formats. */
function rowValues(cells: readonly SheetCell[], row: number, book: XlsxBook, troubles: Troubles): Cell[] {
  const values: Cell[] = [];
  for (const cell of cells) {
    if (cell.type === 'e') troubles.errors.push(row);
    const value = cellValue(cell, book);
    if (value === null) {
      if (cell.isFormula && cell.value === undefined && cell.type !== 'str') troubles.uncomputed.push(row);
      continue;
    }
    while (values.length < Math.min(cell.column, LAST_COLUMN)) values.push(null);
    values[cell.column] = value;
  }
  return values;
}

function cellValue(cell: SheetCell, book: XlsxBook): Cell {
  if (cell.type === 'inlineStr') return textOrNull(richText(cell.body));
  if (cell.value === undefined || cell.type === 'e') return null;
  if (cell.type === 's') return textOrNull(book.sharedTexts[Number(cell.value)] ?? '');
  if (cell.type === 'str') return textOrNull(xmlText(cell.value));
  if (cell.type === 'b') return cell.value.trim() === '1';
  if (cell.type === 'd') return isoInstant(cell.value);
  const number = cell.value.trim() === '' ? Number.NaN : Number(cell.value);
  if (!Number.isFinite(number)) return textOrNull(cell.value);
  if (book.isDate[cell.style] !== true || number < 1) return number;
  return serialInstant(number, book.is1904) ?? number;
}

const textOrNull = (text: string): Cell => (text.trim() === '' ? null : text);

/** A day written in ISO form has no zone: it is one of WIB. */
function isoInstant(text: string): Cell {
  const instant = Date.parse(/T/.test(text) ? `${text.replace(/Z$/, '')}Z` : `${text}T00:00:00Z`);
  return Number.isNaN(instant) ? textOrNull(text) : new Date(instant - WIB_OFFSET_MS);
}

function cellWarnings(troubles: Troubles, merged: number[]): TableWarning[] {
  const warnings: TableWarning[] = [];
  if (troubles.errors.length > 0) warnings.push(tableWarning('cells-error', { rows: troubles.errors }));
  if (troubles.uncomputed.length > 0)
    warnings.push(tableWarning('formulas-without-value', { rows: troubles.uncomputed }));
  if (merged.length > 0) warnings.push(tableWarning('cells-merged', { rows: merged.sort((a, b) => a - b) }));
  return warnings;
}

function sheetWarnings(sheet: BookSheet, book: XlsxBook, wanted: string | undefined): TableWarning[] {
  const warnings: TableWarning[] = [];
  if (sheet.isHidden) warnings.push(tableWarning('sheet-hidden', { detail: sheet.name }));
  const others = book.sheets.filter((other) => other !== sheet && !other.isHidden).map((other) => other.name);
  if (wanted === undefined && others.length > 0) {
    warnings.push(
      tableWarning('other-sheets', { count: others.length, detail: others.slice(0, 8).join(', ') }),
    );
  }
  return warnings;
}
