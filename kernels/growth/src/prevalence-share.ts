import {
  domainOf,
  type Estimate,
  type Interval,
  interval,
  mean,
  type SurveyDesign,
} from '@pilar/measurement';

/** A share of children with its error, and limits that stay inside 0..1. */
export interface Prevalence {
  readonly estimate: Estimate;
  readonly interval: Interval;
}

/** Children of whom an indicator is known: in the sample, and in the population they stand for. */
export interface Counted {
  readonly n: number;
  readonly population: number;
}

/** The part of a design; undefined where nobody with a weight is in it. */
export function restricted(design: SurveyDesign, isIn: (row: number) => boolean): SurveyDesign | undefined {
  const mask = Uint8Array.from(
    { length: design.rows },
    (_, row) => Number(isIn(row)) & (design.domain?.[row] ?? 1),
  );
  if (!mask.some((member, row) => member === 1 && (design.weights[row] ?? 0) > 0)) return undefined;
  return domainOf(design, mask);
}

/** How many children a design's domain has. */
export function countedOf(design: SurveyDesign): Counted {
  let population = 0;
  design.weights.forEach((weight, row) => {
    population += (design.domain?.[row] ?? 1) * weight;
  });
  return { n: design.size.n, population };
}

/** The share of a domain that is hit. */
export function shareOf(design: SurveyDesign, method: string, isHit: (row: number) => boolean): Prevalence {
  const hits = Float64Array.from({ length: design.rows }, (_, row) => Number(isHit(row)));
  const estimate = Object.freeze({ ...mean(hits, design), method: `prevalence/${method}@1` });
  return { estimate, interval: limitsOf(estimate, design, 'logit') };
}

/** Limits with the degrees of freedom of the whole design. */
export function limitsOf(estimate: Estimate, design: SurveyDesign, method: 'wald' | 'logit'): Interval {
  const { df } = (design.whole ?? design).size;
  return interval({ ...estimate, df }, 0.95, method);
}
