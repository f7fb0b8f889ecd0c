import { factorCholesky } from '@pilar/numeric';
import type { Calibration } from './calibration.ts';
import {
  type CalibrationOptions,
  type Column,
  curveOf,
  products,
  solveWeights,
} from './calibration-solver.ts';
import { checkLength, codedColumn, finiteColumn, type LabelColumn, type NumberColumn } from './columns.ts';
import type { SurveyDesign } from './survey-design.ts';

/** A column whose total in the population is known. */
export interface KnownTotal {
  readonly values: NumberColumn;
  readonly total: number;
}

/** A column of groups whose sizes in the population are known. */
export interface Margin {
  readonly groups: LabelColumn;
  readonly sizes: ReadonlyMap<string | number, number>;
}

/**
 * Post-stratification: within each group all weights are raised by one factor, so that they sum to the known size.
 *
 * The error afterwards is that of the distance from the group's mean. Replicates of the design are post-stratified one
 * by one.
 *
 * @throws RangeError for a group without a known size, a size that is not above 0, a known group that has no weight in
 *   the sample, or a design that was calibrated before.
 * @see Holt & Smith (1979), Post stratification, JRSS A 142, 33-46.
 * @example postStratify(surveyDesign({ weights: [1, 1] }), { groups: ['a', 'b'],
 *   sizes: new Map([['a', 3], ['b', 5]]) }).weights // [3, 5]
 */
export function postStratify(design: SurveyDesign, { groups, sizes }: Margin): SurveyDesign {
  const caller = 'postStratify';
  checkLength(groups, design.rows, { caller, column: 'groups' });
  const { codes, labels } = codedColumn(groups, { caller, column: 'groups' });
  const known = sizesOf(caller, labels, sizes);
  const reweighted = (weights: Float64Array): Float64Array => {
    const sums = new Float64Array(labels.length);
    for (let row = 0; row < weights.length; row++) {
      const code = codes[row] ?? 0;
      sums[code] = (sums[code] ?? 0) + (weights[row] ?? 0);
    }
    const empty = sums.indexOf(0);
    if (empty >= 0) throw new RangeError(`${caller}: group ${labels[empty]} has no weight in the sample`);
    return weights.map((weight, row) => {
      const code = codes[row] ?? 0;
      return (weight * (known[code] ?? 0)) / (sums[code] ?? 1);
    });
  };
  return reweightedDesign(caller, design, reweighted, () => ({
    kind: 'groups',
    codes,
    groups: labels.length,
  }));
}

/**
 * Raking: weights are multiplied until they meet the known sizes of several groupings at once (iterative proportional
 * fitting reaches the same weights).
 *
 * @throws RangeError as `postStratify`, when margins have different sums, or when the sizes cannot be met.
 * @see Deville, Särndal & Sautory (1993), Generalized raking procedures in survey sampling, JASA 88, 1013-1020.
 * @example rake(design, [{ groups: sex, sizes: new Map([['L', 510], ['P', 490]]) }, { groups: age, sizes }]).weights
 */
export function rake(
  design: SurveyDesign,
  margins: readonly Margin[],
  options: Omit<CalibrationOptions, 'method' | 'bounds'> = {},
): SurveyDesign {
  if (margins.length === 0) throw new RangeError('rake: margins is empty');
  refuseUnequalSums(margins);
  const columns = margins.flatMap((margin, index) => marginColumns(design, margin, index));
  return solveCalibration('rake', design, columns, { ...options, method: 'raking' });
}

/**
 * Calibration to known totals of any columns (a column of ones with the population's size, for one).
 *
 * Factors g are F(x'λ): 1 + x'λ (linear), exp(x'λ) (raking), or a logistic curve inside the bounds; λ by Newton's
 * method. The error afterwards is that of the g-weighted residual of the regression on the columns; all three methods
 * share it.
 *
 * @throws RangeError for no columns, columns of another length, that are not finite, or of which one is a combination of
 *   others, bounds that do not hold 1 inside, totals that cannot be met (a negative weight included), or a design that
 *   was calibrated before.
 * @see Deville & Särndal (1992), Calibration estimators in survey sampling, JASA 87, 376-382.
 * @example calibrate(surveyDesign({ weights: [1, 1] }), [{ values: [1, 1], total: 6 }]).weights // [3, 3]
 */
export function calibrate(
  design: SurveyDesign,
  totals: readonly KnownTotal[],
  options: CalibrationOptions = {},
): SurveyDesign {
  if (totals.length === 0) throw new RangeError('calibrate: totals is empty');
  const columns = totals.map(({ values, total }, index) => {
    const name = { caller: 'calibrate', column: `totals[${index}]` };
    checkLength(values, design.rows, name);
    if (!Number.isFinite(total)) throw new RangeError(`calibrate: the total of ${name.column} is ${total}`);
    return { values: finiteColumn(values, name), total };
  });
  return solveCalibration('calibrate', design, columns, options);
}

/** Everybody is in one group of every margin, so all margins hold the same people. */
function refuseUnequalSums(margins: readonly Margin[]): void {
  const sums = margins.map(({ sizes }) => [...sizes.values()].reduce((sum, size) => sum + size, 0));
  const [first = 0] = sums;
  const odd = sums.findIndex((sum) => Math.abs(sum - first) > 1e-9 * first);
  if (odd >= 0)
    throw new RangeError(`rake: margins[${odd}] sums to ${sums[odd]}, but margins[0] to ${first}`);
}

/** One column a group; from the second margin on the first group is left out, since the first margin holds all people. */
function marginColumns(design: SurveyDesign, { groups, sizes }: Margin, index: number): Column[] {
  const name = { caller: 'rake', column: `margins[${index}]` };
  checkLength(groups, design.rows, name);
  const { codes, labels } = codedColumn(groups, name);
  const known = sizesOf('rake', labels, sizes);
  return labels
    .map((_, code) => ({
      values: Float64Array.from(codes, (own) => Number(own === code)),
      total: known[code] ?? 0,
    }))
    .slice(index === 0 ? 0 : 1);
}

function sizesOf(
  caller: string,
  labels: readonly (string | number)[],
  sizes: ReadonlyMap<string | number, number>,
): Float64Array {
  for (const [label, size] of sizes) {
    if (!(size > 0 && size < Infinity))
      throw new RangeError(`${caller}: the size of group ${label} is ${size}`);
    if (!labels.includes(label)) throw new RangeError(`${caller}: group ${label} is not in the sample`);
  }
  return Float64Array.from(labels, (label) => {
    const size = sizes.get(label);
    if (size === undefined) throw new RangeError(`${caller}: group ${label} has no known size`);
    return size;
  });
}

function solveCalibration(
  caller: string,
  design: SurveyDesign,
  columns: readonly Column[],
  options: CalibrationOptions,
): SurveyDesign {
  const curve = curveOf(caller, options);
  const reweighted = (weights: Float64Array): Float64Array =>
    solveWeights(caller, weights, columns, { ...options, curve });
  return reweightedDesign(caller, design, reweighted, () => ({
    kind: 'columns',
    columns: columns.map(({ values }) => values),
    baseWeights: design.weights,
    factor: factorCholesky(products(columns, design.weights), columns.length, caller),
  }));
}

/** The design with new weights, its replicates reweighted one by one. */
function reweightedDesign(
  caller: string,
  design: SurveyDesign,
  reweighted: (weights: Float64Array) => Float64Array,
  calibration: () => Calibration,
): SurveyDesign {
  if (design.calibration !== undefined)
    throw new RangeError(`${caller}: the design was calibrated before; calibrate to all totals at once`);
  if (design.domain !== undefined)
    throw new RangeError(`${caller}: calibrate the whole survey, then take a domain of it`);
  const weights = reweighted(design.weights);
  const { replicates } = design;
  if (replicates === undefined) return Object.freeze({ ...design, weights, calibration: calibration() });
  const factors = replicates.factors.map((column) => {
    const own = design.weights.map((weight, row) => weight * (column[replicates.unitOfRow[row] ?? 0] ?? 0));
    return reweighted(own).map((weight, row) => (weights[row] === 0 ? 0 : weight / (weights[row] ?? 1)));
  });
  const unitOfRow = Int32Array.from(weights, (_, row) => row);
  return Object.freeze({
    ...design,
    weights,
    replicates: Object.freeze({ ...replicates, factors, unitOfRow }),
  });
}
