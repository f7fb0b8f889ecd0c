import type { NumberColumn } from './columns.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { errorOfPlaces } from './influence.ts';
import { lorenzCut } from './lorenz.ts';
import { isReplicated, overReplicatesSorted } from './replicate-weights.ts';
import { type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

/**
 * The Gini ratio from classes of equal population, as BPS prints the formula: 1 − Σ fpᵢ (Fcᵢ + Fcᵢ₋₁), fpᵢ the share of
 * people in class i and Fcᵢ the cumulative share of spending. What differs inside a class is not seen, so it lies below
 * the Gini of all rows, and the more so the fewer classes there are (default: tenths).
 *
 * Linear in the Lorenz ordinates L(i/K), and so is its linearised variable.
 *
 * @throws RangeError for a column of another length, a value that is not a finite number, welfare that does not sum to
 *   more than 0, or a number of classes that is not a whole number of at least 2.
 * @see Badan Pusat Statistik, Sistem Informasi Rujukan Statistik: Gini Ratio (GR = 1 − Σ fp (Fc + Fc−1)).
 * @example giniClasses([1, 2, 3, 4], surveyDesign({ weights: [1, 1, 1, 1] }), { classes: 2 }).value // 0.2
 */
export function giniClasses(
  welfare: NumberColumn,
  design: SurveyDesign,
  options: { readonly classes?: number } = {},
): Estimate {
  return giniClassesSorted(sortWelfare(welfare, design), design, options);
}

/**
 * The Gini ratio from classes of a survey that `sortWelfare` sorted.
 *
 * @throws RangeError as `giniClasses`.
 * @see giniClasses
 * @example giniClassesSorted(sortWelfare([1, 2, 3, 4], design), design, { classes: 4 }).value // 0.25
 */
export function giniClassesSorted(
  sorted: SortedWelfare,
  design: SurveyDesign,
  options: { readonly classes?: number } = {},
): Estimate {
  if (isReplicated(design))
    return overReplicatesSorted(sorted, design, (s, d) => giniClassesSorted(s, d, options));
  const { classes = 10 } = options;
  if (!(Number.isInteger(classes) && classes >= 2))
    throw new RangeError(`giniClasses: classes is ${classes}, a whole number of at least 2 is expected`);
  const cuts = Array.from({ length: classes - 1 }, (_, index) =>
    lorenzCut(sorted, (index + 1) / classes, 'bps', 'giniClasses'),
  );
  // Σ (Lᵢ + Lᵢ₋₁)/K with L₀ = 0 and L_K = 1.
  const inner = cuts.reduce((sum, { share }) => sum + share, 0);
  const value = 1 - (2 * inner + 1) / classes;
  const se = errorOfPlaces(sorted, design, (place) => {
    const y = sorted.values[place] ?? 0;
    return (-2 / classes) * cuts.reduce((sum, { linearised }) => sum + linearised(y), 0);
  });
  return estimateOf('giniClasses', { value, se, ...design.size, method: `gini-classes/${classes}@1` });
}
