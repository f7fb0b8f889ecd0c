import { type Bilingual, problemSentence } from '@pilar/contracts';
import { domainOf, type SurveyDesign, surveyDesign } from '@pilar/measurement';
import { Problem } from '../platform/problem.ts';
import {
  type ColumnSet,
  type ColumnWishes,
  type LabelData,
  type RawTable,
  type RejectedCell,
  rejectionReason,
  toColumns,
} from '../platform/tabular/index.ts';
import { invalid, type MeasureArguments } from './measure-command-arguments.ts';

export interface MeasuredSurvey {
  readonly welfare: Float64Array;
  readonly line: number | Float64Array;
  readonly design: SurveyDesign;
  readonly groups: readonly { column: string; data: LabelData }[];
  readonly domainName: string;
  readonly rowsLeftOut: number;
  readonly columns: ColumnSet;
}

/** A refusal that names file, row and column in one sentence, for a cell that cannot be used. */
export class CellRefused extends Error {
  readonly sentence: Bilingual;

  constructor(file: string, cell: RejectedCell) {
    const { id, en } = rejectionReason(cell);
    super(`${file}: ${id}`);
    this.name = 'CellRefused';
    this.sentence = { id: `${file}: ${id}`, en: `${file}: ${en}` };
  }
}

/** Empty cells leave a row out, and it is said how many; what is written but cannot be used ends the command. */
const LEFT_OUT: ReadonlySet<string> = new Set(['missing', 'total-row', 'note-row']);

/** The survey of a table: welfare, line and design in the rows that can be used. */
export function measuredSurvey(table: RawTable, args: MeasureArguments): MeasuredSurvey {
  const line = lineNumber(table, args.line);
  const columns = toColumns(table, wishesOf(args, line === undefined), args.file);
  const bad = columns.rejected.find((cell) => !LEFT_OUT.has(cell.code));
  if (bad !== undefined) throw new CellRefused(args.file, bad);
  if (columns.rowNumbers.length === 0) throw new Problem('file-empty', { file: args.file });
  return withRowNames(args, columns, () => {
    const whole = designOf(args, columns);
    return {
      welfare: numbers(columns, 'welfare'),
      line: line ?? numbers(columns, 'line'),
      design: args.domains.length === 0 ? whole : domainOf(whole, domainMask(args, columns)),
      groups: args.by.map((column) => ({ column, data: labels(columns, `by:${column}`) })),
      domainName:
        args.domains.length === 0
          ? 'all'
          : args.domains.map(({ column, value }) => `${column}=${value}`).join(','),
      rowsLeftOut: columns.rejectedRows,
      columns,
    };
  });
}

/** A line that is a number; undefined where it names a column. `620.000` is asked back: it could be 620. */
function lineNumber(table: RawTable, line: string): number | undefined {
  if (table.columns.some((column) => column.name === line)) return undefined;
  if (/^\d{1,3}([.,]\d{3})+$/.test(line)) {
    throw invalid(
      `--line ${line}: tulis tanpa pemisah ribuan`,
      `--line ${line}: write it without separators`,
    );
  }
  if (/^(median|mean):/.test(line)) {
    throw invalid(
      `--line ${line}: garis relatif belum dihitung`,
      `--line ${line}: relative lines are not computed yet`,
    );
  }
  if (!/^\d+(\.\d+)?$/.test(line)) return undefined;
  if (Number(line) > 0) return Number(line);
  throw invalid(`--line ${line}: harus lebih dari 0`, `--line ${line}: must be above 0`);
}

function wishesOf(args: MeasureArguments, hasLineColumn: boolean): ColumnWishes {
  const number = (target: string, column: string | undefined, rule: 'any' | 'weight-or-zero' | 'positive') =>
    column === undefined ? [] : [{ target, column, rule, numberStyle: args.numberStyle }];
  const label = (target: string, column: string | undefined, missing: 'reject' | 'keep') =>
    column === undefined ? [] : [{ target, column, missing }];
  return {
    numbers: [
      ...number('welfare', args.welfare, 'any'),
      ...number('weight', args.weight, 'weight-or-zero'),
      ...number('size', args.size, 'positive'),
      ...number('fpc', args.fpc, 'positive'),
      ...(hasLineColumn ? number('line', args.line, 'positive') : []),
    ],
    labels: [
      ...label('strata', args.strata, 'reject'),
      ...label('psu', args.psu, 'reject'),
      ...args.domains.flatMap(({ column }) => label(`domain:${column}`, column, 'keep')),
      ...args.by.flatMap((column) => label(`by:${column}`, column, 'keep')),
    ],
  };
}

function designOf(args: MeasureArguments, columns: ColumnSet): SurveyDesign {
  const rows = columns.rowNumbers.length;
  const weight = columns.numbers.get('weight') ?? new Float64Array(rows).fill(1);
  const size = columns.numbers.get('size');
  const fpc = columns.numbers.get('fpc');
  return surveyDesign({
    weights: size === undefined ? weight : weight.map((value, row) => value * (size[row] ?? 0)),
    lonelyPsu: args.lonelyPsu,
    nest: args.isNested,
    ...(args.strata === undefined ? {} : { strata: words(labels(columns, 'strata')) }),
    ...(args.psu === undefined ? {} : { clusters: words(labels(columns, 'psu')) }),
    ...(fpc === undefined ? {} : { fpc }),
  });
}

/** Different columns narrow the domain, values of one column add up. */
function domainMask(args: MeasureArguments, columns: ColumnSet): Uint8Array {
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
export function withRowNames<T>(args: MeasureArguments, columns: ColumnSet, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const names: Record<string, string | undefined> = {
      weights: args.weight,
      strata: args.strata,
      clusters: args.psu,
      fpc: args.fpc,
      welfare: args.welfare,
      line: args.line,
    };
    const message = error.message
      .replace(/^\w+: /, '')
      .replace(/(\w+)\[(\d+)\]/g, (_, column: string, row: string) => {
        return `${names[column] ?? column} (baris ${columns.rowNumbers[Number(row)] ?? row})`;
      });
    throw new Problem('design-invalid', { reason: `${args.file}: ${message}` });
  }
}

/** What the terminal says: the sentence in Indonesian, and in English under it. */
export function refusalSentence(error: unknown): string | undefined {
  if (error instanceof CellRefused) return inBoth(error.sentence);
  if (!(error instanceof Problem)) return undefined;
  const hint = error.code === 'number-style-ambiguous' ? ' (--number-style indonesian | english).' : null;
  const say = (language: 'id' | 'en') => {
    const sentence = problemSentence(error.code, error.facts, language);
    return hint === null ? sentence : `${sentence.replace(/\.$/, '')}${hint}`;
  };
  return inBoth({ id: say('id'), en: say('en') });
}

const inBoth = ({ id, en }: Bilingual): string => `pilar: ${id}\n       ${en}`;
