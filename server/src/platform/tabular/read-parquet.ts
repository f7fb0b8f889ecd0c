import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { WIB_OFFSET_MS } from './calendar.ts';
import { uniqueNames } from './column-names.ts';
import { type Cell, MOST_ROWS, type ReadInput } from './raw-table.ts';
import { damaged, tooManyRows } from './refusals.ts';
import type { BuiltTable } from './table-builder.ts';
import { type TableWarning, tableWarning } from './table-warning.ts';

type DuckDb = typeof import('@duckdb/node-api');

/** Reads a Parquet file through DuckDB. It reads files only, so the bytes lie in a temporary file meanwhile. */
export async function readParquet(input: ReadInput): Promise<BuiltTable> {
  const duckdb = await import('@duckdb/node-api');
  const folder = await mkdtemp(join(tmpdir(), 'pilar-table-'));
  try {
    const path = join(folder, 'table.parquet');
    await writeFile(path, input.bytes, { mode: 0o600 });
    return await inDuckDb(duckdb, (connection) => readColumns(duckdb, connection, path, input));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inDuckDb<T>(duckdb: DuckDb, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await duckdb.DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: '1GB',
    threads: '2',
  });
  try {
    const connection = await instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

async function readColumns(
  duckdb: DuckDb,
  connection: DuckDBConnection,
  path: string,
  input: ReadInput,
): Promise<BuiltTable> {
  const { options, fileName, bytes } = input;
  const mostRows = options.mostRows ?? MOST_ROWS;
  const limit = Math.min(options.maxRows ?? mostRows, mostRows);
  const result = await connection
    .stream(`from read_parquet($path) limit ${Math.trunc(limit) + 1}`, { path })
    .catch(() => {
      throw damaged(fileName, 'Parquet tidak dapat dibuka', 'the Parquet file cannot be opened');
    });
  const { names, warnings } = uniqueNames(result.columnNames().map((name, at) => ({ name, place: at + 1 })));
  const columns = names.map((): Cell[] => []);
  for (;;) {
    options.signal?.throwIfAborted();
    const chunk = await result.fetchChunk().catch(() => {
      throw damaged(
        fileName,
        'isi Parquet tidak dapat dibaca',
        'the contents of the Parquet file cannot be read',
      );
    });
    if (chunk === null || chunk.rowCount === 0) break;
    for (const [at, cells] of columns.entries()) {
      for (const value of chunk.getColumnValues(at)) cells.push(cellOf(duckdb, value));
    }
    options.onProgress?.({ bytes: bytes.length, totalBytes: bytes.length, rows: columns[0]?.length ?? 0 });
  }
  if (options.maxRows === undefined && (columns[0]?.length ?? 0) > limit)
    throw tooManyRows(fileName, mostRows);
  return finished(names, columns, limit, warnings);
}

function finished(
  names: readonly string[],
  columns: Cell[][],
  limit: number,
  warnings: readonly TableWarning[],
): BuiltTable {
  const isCut = (columns[0]?.length ?? 0) > limit;
  if (isCut) for (const cells of columns) cells.length = limit;
  const rows = columns[0]?.length ?? 0;
  return {
    headerRow: 0,
    columns: names.map((name, index) => ({ name, index, cells: columns[index] ?? [] })),
    rowNumbers: Array.from({ length: rows }, (_, at) => at + 1),
    warnings: isCut
      ? [...warnings, tableWarning('rows-not-read', { count: limit, rows: [] })]
      : [...warnings],
  };
}

/** Whole numbers beyond 2^53 stay text, so that no digit is lost; a day or a time without zone is one of WIB. */
function cellOf(duckdb: DuckDb, value: DuckDBValue): Cell {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof duckdb.DuckDBDecimalValue) {
    return Number.isSafeInteger(Number(value.value)) ? value.toDouble() : String(value);
  }
  if (value instanceof duckdb.DuckDBDateValue) return new Date(value.days * 86_400_000 - WIB_OFFSET_MS);
  if (value instanceof duckdb.DuckDBTimestampTZValue) return new Date(Number(value.micros / 1000n));
  if (value instanceof duckdb.DuckDBTimestampValue)
    return new Date(Number(value.micros / 1000n) - WIB_OFFSET_MS);
  if (value instanceof duckdb.DuckDBTimestampMillisecondsValue)
    return new Date(Number(value.millis) - WIB_OFFSET_MS);
  if (value instanceof duckdb.DuckDBTimestampSecondsValue)
    return new Date(Number(value.seconds) * 1000 - WIB_OFFSET_MS);
  return String(value);
}
