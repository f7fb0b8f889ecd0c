import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Margin, postStratify, rake } from '@pilar/measurement';
import { type GoldenRow, numberCell } from './golden-row.ts';
import { NotSupported } from './not-supported.ts';
import { readCsv } from './read-csv.ts';
import type { RowContext } from './row-context.ts';
import { type Answer, type Statistic, valueOnly } from './statistic.ts';

/** `NAME_calibrated_weights.csv`: one line a unit of data set NAME, one column a way of weighting. */
const NAME = /^([\w.]+)_calibrated_weights\.csv$/;

/**
 * The file's cells as rows, one a weight; undefined for a file of another kind. The margins stand in the folder's README.
 */
export function readWeightsFile(folder: string, name: string): GoldenRow[] | undefined {
  const dataset = NAME.exec(name)?.[1];
  if (dataset === undefined) return undefined;
  const { columns, rows } = readCsv(join(folder, 'values', name));
  const methods = columns.slice(1);
  return rows.flatMap((cells, index) =>
    methods.map((method, place) => ({
      file: name,
      line: index + 2,
      case: '',
      package: 'survey',
      call: '',
      dataset,
      variable: '',
      design: '',
      domain: 'all',
      params: { [columns[0] ?? 'unit']: cells[0] ?? '', margins: marginsText(folder, name) },
      statistic: `calibrated_weight[${method}]`,
      estimate: numberCell(cells[place + 1]),
      se: undefined,
      low: undefined,
      high: undefined,
      df: undefined,
      note: '',
    })),
  );
}

function marginsText(folder: string, name: string): string {
  const path = join(folder, 'README.md');
  const readme = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const start = readme.indexOf(`\`${name.replace('.csv', '')}\` (margins:`);
  return start < 0 ? '' : (readme.slice(start, readme.indexOf(')', start)).split('margins:')[1] ?? '');
}

/** `stype` E 4421, M 1018, H 755 for …; … `sch.wide` No 1072, Yes 5122 */
function marginsOf(text: string, { data }: RowContext): Margin[] {
  return [...text.matchAll(/`([\w.]+)` ((?:\w+ [\d.]+(?:, )?)+)/g)].map(([, column = '', list = '']) => ({
    groups: data.text(column),
    sizes: new Map(
      [...list.matchAll(/(\w+) ([\d.]+)/g)].map(([, label = '', size]) => [label, Number(size)]),
    ),
  }));
}

const solved = new WeakMap<object, Map<string, Float64Array>>();

/** The weight of a unit before calibration, after post-stratification on the first margin, or raked to all margins. */
export const weightStatistics: readonly Statistic[] = [
  {
    name: 'calibrated-weights',
    pattern: /^calibrated_weight\[(base|poststrat|rake)\]$/,
    matches: () => true,
    compute: (row, source, found): Answer => {
      const context = source.context({ ...row, design: source.samplingDesign(row.dataset) });
      const [key = ''] = Object.keys(row.params);
      const weights = weightsOf(context, found[1] ?? '', String(row.params.margins));
      const at = context.data.text(key).indexOf(String(row.params[key]));
      return valueOnly('calibrated-weights', weights[at] ?? Number.NaN);
    },
  },
];

function weightsOf(context: RowContext, method: string, text: string): Float64Array {
  const known = solved.get(context.design) ?? new Map<string, Float64Array>();
  solved.set(context.design, known);
  const weights = known.get(method) ?? calibratedWeights(context, method, marginsOf(text, context));
  known.set(method, weights);
  return weights;
}

function calibratedWeights({ design }: RowContext, method: string, margins: readonly Margin[]): Float64Array {
  const [first] = margins;
  if (first === undefined) throw new NotSupported('the README names no margins');
  if (method === 'base') return design.weights;
  return (method === 'rake' ? rake(design, margins) : postStratify(design, first)).weights;
}
