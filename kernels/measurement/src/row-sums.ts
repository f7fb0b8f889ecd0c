import { CompensatedSum } from '@pilar/numeric';
import { domainOf } from './domain.ts';
import type { SurveyDesign } from './survey-design.ts';

/** Rows that are summed plainly before the block's sum is added with compensation. */
const BLOCK = 4096;

/** Σ weight × f(row) over the domain. */
export function sumRows({ weights, domain }: SurveyDesign, f: (row: number) => number): number {
  const sum = new CompensatedSum();
  for (let start = 0; start < weights.length; start += BLOCK) {
    const end = Math.min(weights.length, start + BLOCK);
    let block = 0;
    for (let row = start; row < end; row++) {
      if (domain !== undefined && domain[row] === 0) continue;
      const weight = weights[row] ?? 0;
      if (weight > 0) block += weight * f(row);
    }
    sum.add(block);
  }
  return sum.value;
}

/** People of the domain and their mean welfare. */
export function sizeAndMean(values: Float64Array, design: SurveyDesign): { size: number; mean: number } {
  const size = sumRows(design, () => 1);
  return { size, mean: sumRows(design, (row) => values[row] ?? 0) / size };
}

/**
 * What happens to people with welfare of 0 or less where a logarithm or a negative power is taken: the call is refused,
 * or they are left out as a domain is (their clusters keep counting in the error).
 */
export type NonPositiveRule = 'refuse' | 'leave-out';

/**
 * The design whose domain has only welfare that the statistic can take.
 *
 * @throws RangeError naming the first row that it cannot take, with the rule `refuse`.
 */
export function acceptedDomain(
  caller: string,
  values: Float64Array,
  design: SurveyDesign,
  { accepts, wanted, rule }: { accepts: (y: number) => boolean; wanted: string; rule: NonPositiveRule },
): SurveyDesign {
  const { domain, weights } = design;
  let isAccepted = true;
  for (let row = 0; row < values.length; row++) {
    if (accepts(values[row] ?? 0) || domain?.[row] === 0 || weights[row] === 0) continue;
    isAccepted = false;
    if (rule === 'refuse')
      throw new RangeError(
        `${caller}: welfare[${row}] is ${values[row]}, ${wanted} is expected (or nonPositive: 'leave-out')`,
      );
  }
  return isAccepted
    ? design
    : domainOf(
        design,
        values.map((y) => Number(accepts(y))),
      );
}
