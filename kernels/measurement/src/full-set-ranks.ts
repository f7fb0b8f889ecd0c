import { kernelAt } from './density.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { houseOf } from './fgt.ts';
import { fgtTotals } from './fgt-totals.ts';
import type { FullSetTask, SharesAndRisk } from './full-set-parts.ts';
import { type LorenzCut, lorenzCut } from './lorenz.ts';
import { psuSizes, sumOf } from './ratio-of-totals.ts';
import { drawLine, RISK_OF_POVERTY_LINE } from './relative-line.ts';
import type { SortedWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';
import { designError } from './taylor.ts';

/** PSU totals of the people, and of their welfare, at or below each of some levels. */
interface LevelTotals {
  readonly people: readonly Float64Array[];
  readonly welfare: readonly Float64Array[];
}

/**
 * The shares of the fifths and the risk of poverty of a whole survey whose error rests on PSU totals.
 *
 * @see quantileShare and relativePoverty, which hold the formulas and the sources.
 */
export function sharesAndRisk(
  { values, sorted, convention }: FullSetTask,
  design: SurveyDesign,
): SharesAndRisk {
  const cuts = [0.2, 0.4, 0.6, 0.8].map((p) => ({ p, ...lorenzCut(sorted, p, convention, 'quantileShare') }));
  const median = drawLine(sorted, { of: 'median', share: 1 }, 'relativePoverty').value;
  const levels = [...cuts.map(({ quantile }) => quantile), median];
  const totals = levelTotals(values, levels, design);
  const size = psuSizes(design);
  const welfare = totals.welfare[levels.length] ?? size;
  const ends = cuts.map((cut, at) => ({
    share: cut.share,
    products: linearisedTotals(cut, cut.p, {
      people: totals.people[at] ?? size,
      welfare: totals.welfare[at] ?? size,
      allPeople: size,
      allWelfare: welfare,
      total: sorted.total,
    }),
  }));
  const atMedian = totals.people[levels.length - 1] ?? size;
  return {
    fifths: fifthsOf(ends, design, convention),
    riskOfPoverty: riskOf({ values, sorted, convention, median, atMedian, size }, design),
  };
}

interface CutTotals {
  readonly people: Float64Array;
  readonly welfare: Float64Array;
  readonly allPeople: Float64Array;
  readonly allWelfare: Float64Array;
  readonly total: number;
}

/** Σ weight × u of a Lorenz ordinate, u = [(y − q) 1(y ≤ q) + p q − y L]/Y. */
function linearisedTotals(
  { quantile, share }: LorenzCut,
  p: number,
  { people, welfare, allPeople, allWelfare, total }: CutTotals,
): Float64Array {
  return people.map((below, psu) => {
    const inside = (welfare[psu] ?? 0) - quantile * below;
    return (inside + p * quantile * (allPeople[psu] ?? 0) - share * (allWelfare[psu] ?? 0)) / total;
  });
}

function fifthsOf(
  cuts: readonly { readonly share: number; readonly products: Float64Array }[],
  design: SurveyDesign,
  convention: string,
): Estimate[] {
  const none = new Float64Array(design.psuCount);
  const ends = [{ share: 0, products: none }, ...cuts, { share: 1, products: none }];
  return [0, 1, 2, 3, 4].map((fifth) => {
    const [from, to] = [ends[fifth] ?? ends[0], ends[fifth + 1] ?? ends[0]];
    const products = none.map((_, psu) => (to?.products[psu] ?? 0) - (from?.products[psu] ?? 0));
    return estimateOf('quantileShare', {
      value: (to?.share ?? 0) - (from?.share ?? 0),
      se: designError(design, products),
      ...design.size,
      method: `share/exact-${convention}@1`,
    });
  });
}

interface RiskParts {
  readonly values: Float64Array;
  readonly sorted: SortedWelfare;
  readonly convention: 'bps' | 'convey';
  readonly median: number;
  readonly atMedian: Float64Array;
  readonly size: Float64Array;
}

function riskOf(
  { values, sorted, convention, median, atMedian, size }: RiskParts,
  design: SurveyDesign,
): Estimate {
  const { share } = RISK_OF_POVERTY_LINE;
  const line = share * median;
  const boundary = convention === 'convey' ? 'at-or-below' : 'below';
  const { poor } = fgtTotals(values, design, line, boundary);
  const people = sorted.size;
  const value = sumOf(poor) / people;
  const atLine = kernelAt(sorted, line, 'relativePoverty').density;
  const slope = (atLine * share) / (people * kernelAt(sorted, median, 'relativePoverty').density);
  const products = poor.map((own, psu) => {
    const all = size[psu] ?? 0;
    return (own - value * all) / people + slope * (0.5 * all - (atMedian[psu] ?? 0));
  });
  return estimateOf('relativePoverty', {
    value,
    se: designError(design, products),
    ...design.size,
    method: `fgt-relative/${houseOf(boundary)}@1`,
  });
}

/** One pass for all levels; the last entry holds everybody. */
function levelTotals(
  values: Float64Array,
  levels: readonly number[],
  { weights, psuOfRow, psuCount }: SurveyDesign,
): LevelTotals {
  const order = levels.map((_, at) => at).sort((a, b) => (levels[a] ?? 0) - (levels[b] ?? 0));
  const bounds = Float64Array.from(order, (at) => levels[at] ?? 0);
  const width = levels.length + 1;
  const people = new Float64Array(psuCount * width);
  const welfare = new Float64Array(psuCount * width);
  for (let row = 0; row < values.length; row++) {
    const y = values[row] ?? 0;
    const weight = weights[row] ?? 0;
    // Levels that lie below y, counted without a branch that the processor would have to guess.
    let at = (psuOfRow[row] ?? 0) * width;
    for (let bound = 0; bound < bounds.length; bound++) at += Number(y > (bounds[bound] ?? 0));
    people[at] = (people[at] ?? 0) + weight;
    welfare[at] = (welfare[at] ?? 0) + weight * y;
  }
  return {
    people: cumulated(people, psuCount, order),
    welfare: cumulated(welfare, psuCount, order),
  };
}

/** Sums up to each level, in the order the levels were asked for; then the whole. */
function cumulated(parts: Float64Array, psuCount: number, order: readonly number[]): Float64Array[] {
  const width = order.length + 1;
  const sums = Array.from({ length: width }, () => new Float64Array(psuCount));
  for (let psu = 0; psu < psuCount; psu++) {
    let sum = 0;
    for (let at = 0; at < width; at++) {
      sum += parts[psu * width + at] ?? 0;
      const target = sums[order[at] ?? order.length];
      if (target !== undefined) target[psu] = sum;
    }
  }
  return sums;
}
