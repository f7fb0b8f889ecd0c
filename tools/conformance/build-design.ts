import {
  balancedReplicates,
  domainOf,
  jackknife,
  postStratify,
  type StageColumns,
  type SurveyDesign,
  surveyDesign,
} from '@pilar/measurement';
import type { DataSet } from './data-sets.ts';
import { NotSupported } from './not-supported.ts';
import { type DesignText, parseDesign } from './parse-design.ts';
import { replicateFileDesign } from './replicate-file.ts';

/** What a design's words may refer to: the folder, and the sampling design of a data set that other rows spell out. */
export interface DesignSurroundings {
  readonly folder: string;
  readonly samplingDesign: string | undefined;
}

/** The kernel's design for a data set and the R call (or words) that describe it. */
export function buildDesign(data: DataSet, text: string, surroundings: DesignSurroundings): SurveyDesign {
  const made = /^as\.svrepdesign\((svydesign\(.*?\))((?:,\s*[\w.]+\s*=\s*[^,()]+)*)\)/.exec(text);
  if (made) return resampled(plainDesign(data, made[1] ?? ''), made[2] ?? '');
  const file = /repweights\/([\w.-]+\.csv\.gz)/.exec(text)?.[1];
  const stratified = /^postStratify\(.*,~([\w.]+),(.+)\)$/.exec(text);
  if (file === undefined && stratified === null) return plainDesign(data, text);
  if (surroundings.samplingDesign === undefined)
    throw new NotSupported(`design ${text.slice(0, 60)}: no other row spells the sampling design out`);
  const sampled = plainDesign(data, surroundings.samplingDesign);
  if (file !== undefined) return replicateFileDesign(surroundings.folder, file, data, sampled.weights);
  return postStratify(sampled, {
    groups: data.text(stratified?.[1] ?? ''),
    sizes: sizesOf(stratified?.[2] ?? ''),
  });
}

/** `, type='JKn'`, `, type='Fay', fay.rho=0.3, mse=TRUE`; the default is the jackknife. */
function resampled(design: SurveyDesign, options: string): SurveyDesign {
  const type = /type\s*=\s*["']?(\w+)/.exec(options)?.[1] ?? 'JKn';
  const mse = /mse\s*=\s*TRUE/.test(options);
  if (type === 'JKn' || type === 'JK1' || type === 'auto') return jackknife(design, { mse });
  const rho = Number(/fay\.rho\s*=\s*([\d.]+)/.exec(options)?.[1] ?? 0.3);
  if (type === 'BRR') return balancedReplicates(design, { mse });
  if (type === 'Fay') return balancedReplicates(design, { mse, rho });
  throw new NotSupported(`replicates of type ${type} are drawn at random`);
}

/** `E=4421,H=755,M=1018` */
export function sizesOf(text: string): ReadonlyMap<string, number> {
  return new Map(
    text.split(',').map((part) => [part.split('=')[0]?.trim() ?? '', Number(part.split('=')[1])]),
  );
}

/** The design that a call of `svydesign` describes. */
export function plainDesign(data: DataSet, text: string): SurveyDesign {
  const design = parseDesign(text);
  return surveyDesign({
    weights:
      design.weights === undefined
        ? new Float64Array(data.rows).fill(1)
        : column(data, design, design.weights),
    ...(design.strata === undefined ? {} : { strata: data.text(design.strata) }),
    ...(design.clusters.length === 0 ? {} : { clusters: clusterLabels(data, design.clusters) }),
    ...(design.fpc === undefined ? {} : { fpc: column(data, design, design.fpc) }),
    ...(design.stages.length === 0
      ? {}
      : { stages: design.stages.map((stage) => stageOf(data, design, stage)) }),
    nest: design.nest,
  });
}

function stageOf(
  data: DataSet,
  design: DesignText,
  { clusters, fpc }: DesignText['stages'][number],
): StageColumns {
  const labels = data.text(clusters);
  return fpc === undefined ? { clusters: labels } : { clusters: labels, fpc: column(data, design, fpc) };
}

function column(data: DataSet, design: DesignText, name: string): Float64Array {
  const product = design.products.get(name);
  if (product === undefined || data.columns.includes(name)) return data.numbers(name);
  const factors = product.map((factor) => data.numbers(factor));
  return Float64Array.from({ length: data.rows }, (_, row) =>
    factors.reduce((value, factor) => value * (factor[row] ?? Number.NaN), 1),
  );
}

function clusterLabels(data: DataSet, columns: readonly string[]): readonly string[] {
  const texts = columns.map((name) => data.text(name));
  return Array.from({ length: data.rows }, (_, row) => texts.map((text) => text[row]).join('|'));
}

/**
 * The design restricted to a domain: `all`, `column=value`, or a value alone, which names the one worded column that
 * holds it.
 */
export function restrictDesign(design: SurveyDesign, data: DataSet, domain: string): SurveyDesign {
  if (domain === 'all' || domain === '') return design;
  const [left = '', right] = domain.split('=');
  const name = right === undefined ? columnHolding(data, domain) : left;
  if (!data.columns.includes(name)) throw new NotSupported(`domain ${domain}`);
  const value = right ?? domain;
  return domainOf(
    design,
    data.text(name).map((cell) => cell === value),
  );
}

function columnHolding(data: DataSet, value: string): string {
  const holders = /[A-Za-z]/.test(value)
    ? data.columns.filter((name) => data.text(name).includes(value))
    : [];
  const [holder] = holders;
  if (holder === undefined || holders.length > 1)
    throw new NotSupported(`domain ${value}: its column is not named`);
  return holder;
}
