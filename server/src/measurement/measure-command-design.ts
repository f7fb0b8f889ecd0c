import {
  type LonelyPsuRule,
  replicateDesign,
  type SurveyDesign,
  type SurveyDesignColumns,
  surveyDesign,
} from '@pilar/measurement';
import { Problem } from '../platform/problem.ts';
import { readNamedFile } from '../platform/read-named-file.ts';
import { type ColumnSet, type RawTable, readTable, shown, toColumns } from '../platform/tabular/index.ts';
import { invalid } from './command-options.ts';
import { CellRefused } from './command-refusal.ts';
import type { ReplicateArguments } from './measure-command-arguments.ts';

/** The columns of a survey that its design is made of, for the rows that are used. */
export interface DesignColumns {
  readonly rows: number;
  readonly weights: Float64Array;
  readonly strata: readonly string[] | undefined;
  readonly clusters: readonly (readonly string[])[];
  readonly fpc: readonly Float64Array[];
}

/** The stages of `--psu a,b --fpc x,y` as the kernel wants them; a correction without `--psu` is that of the rows. */
export function stagedDesign(
  columns: DesignColumns,
  isNested: boolean,
  lonelyPsu: LonelyPsuRule,
): SurveyDesign {
  const { weights, strata, fpc } = columns;
  const [first, ...further] = columns.clusters;
  const wanted: SurveyDesignColumns = {
    weights,
    lonelyPsu,
    nest: isNested,
    ...(strata === undefined ? {} : { strata }),
    ...(first === undefined ? {} : { clusters: first }),
    ...(fpc[0] === undefined ? {} : { fpc: fpc[0] }),
    stages: further.map((clusters, index) => {
      const own = fpc[index + 1];
      return own === undefined ? { clusters } : { clusters, fpc: own };
    }),
  };
  return surveyDesign(wanted);
}

/** The replicate weights of a file, joined to the rows of the survey that are used. */
export async function replicatedDesign(
  asked: ReplicateArguments,
  survey: { readonly file: string; readonly table: RawTable; readonly columns: ColumnSet },
  { weights, size }: { readonly weights: Float64Array; readonly size: Float64Array | undefined },
): Promise<SurveyDesign> {
  const table = await readTable(await readNamedFile(asked.file), asked.file, {});
  const keys = table.columns
    .map(({ name }) => name)
    .filter((name) => survey.table.columns.some((column) => column.name === name));
  const names = table.columns.map(({ name }) => name).filter((name) => !keys.includes(name));
  if (names.length === 0)
    throw invalid(`${asked.file}: tidak ada kolom replika`, `${asked.file}: no column of replicates`);
  const columns = numberColumns(table, names, asked.file);
  const lines = linesOf(asked.file, { table, columns, keys }, survey);
  // Replicate weights are household weights, as `--weight` is.
  const replicates = names.map((name) => {
    const own = columns.numbers.get(name);
    return Float64Array.from(
      lines,
      (line, row) => (own?.[line] ?? 0) * (asked.isFactors ? 1 : (size?.[row] ?? 1)),
    );
  });
  return replicateDesign({
    weights,
    replicates,
    type: asked.type,
    combined: !asked.isFactors,
    mse: asked.isMse,
    ...(asked.scale === undefined ? {} : { scale: asked.scale }),
    ...(asked.rho === undefined ? {} : { rho: asked.rho }),
    ...(asked.rscalesFile === undefined ? {} : { rscales: await rscalesOf(asked.rscalesFile) }),
  });
}

function numberColumns(table: RawTable, names: readonly string[], file: string): ColumnSet {
  const columns = toColumns(
    table,
    {
      numbers: names.map((column) => ({ target: column, column, rule: 'weight-or-zero', numberStyle: null })),
      labels: [],
    },
    file,
  );
  const [bad] = columns.rejected;
  if (bad !== undefined) throw new CellRefused(file, bad);
  if (columns.rowNumbers.length === 0) throw new Problem('file-empty', { file });
  return columns;
}

interface ReplicateFile {
  readonly table: RawTable;
  readonly columns: ColumnSet;
  readonly keys: readonly string[];
}

/** For each used row of the survey, its line in the replicate file: by the columns both name, else by order. */
function linesOf(
  file: string,
  { table, columns, keys }: ReplicateFile,
  survey: { readonly table: RawTable; readonly columns: ColumnSet },
): Int32Array {
  const placeOf = new Map(survey.table.rowNumbers.map((number, place) => [number, place]));
  const places = Int32Array.from(survey.columns.rowNumbers, (number) => placeOf.get(number) ?? 0);
  if (keys.length === 0) {
    const [own, wanted] = [columns.rowNumbers.length, survey.table.rowNumbers.length];
    if (own === wanted) return places;
    throw invalid(
      `${file}: ${own} baris, ${wanted} diperlukan (satu untuk setiap baris survei)`,
      `${file}: ${own} rows, ${wanted} are needed (one for each row of the survey)`,
    );
  }
  const lineOf = new Map(keysOf(table, keys).map((key, line) => [key, line]));
  const wanted = keysOf(survey.table, keys);
  return places.map((place) => {
    const line = lineOf.get(wanted[place] ?? '');
    if (line !== undefined) return line;
    const name = `${keys.join(', ')} ${wanted[place]?.replaceAll('\u0000', ', ')}`;
    throw invalid(`${file}: tidak ada baris untuk ${name}`, `${file}: no row for ${name}`);
  });
}

function keysOf(table: RawTable, keys: readonly string[]): string[] {
  const columns = keys.map((name) => table.columns.find((column) => column.name === name)?.cells ?? []);
  return table.rowNumbers.map((_, row) =>
    columns.map((cells) => shown(cells[row] ?? null).trim()).join('\u0000'),
  );
}

async function rscalesOf(file: string): Promise<Float64Array> {
  const table = await readTable(await readNamedFile(file), file, {});
  const name = table.columns[0]?.name ?? '';
  return numberColumns(table, [name], file).numbers.get(name) ?? new Float64Array(0);
}
