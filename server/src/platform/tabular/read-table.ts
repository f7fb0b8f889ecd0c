import { Problem } from '../problem.ts';
import { type FileKind, fileKind } from './file-kind.ts';
import type { RawTable, ReadInput, ReadOptions, TableFormat } from './raw-table.ts';
import { readCsv } from './read-csv.ts';
import { readParquet } from './read-parquet.ts';
import { readXlsx } from './read-xlsx.ts';
import { FORMATS, tooLarge, unknownType, type Words } from './refusals.ts';
import { MOST_MEGABYTES } from './size-limits.ts';
import type { BuiltTable } from './table-builder.ts';
import { damageChecks, rowChecks } from './table-checks.ts';

const REFUSED: Partial<Record<FileKind, Words>> = {
  xls: ['Excel 97 (.xls): simpan ulang sebagai .xlsx', 'Excel 97 (.xls): save it as .xlsx'],
  html: [
    'halaman HTML yang dinamai .xls: buka di Excel, simpan sebagai .xlsx',
    'an HTML page named .xls: open it in Excel, save as .xlsx',
  ],
  'spreadsheet-xml': [
    'XML Spreadsheet 2003: simpan ulang sebagai .xlsx',
    'XML Spreadsheet 2003: save it as .xlsx',
  ],
  pdf: ['PDF'],
  image: ['gambar', 'an image'],
  archive: ['arsip', 'an archive'],
  binary: ['isi biner', 'binary content'],
};
const FORMAT_OF: Partial<Record<FileKind, TableFormat>> = { text: 'csv', zip: 'xlsx', parquet: 'parquet' };

interface Read extends BuiltTable {
  readonly format: TableFormat;
  readonly sheets: readonly string[];
  readonly sheet: string;
}

/**
 * Reads a table as it was issued. What the file is, is seen from its bytes, not from its name.
 * @throws {Problem} file-empty, file-type-unknown, file-protected, file-damaged, file-too-large (megabytes),
 * file-too-many-rows, file-too-heavy, file-encoding-unknown, sheet-not-found
 */
export async function readTable(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Promise<RawTable> {
  if (bytes.length === 0) throw new Problem('file-empty', { file: fileName });
  const megabytes = Math.ceil(bytes.length / 1e6);
  if (megabytes > MOST_MEGABYTES) throw tooLarge(fileName, megabytes, MOST_MEGABYTES);
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
  const { fileName, options } = input;
  if (kind === 'encrypted-office') throw new Problem('file-protected', { file: fileName });
  const format = FORMAT_OF[kind];
  if (format === undefined) throw unknownType(fileName, options.accepted, REFUSED[kind] ?? [kind]);
  if (options.accepted?.includes(format) === false)
    throw unknownType(fileName, options.accepted, [FORMATS[format]]);
  if (format === 'xlsx') return { format, ...(await readXlsx(input)) };
  const read = format === 'csv' ? readCsv : readParquet;
  return { format, sheets: [], sheet: '', ...(await read(input)) };
}
