import {
  type CodedColumn,
  checkLength,
  codedColumn,
  finiteColumn,
  type LabelColumn,
  type NumberColumn,
} from './columns.ts';
import { combine } from './combine.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { type EntropyOptions, entropyOf, entropyTerm, meaningfulFor } from './generalised-entropy.ts';
import { errorOfRows } from './influence.ts';
import { isReplicated, overReplicates } from './replicate-weights.ts';
import { acceptedDomain, sizeAndMean, sumRows } from './row-sums.ts';
import type { SurveyDesign } from './survey-design.ts';

/** An index of inequality split into what lies inside groups and what lies between their means. */
export interface InequalitySplit {
  readonly total: Estimate;
  readonly within: Estimate;
  readonly between: Estimate;
}

/**
 * GE(α) inside groups and between them: between is GE(α) of everybody having the mean of his group, within the rest
 * (the sum of the groups' own indices, weighted by s (mean of the group/mean)^α, s its share of people).
 *
 * With ρ = group mean/mean and f the index's term, between B = Σ w f(ρ)/N has u = [f(ρ) + f'(ρ)(r − ρ) − B − α B (r − 1)]/N;
 * that of within is the difference to the total's.
 *
 * @throws RangeError as `generalisedEntropy`, and for a group column of another length or with a missing label.
 * @see Shorrocks, A. (1984), Inequality decomposition by population subgroups, Econometrica 52, 1369-1385.
 * @see Biewen & Jenkins (2006), Oxford Bulletin of Economics and Statistics 68, 371-383.
 * @example entropyByGroup([1, 1, 3, 3], surveyDesign({ weights: [1, 1, 1, 1] }), ['a', 'a', 'b', 'b']).within.value // 0
 */
export function entropyByGroup(
  welfare: NumberColumn,
  design: SurveyDesign,
  groups: LabelColumn,
  { alpha = 1, nonPositive = 'refuse' }: EntropyOptions = {},
): InequalitySplit {
  const { values, accepted, coded } = prepared('entropyByGroup', welfare, design, groups, {
    alpha,
    nonPositive,
  });
  return Object.freeze({
    total: entropyOf(values, accepted, alpha),
    within: partOfSplit(values, accepted, coded, { alpha, part: 'within' }),
    between: partOfSplit(values, accepted, coded, { alpha, part: 'between' }),
  });
}

interface Prepared {
  readonly values: Float64Array;
  readonly accepted: SurveyDesign;
  readonly coded: CodedColumn;
}

function prepared(
  caller: string,
  welfare: NumberColumn,
  design: SurveyDesign,
  groups: LabelColumn,
  { alpha, nonPositive }: Required<EntropyOptions>,
): Prepared {
  checkLength(welfare, design.rows, { caller, column: 'welfare' });
  checkLength(groups, design.rows, { caller, column: 'groups' });
  const values = finiteColumn(welfare, { caller, column: 'welfare' });
  const coded = codedColumn(groups, { caller, column: 'groups' });
  const accepted = acceptedDomain(caller, values, design, { ...meaningfulFor(alpha), rule: nonPositive });
  return { values, accepted, coded };
}

/**
 * The J-divergence GE(0) + GE(1), inside groups and between them.
 *
 * @throws RangeError as `entropyByGroup`; welfare of 0 has no meaning here.
 * @see Rohde, N. (2016), J-divergence measurements of economic inequality, JRSS A 179, 847-870.
 * @example divergenceByGroup([1, 3], surveyDesign({ weights: [1, 1] }), ['a', 'a']).total.value // 0.27465307216702745 = ln(3)/4
 */
export function divergenceByGroup(
  welfare: NumberColumn,
  design: SurveyDesign,
  groups: LabelColumn,
  { nonPositive = 'refuse' }: Omit<EntropyOptions, 'alpha'> = {},
): InequalitySplit {
  const options = { alpha: 0, nonPositive };
  const { values, accepted, coded } = prepared('divergenceByGroup', welfare, design, groups, options);
  const index = (at: SurveyDesign, alpha: number, part: keyof InequalitySplit): Estimate =>
    part === 'total' ? entropyOf(values, at, alpha) : partOfSplit(values, at, coded, { alpha, part });
  const split = (part: keyof InequalitySplit): Estimate =>
    combine(accepted, [(at) => index(at, 0, part), (at) => index(at, 1, part)], {
      method: `j-divergence/${part}@1`,
      value: ([zero = 0, one = 0]) => zero + one,
      slopes: () => [1, 1],
    });
  return Object.freeze({ total: split('total'), within: split('within'), between: split('between') });
}

interface SplitPart {
  readonly alpha: number;
  readonly part: 'within' | 'between';
}

function partOfSplit(
  values: Float64Array,
  design: SurveyDesign,
  groups: CodedColumn,
  options: SplitPart,
): Estimate {
  if (isReplicated(design)) return overReplicates(design, (one) => partOfSplit(values, one, groups, options));
  const { alpha, part } = options;
  const { size, mean } = sizeAndMean(values, design);
  if (!(mean > 0)) throw new RangeError(`entropyByGroup: mean welfare is ${mean}, above 0 is expected`);
  const means = groupMeans(values, design, groups);
  const term = entropyTerm(alpha);
  const level = (row: number): number => (means[groups.codes[row] ?? 0] ?? 0) / mean;
  const between = sumRows(design, (row) => term(level(row))) / size;
  const all = part === 'within' ? sumRows(design, (row) => term((values[row] ?? 0) / mean)) / size : 0;
  const value = part === 'within' ? all - between : between;
  const slope = termSlope(alpha);
  const se = errorOfRows(design, (row) => {
    const ratio = (values[row] ?? 0) / mean;
    const own = level(row);
    const change = term(own) + slope(own) * (ratio - own);
    return ((part === 'within' ? term(ratio) - change : change) - value - alpha * value * (ratio - 1)) / size;
  });
  return estimateOf('entropyByGroup', { value, se, ...design.size, method: `ge-${part}/${alpha}@1` });
}

/** Derivative of `entropyTerm`. */
function termSlope(alpha: number): (ratio: number) => number {
  if (alpha === 0) return (ratio) => 1 - 1 / ratio;
  if (alpha === 1) return (ratio) => Math.log(ratio);
  return (ratio) => Math.expm1((alpha - 1) * Math.log(ratio)) / (alpha - 1);
}

function groupMeans(
  values: Float64Array,
  design: SurveyDesign,
  { codes, labels }: CodedColumn,
): Float64Array {
  const { weights, domain } = design;
  const sums = new Float64Array(labels.length);
  const sizes = new Float64Array(labels.length);
  for (let row = 0; row < values.length; row++) {
    if (domain !== undefined && domain[row] === 0) continue;
    const code = codes[row] ?? 0;
    sums[code] = (sums[code] ?? 0) + (weights[row] ?? 0) * (values[row] ?? 0);
    sizes[code] = (sizes[code] ?? 0) + (weights[row] ?? 0);
  }
  return sums.map((sum, code) => ((sizes[code] ?? 0) > 0 ? sum / (sizes[code] ?? 1) : 0));
}
