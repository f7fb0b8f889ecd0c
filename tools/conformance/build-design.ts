import { domainOf, type SurveyDesign, surveyDesign } from '@pilar/measurement';
import type { DataSet } from './data-sets.ts';
import { NotSupported } from './not-supported.ts';
import { type DesignText, parseDesign } from './parse-design.ts';

/** The kernel's design for a data set and the R call that describes it. */
export function buildDesign(data: DataSet, text: string): SurveyDesign {
  const design = parseDesign(text);
  return surveyDesign({
    weights:
      design.weights === undefined
        ? new Float64Array(data.rows).fill(1)
        : column(data, design, design.weights),
    ...(design.strata === undefined ? {} : { strata: data.text(design.strata) }),
    ...(design.clusters.length === 0 ? {} : { clusters: clusterLabels(data, design.clusters) }),
    ...(design.fpc === undefined ? {} : { fpc: column(data, design, design.fpc) }),
    nest: design.nest,
  });
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
