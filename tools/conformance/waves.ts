import { mean, type SurveyDesign, surveyDesign } from '@pilar/measurement';
import type { DataSet } from './data-sets.ts';
import { type DatasetDefault, defaultFor } from './folder-defaults.ts';
import { type GoldenRow, numberParam } from './golden-row.ts';
import { NotSupported } from './not-supported.ts';
import type { GoldenSource } from './row-context.ts';

/** A wave of a change row. */
export interface Wave {
  readonly data: DataSet;
  readonly welfare: Float64Array;
  readonly design: SurveyDesign;
  /** Labels of a column, for the rows that were used. */
  readonly labels: (column: string) => readonly string[];
}

type WavePair = readonly [before: Wave, after: Wave];

/** Many rows speak of the same two waves. */
const known = new WeakMap<GoldenSource, Map<string, WavePair>>();

/**
 * Both waves of a change row with the welfare and weight that the folder's README gives them, wave 2 in
 * the prices of wave 1. Missing amounts are left out; some changes leave out
 * welfare of 0 and less without a note, but all state the means they started from: those tell which rows were used.
 */
export function wavesOf(row: GoldenRow, source: GoldenSource): WavePair {
  const pairs = known.get(source) ?? new Map<string, WavePair>();
  known.set(source, pairs);
  const key = [row.file, row.dataset, row.params.price_factor].join('|');
  const pair = pairs.get(key) ?? readPair(row, source);
  pairs.set(key, pair);
  return pair;
}

function readPair(row: GoldenRow, source: GoldenSource): WavePair {
  const standard = defaultFor(source.defaults, row.file, row.dataset);
  if (standard === undefined) throw new NotSupported('welfare and weight are not named');
  const means = source.statedMeans(row);
  const wave = (data: DataSet, index: number): Wave => {
    const usable = usableRows(data, standard, Number.isFinite);
    const stated = means[index];
    if (stated === undefined || isMean(stated, usable)) return usable;
    return usableRows(data, standard, (amount) => amount > 0);
  };
  const [first, second] = source.dataSets.openPair(row.dataset);
  const factor = numberParam(row, 'price_factor') ?? 1;
  const after = wave(second, 1);
  return [wave(first, 0), { ...after, welfare: after.welfare.map((amount) => amount * factor) }];
}

/** The rows with a weight and a usable amount, as a survey of its own: R drew no domain here, it dropped rows first. */
function usableRows(
  data: DataSet,
  { welfare: column, weight }: DatasetDefault,
  isUsable: (amount: number) => boolean,
): Wave {
  const numbers = (name: string): Float64Array =>
    Float64Array.from(data.text(name), (cell) => (cell === '' ? Number.NaN : Number(cell)));
  const [welfare, weights] = [numbers(column), numbers(weight)];
  const isKept = (_: unknown, row: number): boolean =>
    isUsable(welfare[row] ?? Number.NaN) && Number.isFinite(weights[row]);
  return {
    data,
    welfare: welfare.filter(isKept),
    design: surveyDesign({ weights: weights.filter(isKept) }),
    labels: (name) => data.text(name).filter(isKept),
  };
}

function isMean(stated: number, { welfare, design }: Wave): boolean {
  return Math.abs(mean(welfare, design).value / stated - 1) < 1e-9;
}
