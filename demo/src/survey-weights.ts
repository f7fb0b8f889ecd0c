import { type Bounds, type Condition, calibrate } from './calibration.ts';
import { gapBelow, personRanks, type Spending } from './poverty-figures.ts';
import type { Drawn } from './survey-draw.ts';
import type { SpendingTarget } from './targets.ts';

/** New weight over design weight; narrower than 0.3-3 so that unequal design weights keep inside it. */
const BOUNDS: Bounds = { low: 0.36, high: 2.7 };
const GINI_ROUNDS = 12;

/** What is known of the city from its register. */
export type Totals = Readonly<{ householdsByStratum: ReadonlyMap<number, number>; persons: number }>;

/**
 * Calibrated weights: households of each stratum, persons of the city, and those figures of the year that are
 * official (P0 always; P1, P2, mean and Gini where published). The Gini is met by repeating the calibration on
 * its linear form. Undefined where no weights inside the bounds meet all of it.
 */
export function weighSurvey(
  drawn: readonly Drawn[],
  spending: Spending,
  target: SpendingTarget,
  totals: Totals,
): Float64Array | undefined {
  const design = Float64Array.from(drawn, (each) => each.designWeight);
  const fixed = [...sizeConditions(drawn, spending, totals), ...povertyConditions(spending, target, totals)];
  if (target.gini.basis === 'asumsi') return calibrate(design, fixed, BOUNDS);
  let weights: Float64Array = design;
  for (let round = 0; round < GINI_ROUNDS; round++) {
    const condition = giniCondition(spending, weights, target, totals);
    const next = calibrate(design, [...fixed, condition], BOUNDS);
    if (next === undefined) return undefined;
    weights = next;
  }
  return weights;
}

function sizeConditions(drawn: readonly Drawn[], spending: Spending, totals: Totals): Condition[] {
  const strata = [...totals.householdsByStratum].map(([stratum, households]) => ({
    values: Float64Array.from(drawn, (each) => (each.stratum === stratum ? 1 : 0)),
    total: households,
    scale: households,
  }));
  return [...strata, { values: spending.size, total: totals.persons, scale: totals.persons }];
}

function povertyConditions(spending: Spending, target: SpendingTarget, totals: Totals): Condition[] {
  const line = target.line.value;
  const moment = (power: number): ((rupiah: number) => number) => {
    return (rupiah) => (rupiah < line ? gapBelow(rupiah, line) ** power : 0);
  };
  const figures = [
    { figure: target.p0, of: moment(0) },
    { figure: target.p1, of: moment(1) },
    { figure: target.p2, of: moment(2) },
    { figure: target.mean, of: (rupiah: number) => rupiah },
  ];
  return figures
    .filter(({ figure }) => figure.basis === 'resmi')
    .map(({ figure, of }) => ({
      values: spending.size.map((size, i) => size * (of(spending.rupiah[i] ?? 0) - figure.value)),
      total: 0,
      scale: totals.persons * figure.value,
    }));
}

/** Sum of w m y (2F - 1 - G) = 0, with the ranks F of the weights of the round before. */
function giniCondition(
  spending: Spending,
  weights: Float64Array,
  target: SpendingTarget,
  totals: Totals,
): Condition {
  const ranks = personRanks(spending, weights);
  const values = spending.size.map(
    (size, i) => size * (spending.rupiah[i] ?? 0) * (2 * (ranks[i] ?? 0) - 1 - target.gini.value),
  );
  return { values, total: 0, scale: totals.persons * target.mean.value * target.gini.value };
}
