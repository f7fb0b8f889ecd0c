import { Problem } from '../problem.ts';
import { type FileKind, fileKind } from './file-kind.ts';
import type { RawTable, ReadInput, ReadOptions, TableFormat } from './raw-table.ts';
import { readCsv } from './read-csv.ts';
import { readParquet } from './read-parquet.ts';
import { readXlsx } from './read-xlsx.ts';
import { MOST_MEGABYTES, tooManyMegabytes } from './size-limits.ts';
import type { BuiltTable } from './table-builder.ts';
import { damageChecks, rowChecks } from './table-checks.ts';

const REFUSED: Partial<Record<FileKind, string>> = {
  xls: 'Excel 97 (.xls): simpan ulang sebagai .xlsx / save it as .xlsx',
  html: 'HTML (.xls palsu / an HTML page named .xls): buka di Excel, simpan sebagai .xlsx / open it in Excel, save as .xlsx',
  'spreadsheet-xml': 'XML Spreadsheet 2003: simpan ulang sebagai .xlsx / save it as .xlsx',
  pdf: 'PDF',
  image: 'gambar / image',
  archive: 'arsip / archive',
  binary: 'isi biner / binary',
};

interface Read extends BuiltTable {
  readonly format: TableFormat;
  readonly sheets: readonly string[];
  readonly sheet: string;
}

/**
 * Reads a table as it was issued. What the file is, is seen from its bytes, not from its name.
 * @throws {Problem} file-empty, file-type-unknown, file-protected, file-damaged, file-too-large, file-too-many-rows (megabytes
 * or rows), file-encoding-unknown, sheet-not-found
 */
export async function readTable(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Promise<RawTable> {
  if (bytes.length === 0) throw new Problem('file-empty', { file: fileName });
  const megabytes = Math.ceil(bytes.length / 1e6);
  if (megabytes > MOST_MEGABYTES) throw tooManyMegabytes(fileName, megabytes);
  options.signal?.throwIfAborted();
  const read = await readKind(fileKind(bytes), { bytes, fileName, options });
  if (read.rowNumbers.length === 0 || read.columns.length === 0) {
    throw new Problem('file-empty', { file: fileName, ...(read.sheet === '' ? {} : { sheet: read.sheet }) });
  }
  const checks = [
    ...rowChecks(read.columns, read.rowNumbers),
    ...damageChecks(read.columns, read.rowNumbers),
  ];
  return { ...read, warnings: [...read.warnings, ...checks] };
}

async function readKind(kind: FileKind, input: ReadInput): Promise<Read> {
  if (kind === 'text') return { format: 'csv', sheets: [], sheet: '', ...(await readCsv(input)) };
  if (kind === 'zip') return { format: 'xlsx', ...(await readXlsx(input)) };
  if (kind === 'parquet') return { format: 'parquet', sheets: [], sheet: '', ...(await readParquet(input)) };
  if (kind === 'encrypted-office') throw new Problem('file-protected', { file: input.fileName });
  throw new Problem('file-type-unknown', { file: input.fileName, found: REFUSED[kind] ?? kind });
}
