import { domainOf, type SurveyDesign } from '@pilar/measurement';
import { Problem } from '../platform/problem.ts';
import { readNamedFile } from '../platform/read-named-file.ts';
import {
  type ColumnSet,
  type ColumnWishes,
  type LabelData,
  type RawTable,
  readTable,
  toColumns,
} from '../platform/tabular/index.ts';
import { invalid } from './command-options.ts';
import { CellRefused } from './command-refusal.ts';
import type { SurveyArguments } from './measure-command-arguments.ts';
import { type DesignColumns, replicatedDesign, stagedDesign } from './measure-command-design.ts';
import type { GivenLine } from './measure-command-statistics.ts';

export interface MeasuredSurvey {
  readonly file: string;
  readonly table: RawTable;
  readonly welfare: Float64Array;
  readonly line: GivenLine | undefined;
  readonly design: SurveyDesign;
  readonly designColumns: DesignColumns;
  /** 1 for the rows of `--domain`; undefined when all are asked about. */
  readonly domain: Uint8Array | undefined;
  readonly domainName: string;
  readonly groups: readonly { column: string; labels: readonly string[] }[];
  /** Labels of further columns that the caller asked for. */
  readonly extra: ReadonlyMap<string, readonly string[]>;
  /** Cells as text, `NO_LABEL` where one is missing. */
  readonly cells: ReadonlyMap<string, readonly string[]>;
  readonly rowsLeftOut: number;
  readonly columns: ColumnSet;
}

/** Empty cells leave a row out, and it is said how many; what is written but cannot be used ends the command. */
const LEFT_OUT: ReadonlySet<string> = new Set(['missing', 'total-row', 'note-row']);

/** Columns beyond those of the options: labels that must be there, and cells that may be missing. */
export interface MoreColumns {
  readonly line?: string;
  readonly labels?: readonly string[];
  readonly cells?: readonly string[];
}

/** The survey of a file: welfare, line and design in the rows that can be used. */
export async function measuredSurvey(
  file: string,
  args: SurveyArguments,
  more: MoreColumns = {},
): Promise<MeasuredSurvey> {
  const table = await readTable(
    await readNamedFile(file),
    file,
    args.sheet === undefined ? {} : { sheet: args.sheet },
  );
  const asked = { ...args, line: more.line ?? args.line };
  const line = lineOf(table, asked.line);
  const columns = toColumns(table, wishesOf(asked, line === 'column', more), file);
  const bad = columns.rejected.find((cell) => !LEFT_OUT.has(cell.code));
  if (bad !== undefined) throw new CellRefused(file, bad);
  if (columns.rowNumbers.length === 0) throw new Problem('file-empty', { file });
  const designColumns = designColumnsOf(asked, columns);
  const whole = await wholeDesign(file, asked, { table, columns, designColumns });
  const domain = asked.domains.length === 0 ? undefined : domainMask(asked, columns);
  return {
    file,
    table,
    welfare: numbers(columns, 'welfare'),
    line:
      line === 'column' ? { kind: 'column', name: asked.line ?? '', values: numbers(columns, 'line') } : line,
    design: domain === undefined ? whole : domainOf(whole, domain),
    designColumns,
    domain,
    groups: asked.by.map((column) => ({ column, labels: words(labels(columns, `by:${column}`)) })),
    extra: new Map((more.labels ?? []).map((column) => [column, words(labels(columns, `extra:${column}`))])),
    cells: new Map((more.cells ?? []).map((column) => [column, words(labels(columns, `cell:${column}`))])),
    domainName:
      asked.domains.length === 0
        ? 'all'
        : asked.domains.map(({ column, value }) => `${column}=${value}`).join(','),
    rowsLeftOut: columns.rejectedRows,
    columns,
  };
}

async function wholeDesign(
  file: string,
  args: SurveyArguments,
  { table, columns, designColumns }: { table: RawTable; columns: ColumnSet; designColumns: DesignColumns },
): Promise<SurveyDesign> {
  const { replicates } = args;
  const size = columns.numbers.get('size');
  if (replicates === undefined)
    return withRowNames(file, args, columns, () =>
      stagedDesign(designColumns, args.isNested, args.lonelyPsu),
    );
  try {
    return await replicatedDesign(
      replicates,
      { file, table, columns },
      { weights: designColumns.weights, size },
    );
  } catch (error) {
    return withRowNames(replicates.file, args, columns, () => {
      throw error;
    });
  }
}

/** The line that is no column; `column` where it names one. `620.000` is asked back: it could be 620. */
function lineOf(table: RawTable, line: string | undefined): GivenLine | 'column' | undefined {
  if (line === undefined) return undefined;
  if (table.columns.some((column) => column.name === line)) return 'column';
  if (/^\d{1,3}([.,]\d{3})+$/.test(line)) {
    throw invalid(
      `--line ${line}: tulis tanpa pemisah ribuan`,
      `--line ${line}: write it without separators`,
    );
  }
  const [, of, share] = /^(median|mean):(\d*\.?\d+)$/.exec(line) ?? [];
  if (of !== undefined && Number(share) > 0)
    return {
      kind: 'relative',
      name: line,
      line: { of: of === 'mean' ? 'mean' : 'median', share: Number(share) },
    };
  if (!/^\d+(\.\d+)?$/.test(line)) return 'column';
  if (Number(line) > 0) return { kind: 'amount', value: Number(line) };
  throw invalid(`--line ${line}: harus lebih dari 0`, `--line ${line}: must be above 0`);
}

function wishesOf(
  args: SurveyArguments,
  hasLineColumn: boolean,
  { labels: extra = [], cells = [] }: MoreColumns,
): ColumnWishes {
  const number = (target: string, column: string | undefined, rule: 'any' | 'weight-or-zero' | 'positive') =>
    column === undefined ? [] : [{ target, column, rule, numberStyle: args.numberStyle }];
  const label = (target: string, column: string | undefined, missing: 'reject' | 'keep') =>
    column === undefined ? [] : [{ target, column, missing }];
  return {
    numbers: [
      ...number('welfare', args.welfare === '' ? undefined : args.welfare, 'any'),
      ...number('weight', args.weight, 'weight-or-zero'),
      ...number('size', args.size, 'positive'),
      ...args.fpc.flatMap((column, stage) => number(`fpc:${stage}`, column, 'positive')),
      ...(hasLineColumn ? number('line', args.line, 'positive') : []),
    ],
    labels: [
      ...label('strata', args.strata, 'reject'),
      ...args.psu.flatMap((column, stage) => label(`psu:${stage}`, column, 'reject')),
      ...args.domains.flatMap(({ column }) => label(`domain:${column}`, column, 'keep')),
      ...args.by.flatMap((column) => label(`by:${column}`, column, 'keep')),
      ...extra.flatMap((column) => label(`extra:${column}`, column, 'reject')),
      ...cells.flatMap((column) => label(`cell:${column}`, column, 'keep')),
    ],
  };
}

function designColumnsOf(args: SurveyArguments, columns: ColumnSet): DesignColumns {
  const rows = columns.rowNumbers.length;
  const weight = columns.numbers.get('weight') ?? new Float64Array(rows).fill(1);
  const size = columns.numbers.get('size');
  return {
    rows,
    weights: size === undefined ? weight : weight.map((value, row) => value * (size[row] ?? 0)),
    strata: args.strata === undefined ? undefined : words(labels(columns, 'strata')),
    clusters: args.psu.map((_, stage) => words(labels(columns, `psu:${stage}`))),
    fpc: args.fpc.map((_, stage) => numbers(columns, `fpc:${stage}`)),
  };
}

/** Different columns narrow the domain, values of one column add up. */
function domainMask(args: SurveyArguments, columns: ColumnSet): Uint8Array {
  const mask = new Uint8Array(columns.rowNumbers.length).fill(1);
  for (const name of new Set(args.domains.map(({ column }) => column))) {
    const wanted = new Set(args.domains.filter(({ column }) => column === name).map(({ value }) => value));
    const { codes, labels: names } = labels(columns, `domain:${name}`);
    codes.forEach((code, row) => {
      if (!wanted.has(names[code] ?? '')) mask[row] = 0;
    });
  }
  if (mask.includes(1)) return mask;
  const value = args.domains.map((domain) => `${domain.column}=${domain.value}`).join(', ');
  throw invalid(`--domain ${value}: tidak ada baris`, `--domain ${value}: no row`);
}

export function words({ codes, labels: names }: LabelData): string[] {
  return Array.from(codes, (code) => names[code] ?? '');
}

function numbers(columns: ColumnSet, target: string): Float64Array {
  return columns.numbers.get(target) ?? new Float64Array(0);
}

function labels(columns: ColumnSet, target: string): LabelData {
  return columns.labels.get(target) ?? { codes: new Int32Array(0), labels: [] };
}

/** The kernel names `clusters[7]`; a reader of the file needs column and file row. */
export function withRowNames<T>(file: string, args: SurveyArguments, columns: ColumnSet, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Problem('design-invalid', { reason: `${file}: ${rowNamed(error.message, args, columns)}` });
  }
}

/** A sentence of the kernel with the names and rows of the file. */
export function rowNamed(message: string, args: SurveyArguments, columns: ColumnSet): string {
  const names: Record<string, string | undefined> = {
    weights: args.weight,
    strata: args.strata,
    clusters: args.psu[0],
    fpc: args.fpc[0],
    welfare: args.welfare,
    line: args.line,
  };
  return message.replace(/^\w+: /, '').replace(/(\w+)\[(\d+)\]/g, (_, column: string, row: string) => {
    return `${names[column] ?? column} (baris ${columns.rowNumbers[Number(row)] ?? row})`;
  });
}
