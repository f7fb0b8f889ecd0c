import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { replicateDesign, type SurveyDesign } from '@pilar/measurement';
import type { DataSet } from './data-sets.ts';
import { NotSupported } from './not-supported.ts';
import { parseCsv } from './read-csv.ts';

interface ReplicateMeta {
  readonly scale: number;
  readonly rscales: number;
  readonly mse: boolean;
  readonly rule: string;
}

/**
 * A design whose replicates stand in a file of their own (`repweights/NAME.csv.gz`), one line a cluster: factors on the
 * weight, or counts that the file's rule turns into factors.
 */
export function replicateFileDesign(
  folder: string,
  file: string,
  data: DataSet,
  weights: Float64Array,
): SurveyDesign {
  const path = join(folder, 'data', 'repweights', file);
  if (!existsSync(path)) throw new NotSupported(`replicate weights ${file} are not in the folder`);
  const [columns = [], ...rows] = parseCsv(gunzipSync(readFileSync(path)).toString('utf8'));
  const meta = readMeta(path.replace(/\.csv\.gz$/, '.meta.json'));
  const key = columns[0] ?? '';
  const lineOf = new Map(rows.map((cells, line) => [cells[0] ?? '', line]));
  const lines = data.text(key).map((label) => {
    const line = lineOf.get(label);
    if (line === undefined) throw new NotSupported(`${file} has no line for ${key} ${label}`);
    return line;
  });
  const raise = raiseOf(meta.rule, data, key);
  const places = columns.flatMap((name, place) => (/^r\d+$/.test(name) ? [place] : []));
  const factors = places.map((place) =>
    Float64Array.from(lines, (line, row) => Number(rows[line]?.[place]) * (raise?.[row] ?? 1)),
  );
  return replicateDesign({
    weights,
    replicates: factors,
    combined: false,
    type: 'bootstrap',
    scale: meta.scale,
    rscales: new Float64Array(factors.length).fill(meta.rscales),
    mse: meta.mse,
  });
}

function readMeta(path: string): ReplicateMeta {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof value !== 'object' || value === null) throw new NotSupported(`${path} is not an object`);
  const { scale, rscales, mse, rule } = { scale: 1, rscales: 1, mse: false, rule: '', ...value };
  return { scale: Number(scale), rscales: Number(rscales), mse: mse === true, rule: String(rule) };
}

/** `count * n_h/(n_h-1), n_h = … in stratum COLUMN`: the factor of each row that turns a count into a multiplier. */
function raiseOf(rule: string, data: DataSet, key: string): Float64Array | undefined {
  const column = /count \* n_h\/\(n_h-1\).*stratum ([\w.]+)/.exec(rule)?.[1];
  if (column === undefined) return undefined;
  const strata = data.text(column);
  const units = data.text(key);
  const members = new Map<string, Set<string>>();
  for (const [row, stratum] of strata.entries()) {
    const known = members.get(stratum) ?? new Set<string>();
    members.set(stratum, known.add(units[row] ?? ''));
  }
  return Float64Array.from(strata, (stratum) => {
    const size = members.get(stratum)?.size ?? 2;
    return size / (size - 1);
  });
}
