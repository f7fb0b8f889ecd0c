import { checkLength, type NumberColumn } from './columns.ts';
import { domainOf } from './domain.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { mean } from './mean.ts';
import { ratio } from './ratio.ts';
import type { SurveyDesign } from './survey-design.ts';

/** An indicator: who is deprived in it (1), who is not (0), and of whom it is not known (NaN). */
export interface DeprivationIndicator {
  readonly name: string;
  readonly deprived: NumberColumn;
  /** Any number of at least 0; all weights together count as 1. */
  readonly weight: number;
}

/**
 * What to do with a person of whom an indicator is not known.
 * - `refuse`: the call is refused.
 * - `leave-out`: the person is left out, as a domain is (clusters keep counting in the error).
 * - `not-deprived`: counts as not deprived (a lower limit).
 * - `reweigh`: the weights of the known indicators are raised to 1 together; a person of whom nothing is known is left out.
 */
export type MissingIndicatorRule = 'refuse' | 'leave-out' | 'not-deprived' | 'reweigh';

export interface MultidimensionalOptions {
  /** Share of all weight from which a person counts as poor, above 0 and at most 1. */
  readonly cutoff: number;
  /** Default `refuse`. */
  readonly missing?: MissingIndicatorRule;
}

export interface IndicatorAnswer {
  readonly name: string;
  /** Its share of all weight. */
  readonly weight: number;
  /** People deprived in it, poor or not. */
  readonly uncensored: Estimate;
  /** People deprived in it who are poor. */
  readonly censored: Estimate;
  /** Its part of M0 in the unit of M0: weight × censored headcount. */
  readonly absolute: Estimate;
  /** The same as a share of M0; undefined when nobody is poor. */
  readonly contribution: Estimate | undefined;
}

export interface MultidimensionalPoverty {
  readonly headcount: Estimate;
  /** Mean share of weight in which the poor are deprived; undefined when nobody is poor. */
  readonly intensity: Estimate | undefined;
  /** M0 = H × A, the adjusted headcount. */
  readonly adjusted: Estimate;
  readonly indicators: readonly IndicatorAnswer[];
}

/** Rounding of weighted sums must not decide who is poor: a score of 1/3 from six weights meets a cutoff of 1/3. */
const SCORE_ROUNDING = 1e-9;

/**
 * Multidimensional poverty after Alkire and Foster: a person whose weighted deprivations reach the cutoff k is poor.
 * H = share of the poor, M0 = mean of the scores of the poor (0 for others), A = M0/H; all with the error of the design.
 *
 * H, M0 and headcounts are means of a variable of the person, A and contributions ratios of two such totals.
 *
 * @throws RangeError for no indicator, columns of another length, a cell that is not 0, 1 or NaN, weights that are
 *   negative or all 0, a cutoff outside 0..1, an unknown cell with `missing: 'refuse'`, or a domain without rows.
 * @see Alkire, S. & Foster, J. (2011), Counting and multidimensional poverty measurement, Journal of Public Economics 95.
 * @see Alkire et al. (2015), Multidimensional Poverty Measurement and Analysis, chapters 5 and 8 (statistical inference).
 * @example multidimensionalPoverty([{ name: 'school', deprived: [1, 0], weight: 1 }, { name: 'water', deprived: [1, 1],
 *   weight: 1 }], surveyDesign({ weights: [1, 1] }), { cutoff: 1 }).adjusted.value // 0.5
 */
export function multidimensionalPoverty(
  indicators: readonly DeprivationIndicator[],
  design: SurveyDesign,
  options: MultidimensionalOptions,
): MultidimensionalPoverty {
  const { missing = 'refuse' } = options;
  const { columns, weights, part, isPoor, censoredScores } = identified(indicators, design, options);
  const headcount = named(mean(isPoor, part), 'headcount');
  const isAny = headcount.value > 0;
  return Object.freeze({
    headcount,
    intensity: isAny ? named(ratio(censoredScores, isPoor, part), 'intensity') : undefined,
    adjusted: named(mean(censoredScores, part), 'adjusted'),
    indicators: columns.map((column, index) => {
      const share = weights[index] ?? 0;
      const deprived = column.map((cell) => Number(cell === 1));
      const both = deprived.map((own, row) => own * (isPoor[row] ?? 0));
      // A person with unknown indicators weighs the known ones higher.
      const weighted = both.map((own, row) => own * share * raise(columns, weights, row, missing));
      return Object.freeze({
        name: indicators[index]?.name ?? '',
        weight: share,
        uncensored: named(mean(deprived, knownIn(column, part, missing)), 'uncensored'),
        censored: named(mean(both, part), 'censored'),
        absolute: named(mean(weighted, part), 'absolute'),
        contribution: isAny ? named(ratio(weighted, censoredScores, part), 'contribution') : undefined,
      });
    }),
  });
}

interface Identified {
  readonly columns: readonly Float64Array[];
  readonly weights: readonly number[];
  readonly part: SurveyDesign;
  readonly isPoor: Float64Array;
  readonly censoredScores: Float64Array;
}

/** Who is poor, and the scores of the poor. */
function identified(
  indicators: readonly DeprivationIndicator[],
  design: SurveyDesign,
  { cutoff, missing = 'refuse' }: MultidimensionalOptions,
): Identified {
  if (!(cutoff > 0 && cutoff <= 1))
    throw new RangeError(
      `multidimensionalPoverty: cutoff is ${cutoff}, a number above 0 and at most 1 is expected`,
    );
  const weights = shares(indicators);
  const columns = indicators.map((indicator) => checkedCells(indicator, design, missing));
  const scores = scoresOf(columns, weights, missing);
  const isPoor = scores.map((score) => Number(score >= cutoff - SCORE_ROUNDING));
  return {
    columns,
    weights,
    part: knownDomain(columns, weights, design, missing),
    isPoor,
    censoredScores: scores.map((score, row) => score * (isPoor[row] ?? 0)),
  };
}

/**
 * One of H, A and M0 alone, as a statistic of a design: for differences between groups or surveys.
 *
 * @throws RangeError as `multidimensionalPoverty`; for A also when nobody is poor.
 * @see multidimensionalPoverty
 * @example difference(design, (d) => multidimensionalMeasure('adjusted', indicators, domainOf(d, before), options),
 *   (d) => multidimensionalMeasure('adjusted', indicators, domainOf(d, after), options)).se
 */
export function multidimensionalMeasure(
  measure: 'headcount' | 'intensity' | 'adjusted',
  indicators: readonly DeprivationIndicator[],
  design: SurveyDesign,
  options: MultidimensionalOptions,
): Estimate {
  const { part, isPoor, censoredScores } = identified(indicators, design, options);
  if (measure === 'intensity') return named(ratio(censoredScores, isPoor, part), measure);
  return named(mean(measure === 'headcount' ? isPoor : censoredScores, part), measure);
}

function named(estimate: Estimate, kind: string): Estimate {
  return estimateOf('multidimensionalPoverty', { ...estimate, method: `alkire-foster/${kind}@1` });
}

function shares(indicators: readonly DeprivationIndicator[]): number[] {
  const total = indicators.reduce((sum, { weight }) => sum + weight, 0);
  const bad = indicators.find(({ weight }) => !(weight >= 0 && weight < Infinity));
  if (bad !== undefined)
    throw new RangeError(
      `multidimensionalPoverty: weight of ${bad.name} is ${bad.weight}, a number from 0 on is expected`,
    );
  if (!(total > 0))
    throw new RangeError('multidimensionalPoverty: there is no indicator with a weight above 0');
  return indicators.map(({ weight }) => weight / total);
}

function checkedCells(
  { name, deprived }: DeprivationIndicator,
  design: SurveyDesign,
  missing: MissingIndicatorRule,
): Float64Array {
  checkLength(deprived, design.rows, { caller: 'multidimensionalPoverty', column: name });
  const cells = Float64Array.from(deprived);
  const isUsable = (cell: number): boolean =>
    cell === 0 || cell === 1 || (Number.isNaN(cell) && missing !== 'refuse');
  const row = cells.findIndex((cell) => !isUsable(cell));
  if (row >= 0)
    throw new RangeError(`multidimensionalPoverty: ${name}[${row}] is ${cells[row]}, 0 or 1 is expected`);
  return cells;
}

function knownDomain(
  columns: readonly Float64Array[],
  weights: readonly number[],
  design: SurveyDesign,
  missing: MissingIndicatorRule,
): SurveyDesign {
  if (missing === 'refuse' || missing === 'not-deprived') return design;
  const mask = new Uint8Array(design.rows);
  for (let row = 0; row < mask.length; row++) {
    const known = columns.filter((cells, index) => !Number.isNaN(cells[row]) || weights[index] === 0).length;
    mask[row] =
      missing === 'leave-out'
        ? Number(known === columns.length)
        : Number(knownWeight(columns, weights, row) > 0);
  }
  return mask.includes(0) ? domainOf(design, mask) : design;
}

function knownWeight(columns: readonly Float64Array[], weights: readonly number[], row: number): number {
  return columns.reduce(
    (sum, cells, index) => sum + (Number.isNaN(cells[row]) ? 0 : (weights[index] ?? 0)),
    0,
  );
}

function raise(
  columns: readonly Float64Array[],
  weights: readonly number[],
  row: number,
  missing: MissingIndicatorRule,
): number {
  if (missing !== 'reweigh') return 1;
  const known = knownWeight(columns, weights, row);
  return known > 0 ? 1 / known : 0;
}

function scoresOf(
  columns: readonly Float64Array[],
  weights: readonly number[],
  missing: MissingIndicatorRule,
): Float64Array {
  const rows = columns[0]?.length ?? 0;
  return Float64Array.from({ length: rows }, (_, row) => {
    const sum = columns.reduce(
      (own, cells, index) => own + (cells[row] === 1 ? (weights[index] ?? 0) : 0),
      0,
    );
    return sum * raise(columns, weights, row, missing);
  });
}

/** Where weights are raised, an indicator's own share of deprived people is that of those of whom it is known. */
function knownIn(column: Float64Array, part: SurveyDesign, missing: MissingIndicatorRule): SurveyDesign {
  if (missing !== 'reweigh' || !column.some(Number.isNaN)) return part;
  return domainOf(
    part,
    Array.from(column, (cell) => !Number.isNaN(cell)),
  );
}

/** An indicator with the depth of a deprivation: 0 for who is not deprived, else how far below its line, up to 1. */
export interface GapIndicator {
  readonly name: string;
  readonly gap: NumberColumn;
  readonly weight: number;
}

/**
 * The adjusted gap M1 (alpha 1), its square M2 (alpha 2) and so on: the weighted gaps of the poor, each to the power
 * alpha, per person of all. Who is poor is said by the number of deprivations (gap above 0), as for M0.
 *
 * @throws RangeError as `multidimensionalPoverty`, and for a gap outside 0..1 or an alpha that is not above 0.
 * @see Alkire & Foster (2011), Journal of Public Economics 95, section 5.
 * @example adjustedGap([{ name: 'income', gap: [0.4, 0], weight: 1 }], surveyDesign({ weights: [1, 1] }),
 *   { cutoff: 1, alpha: 1 }).value // 0.2
 */
export function adjustedGap(
  indicators: readonly GapIndicator[],
  design: SurveyDesign,
  { cutoff, alpha }: { readonly cutoff: number; readonly alpha: number },
): Estimate {
  if (!(alpha > 0 && alpha < Infinity))
    throw new RangeError(`adjustedGap: alpha is ${alpha}, a number above 0 is expected`);
  const deprived = indicators.map(({ name, gap, weight }) => {
    const row = Array.from(gap).findIndex((own) => !(own >= 0 && own <= 1));
    if (row >= 0) throw new RangeError(`adjustedGap: ${name}[${row}] is ${gap[row]}, 0 to 1 is expected`);
    return { name, weight, deprived: Array.from(gap, (own) => Number(own > 0)) };
  });
  const weights = shares(deprived);
  const columns = deprived.map((indicator) => checkedCells(indicator, design, 'refuse'));
  const scores = scoresOf(columns, weights, 'refuse');
  const depths = scores.map((score, row) =>
    score >= cutoff - SCORE_ROUNDING
      ? indicators.reduce((sum, { gap }, index) => sum + (weights[index] ?? 0) * (gap[row] ?? 0) ** alpha, 0)
      : 0,
  );
  return estimateOf('adjustedGap', { ...mean(depths, design), method: `alkire-foster/gap-${alpha}@1` });
}
