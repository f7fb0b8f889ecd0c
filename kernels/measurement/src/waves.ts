import { answersAcross, type Part } from './across-samples.ts';
import { checkLength, finiteColumn, type NumberColumn } from './columns.ts';
import type { Estimate } from './estimate.ts';
import { type SortedWelfare, withRunningSums } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

/**
 * One of two surveys that are compared. Waves of different designs are independent samples. Waves that share clusters
 * are stacked in one design, of which each is a domain (a panel with its rows in one order may give the same design
 * twice): their covariance is then in every error.
 */
export interface Wave {
  readonly welfare: NumberColumn;
  readonly design: SurveyDesign;
}

export interface CheckedWave {
  readonly values: Float64Array;
  readonly design: SurveyDesign;
}

/** The wave with its welfare checked and multiplied by a factor (prices). */
export function checkedWave(caller: string, { welfare, design }: Wave, factor = 1): CheckedWave {
  const name = { caller, column: 'welfare' };
  checkLength(welfare, design.rows, name);
  const values = finiteColumn(welfare, name);
  return { values: factor === 1 ? values : values.map((amount) => amount * factor), design };
}

/** One answer that is a part of its own. */
export function answerOf(waves: readonly CheckedWave[], part: Part, method: string): Estimate {
  const [estimate] = answersAcross(
    waves.map(({ design }) => design),
    [part],
    [{ method, value: ([figure = Number.NaN]) => figure, slopes: () => [1] }],
  );
  if (estimate === undefined) throw new RangeError(`${method}: there is no answer`);
  return estimate;
}

/** A sorted survey with the weights that a design has now (those of a replicate, say). */
export function weightedAs(sorted: SortedWelfare, base: SurveyDesign, design: SurveyDesign): SortedWelfare {
  if (design.weights === base.weights) return sorted;
  const weights = Float64Array.from(sorted.rows, (row) => design.weights[row] ?? 0);
  return withRunningSums(sorted.values, weights, sorted.rows);
}
