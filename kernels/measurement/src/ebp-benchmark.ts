import { normalCdf } from '@pilar/numeric';
import type { Target } from './ebp-predict.ts';
import type { NestedErrorFit } from './nested-error.ts';
import type { FittedTransform } from './welfare-transform.ts';

/** The survey's own figure of the whole city, which the areas of the model are made to add up to. */
export interface EbpBenchmark {
  /** Share of poor, above 0 and below 1. */
  readonly headcount: number;
  readonly se: number;
}

/** Centre of each pattern and the spread of its units around it, on the transformed scale. */
export interface Centres {
  readonly centres: Float64Array;
  readonly spreads: Float64Array;
}

export function centresOf(target: Target, fit: NestedErrorFit): Centres {
  const spreads = fit.ownShare.map((own) => Math.sqrt(fit.areaVariance * (1 - own) + fit.unitVariance));
  return {
    centres: Float64Array.from(target.rows, (row, place) => {
      const effect = fit.effects[target.areaOfPattern[place] ?? 0] ?? 0;
      return row.reduce((total, x, at) => total + x * (fit.beta[at] ?? 0), effect);
    }),
    spreads: Float64Array.from(target.areaOfPattern, (area) => spreads[area] ?? 0),
  };
}

/**
 * The line at which the model finds as many poor in the whole population as the survey does.
 *
 * A nested-error model with a transform describes the middle of a distribution; below the line, in its tail, it may be
 * wrong by much more than the survey's error. Moving the line keeps what the model knows (which units and areas are
 * poorer) and takes the level from the survey. Where any increasing transform would make welfare normal this is right
 * for the headcount.
 *
 * @throws RangeError for a headcount that is not between 0 and 1, or a line that the transform cannot give.
 */
export function benchmarkedLine(
  target: Target,
  fit: NestedErrorFit,
  transform: FittedTransform,
  headcount: number,
): number {
  if (!(headcount > 0 && headcount < 1))
    throw new RangeError(`ebp: benchmark headcount is ${headcount}, a share between 0 and 1 is expected`);
  const { centres, spreads } = centresOf(target, fit);
  const people = target.people.reduce((sum, own) => sum + own, 0);
  const poorAt = (line: number): number => {
    let poor = 0;
    for (let place = 0; place < centres.length; place++)
      poor += (target.sizes[place] ?? 0) * normalCdf((line - (centres[place] ?? 0)) / (spreads[place] ?? 1));
    return poor / people;
  };
  const widest = spreads.reduce((most, own) => Math.max(most, own), 0);
  let low = centres.reduce((least, own) => Math.min(least, own), Infinity) - 9 * widest;
  let high = centres.reduce((most, own) => Math.max(most, own), -Infinity) + 9 * widest;
  for (let step = 0; step < 45; step++) {
    const middle = (low + high) / 2;
    if (poorAt(middle) < headcount) low = middle;
    else high = middle;
  }
  const line = transform.back((low + high) / 2);
  if (!(line > 0 && line < Infinity))
    throw new RangeError(
      `ebp: a headcount of ${headcount} would need a line of ${line}, above 0 is expected`,
    );
  return line;
}
