import { type CellObject, type DenseWorkSheet, read, SSF, type WorkBook } from '@e965/xlsx';
import { Problem } from '../problem.ts';
import { serialInstant } from './calendar.ts';
import type { Merge } from './header.ts';
import type { Cell, ReadInput } from './raw-table.ts';
import { type BuiltTable, TableBuilder } from './table-builder.ts';
import { type TableWarning, tableWarning } from './table-warning.ts';
import { storedZip, unpackEntries, type ZipEntry, zipEntries } from './zip-entries.ts';

/** Parts of a workbook that hold no cell: they are not even unpacked. */
const NO_CELLS =
  /^(xl\/(media|embeddings|drawings|charts|printerSettings|activeX|ctrlProps|externalLinks)\/|docProps\/thumbnail|customXml\/|.*vbaProject)/i;

export interface ReadSheet extends BuiltTable {
  readonly sheets: readonly string[];
  readonly sheet: string;
}

/** Reads one sheet of an .xlsx or .xlsm file. */
export async function readXlsx({ bytes, fileName, options }: ReadInput): Promise<ReadSheet> {
  const parts = unpackEntries(sheetEntries(bytes, fileName), fileName);
  options.signal?.throwIfAborted();
  const zip = storedZip(parts);
  const outline = opened(() => read(zip, { type: 'buffer', bookSheets: true, bookProps: false }), fileName);
  const sheets = outline.SheetNames;
  const hidden = new Set(
    (outline.Workbook?.Sheets ?? []).flatMap((s, at) => (s.Hidden ? [sheets[at] ?? s.name ?? ''] : [])),
  );
  if (options.sheet !== undefined && !sheets.includes(options.sheet)) {
    throw new Problem('sheet-not-found', { file: fileName, sheet: options.sheet, sheets: sheets.join(', ') });
  }
  const visible = sheets.filter((name) => !hidden.has(name));
  const candidates = options.sheet === undefined ? (visible.length > 0 ? visible : sheets) : [options.sheet];
  let last: ReadSheet | undefined;
  for (const sheet of candidates) {
    const built = readOneSheet(zip, sheet, { bytes, fileName, options });
    last = {
      ...built,
      sheets,
      sheet,
      warnings: [...sheetWarnings(sheet, visible, hidden, options.sheet), ...built.warnings],
    };
    if (built.rowNumbers.length > 0) break;
  }
  options.onProgress?.({ bytes: bytes.length, totalBytes: bytes.length, rows: last?.rowNumbers.length ?? 0 });
  if (last === undefined) throw new Problem('file-empty', { file: fileName });
  return last;
}

function sheetEntries(bytes: Uint8Array, fileName: string): ZipEntry[] {
  const entries = zipEntries(bytes, fileName);
  const names = new Set(entries.map((entry) => entry.name));
  if (!names.has('xl/workbook.xml')) {
    throw new Problem('file-type-unknown', { file: fileName, found: otherZip(names) });
  }
  if (entries.some((entry) => entry.isEncrypted)) throw new Problem('file-protected', { file: fileName });
  return entries.filter((entry) => !NO_CELLS.test(entry.name) && !entry.name.endsWith('/'));
}

function otherZip(names: ReadonlySet<string>): string {
  if (names.has('xl/workbook.bin')) return 'Excel biner / binary (.xlsb)';
  if (names.has('content.xml')) return 'OpenDocument (.ods)';
  if (names.has('word/document.xml')) return 'Word (.docx)';
  return 'ZIP';
}

function opened<T>(work: () => T, fileName: string): T {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (/password|encrypt/i.test(message)) throw new Problem('file-protected', { file: fileName });
    throw new Problem('file-damaged', {
      file: fileName,
      reason: 'lembar kerja tidak dapat dibuka / workbook cannot be opened',
    });
  }
}

function readOneSheet(zip: Buffer, sheet: string, input: ReadInput): BuiltTable {
  const { fileName, options } = input;
  const book = opened(
    () =>
      read(zip, {
        type: 'buffer',
        sheets: sheet,
        dense: true,
        nodim: true,
        cellNF: true,
        cellText: false,
        cellHTML: false,
        sheetStubs: false,
      }),
    fileName,
  );
  options.signal?.throwIfAborted();
  const rows = denseRows(book, sheet);
  const merges = (book.Sheets[sheet]?.['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r + 1,
    bottom: e.r + 1,
    left: s.c,
    right: e.c,
  }));
  const builder = new TableBuilder(input, merges, false);
  const troubles = { errors: [] as number[], uncomputed: [] as number[] };
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  // forEach passes over the holes of a sparse array: a sheet that ends in row 1,048,576 costs what it holds.
  let wantsMore = true;
  rows.forEach((row, at) => {
    if (!wantsMore || row === undefined) return;
    const cells: Cell[] = [];
    row.forEach((cell, column) => {
      const value = cellValue(cell, is1904);
      if (cell.t === 'e') troubles.errors.push(at + 1);
      else if (value === null && cell.f !== undefined && cell.v === undefined)
        troubles.uncomputed.push(at + 1);
      if (value !== null) cells[column] = value;
    });
    if (cells.length > 0)
      wantsMore = builder.add(
        at + 1,
        Array.from(cells, (cell) => cell ?? null),
      );
  });
  const built = builder.finish();
  return { ...built, warnings: [...built.warnings, ...cellWarnings(troubles, merges, built.headerRow)] };
}

function denseRows(book: WorkBook, sheet: string): readonly (readonly CellObject[] | undefined)[] {
  const found = book.Sheets[sheet];
  // The edge to the library: `dense: true` gives a DenseWorkSheet, its type says WorkSheet.
  return (found as DenseWorkSheet | undefined)?.['!data'] ?? [];
}

function cellValue(cell: CellObject, is1904: boolean): Cell {
  if (cell.t === 'e' || cell.t === 'z' || cell.v === undefined) return null;
  if (typeof cell.v === 'string') return cell.v.trim() === '' ? null : cell.v;
  if (typeof cell.v === 'number' && cell.z !== undefined && cell.v >= 1 && SSF.is_date(String(cell.z))) {
    return serialInstant(cell.v, is1904) ?? cell.v;
  }
  return cell.v;
}

function cellWarnings(
  troubles: { errors: number[]; uncomputed: number[] },
  merges: readonly Merge[],
  headerRow: number,
): TableWarning[] {
  const warnings: TableWarning[] = [];
  if (troubles.errors.length > 0) warnings.push(tableWarning('cells-error', { rows: troubles.errors }));
  if (troubles.uncomputed.length > 0)
    warnings.push(tableWarning('formulas-without-value', { rows: troubles.uncomputed }));
  const inData = merges.filter((merge) => merge.top > headerRow).map((merge) => merge.top);
  if (inData.length > 0) warnings.push(tableWarning('cells-merged', { rows: inData.sort((a, b) => a - b) }));
  return warnings;
}

function sheetWarnings(
  sheet: string,
  visible: readonly string[],
  hidden: ReadonlySet<string>,
  wanted: string | undefined,
): TableWarning[] {
  const warnings: TableWarning[] = [];
  if (hidden.has(sheet)) warnings.push(tableWarning('sheet-hidden', { detail: sheet }));
  const others = visible.filter((name) => name !== sheet);
  if (wanted === undefined && others.length > 0) {
    warnings.push(
      tableWarning('other-sheets', { count: others.length, detail: others.slice(0, 8).join(', ') }),
    );
  }
  return warnings;
}
