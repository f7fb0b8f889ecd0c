import { setImmediate as nextTurn } from 'node:timers/promises';
import { Problem } from '../problem.ts';
import { csvDialect } from './csv-dialect.ts';
import { CsvScanner } from './csv-scanner.ts';
import type { Cell, ReadInput } from './raw-table.ts';
import { type BuiltTable, TableBuilder } from './table-builder.ts';
import { type TableWarning, tableWarning } from './table-warning.ts';
import { decodedPieces, type TextEncoding, textEncoding } from './text-encoding.ts';

const PIECE_BYTES = 1 << 20;
const SAMPLE_BYTES = 1 << 16;

/** Reads delimited text piece by piece, giving the event loop a turn between pieces. */
export async function readCsv(input: ReadInput): Promise<BuiltTable> {
  const { bytes, fileName, options } = input;
  const encoding = textEncoding(bytes);
  if (encoding === undefined) throw new Problem('file-encoding-unknown', { file: fileName });
  const dialect = csvDialect(sampleOf(bytes, encoding));
  const builder = new TableBuilder(input, [], true);
  let fileRow = 0;
  const scanner = new CsvScanner(options.delimiter ?? dialect.delimiter, (texts) => {
    fileRow += 1;
    if (fileRow === 1 && dialect.declared) return true;
    const cells = texts.map(cellOf);
    return cells.every((cell) => cell === null) ? true : builder.add(fileRow, cells);
  });
  let done = 0;
  for (const piece of decodedPieces(bytes, encoding, PIECE_BYTES)) {
    options.signal?.throwIfAborted();
    done = Math.min(bytes.length, done + PIECE_BYTES);
    scanner.push(piece, done === bytes.length);
    options.onProgress?.({ bytes: done, totalBytes: bytes.length, rows: builder.rows });
    if (scanner.stopped) break;
    if (done < bytes.length) await nextTurn();
  }
  const built = builder.finish();
  return { ...built, warnings: [...textWarnings(encoding, scanner.strayQuotes), ...built.warnings] };
}

const cellOf = (text: string): Cell => (text === '' || text.trim() === '' ? null : text);

/** Whole lines only, so that a cut last line does not confuse the delimiter's count. */
function sampleOf(bytes: Uint8Array, encoding: TextEncoding): string {
  const [text = ''] = decodedPieces(bytes.subarray(0, SAMPLE_BYTES), encoding, SAMPLE_BYTES);
  const end = text.lastIndexOf('\n');
  return bytes.length > SAMPLE_BYTES && end > 0 ? text.slice(0, end) : text;
}

function textWarnings(encoding: TextEncoding, strayQuotes: readonly number[]): TableWarning[] {
  const warnings: TableWarning[] = [];
  if (!encoding.certain) {
    const detail = encoding.label === 'windows-1252' ? 'Windows-1252' : encoding.label.toUpperCase();
    warnings.push(tableWarning('encoding-guessed', { detail }));
  }
  if (strayQuotes.length > 0) warnings.push(tableWarning('quote-unclosed', { rows: strayQuotes }));
  return warnings;
}
