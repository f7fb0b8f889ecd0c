import type { Predictor } from '@pilar/measurement';
import { Problem } from '../platform/problem.ts';
import { readNamedFile } from '../platform/read-named-file.ts';
import {
  getColumn,
  guessNumberStyle,
  isMissing,
  NO_LABEL,
  parseNumber,
  type RawTable,
  readTable,
  toColumns,
} from '../platform/tabular/index.ts';
import { CellRefused } from './command-refusal.ts';

/** A table with an area in each row. */
export interface AreaTable {
  readonly file: string;
  readonly areas: readonly string[];
  readonly warnings: readonly string[];
  /** A number column; NaN where an optional one is empty. */
  readonly numbers: (column: string) => Float64Array;
  /** The words of a covariate that is not a number; undefined for one that is. */
  readonly words: (column: string) => readonly string[] | undefined;
}

interface AreaWishes {
  /** Left out for a table that is not by area. */
  readonly area?: string;
  readonly numbers: readonly string[];
  /** Numbers that may be missing. */
  readonly optional?: readonly string[];
  readonly covariates: readonly string[];
}

const LEFT_OUT: ReadonlySet<string> = new Set(['missing', 'total-row', 'note-row']);

/** @throws {Problem} for a file or column that is not there; {CellRefused} for a cell that cannot be read */
export async function readAreaTable(file: string, wishes: AreaWishes): Promise<AreaTable> {
  const table = await readTable(await readNamedFile(file), file, {});
  const worded = wishes.covariates.filter((name) => isWorded(table, name, file));
  const numbers = [...wishes.numbers, ...wishes.covariates.filter((name) => !worded.includes(name))];
  const { optional = [] } = wishes;
  const columns = toColumns(
    table,
    {
      numbers: numbers.map((column) => ({ target: column, column, rule: 'any', numberStyle: null })),
      labels: [
        ...(wishes.area === undefined
          ? []
          : [{ target: 'area', column: wishes.area, missing: 'reject' } as const]),
        ...worded.map((column) => ({ target: `word:${column}`, column, missing: 'reject' }) as const),
        ...optional.map((column) => ({ target: `cell:${column}`, column, missing: 'keep' }) as const),
      ],
    },
    file,
  );
  const bad = columns.rejected.find((cell) => !LEFT_OUT.has(cell.code));
  if (bad !== undefined) throw new CellRefused(file, bad);
  if (columns.rowNumbers.length === 0) throw new Problem('file-empty', { file });
  const texts = (target: string): readonly string[] => {
    const data = columns.labels.get(target);
    return data === undefined ? [] : Array.from(data.codes, (code) => data.labels[code] ?? '');
  };
  const cells = new Map(
    optional.map((column) => [
      column,
      optionalNumbers(table, column, file, texts(`cell:${column}`), columns.rowNumbers),
    ]),
  );
  const left = columns.rejectedRows;
  return {
    file,
    areas: texts('area'),
    warnings: left > 0 ? [`${file}: ${left} baris tidak dihitung karena kosong atau bukan data.`] : [],
    numbers: (column) => cells.get(column) ?? columns.numbers.get(column) ?? new Float64Array(0),
    words: (column) => (worded.includes(column) ? texts(`word:${column}`) : undefined),
  };
}

/** A column without any number in it names groups; one wrong cell among numbers is a wrong cell. */
function isWorded(table: RawTable, name: string, file: string): boolean {
  const { cells } = getColumn(table, name, file);
  return !cells.some((cell) => !isMissing(cell) && /\d/.test(String(cell)));
}

function optionalNumbers(
  table: RawTable,
  column: string,
  file: string,
  cells: readonly string[],
  rowNumbers: Int32Array,
): Float64Array {
  const { style } = guessNumberStyle(getColumn(table, column, file).cells);
  const known = style === 'text' || style === 'ambiguous' ? 'plain' : style;
  return Float64Array.from(cells, (cell, row) => {
    if (cell === NO_LABEL) return Number.NaN;
    const value = parseNumber(cell, known);
    if (value !== undefined) return value;
    throw new CellRefused(file, { row: rowNumbers[row] ?? 0, column, value: cell, code: 'not-a-number' });
  });
}

/** Numbers as they are; words as one column a label but the first of both tables. */
export function covariatesOf(
  names: readonly string[],
  table: AreaTable,
  other: AreaTable = table,
): Predictor[] {
  return names.flatMap((name): Predictor[] => {
    const words = table.words(name);
    if (words === undefined) return [{ name, values: table.numbers(name) }];
    const labels = [...new Set([...words, ...(other.words(name) ?? [])])].sort();
    return labels.slice(1).map((label) => ({
      name: `${name}=${label}`,
      values: Float64Array.from(words, (word) => Number(word === label)),
    }));
  });
}

/** A refusal of the kernel as a sentence about the file. */
export function inFile<T>({ file }: AreaTable, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Problem('design-invalid', { reason: `${file}: ${error.message.replace(/^\w+: /, '')}` });
  }
}
