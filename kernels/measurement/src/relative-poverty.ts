import type { NumberColumn } from './columns.ts';
import { kernelAt } from './density.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { type FgtOptions, gapAt, houseOf } from './fgt.ts';
import { errorOfPlaces } from './influence.ts';
import { drawLine, type RelativeLine, RISK_OF_POVERTY_LINE } from './relative-line.ts';
import { isReplicated, overReplicatesSorted } from './replicate-weights.ts';
import { restrictSorted, type SortedWelfare, sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';

export interface RelativePovertyOptions extends FgtOptions {
  /** Default 60 % of the median. */
  readonly line?: RelativeLine;
}

/**
 * The Foster–Greer–Thorbecke measure under a line that is itself estimated (ARPR: the share of people below 60 % of the
 * median). The line is drawn from the whole survey, also when a domain is asked about, and its error is in the answer.
 *
 * Linearised variable u = (g − P)/N over the domain, plus D × that of the line over the whole survey: D is the density
 * of the domain at the line for α = 0, else the mean of α (1 − y/z)^(α−1) y/z² over the domain's poor.
 *
 * @throws RangeError as `fgt` and `relativeLine`.
 * @see Osier (2009), Survey Research Methods 3(3), 167-195; Berger & Skinner (2003), Variance estimation for a low income
 *   proportion, Applied Statistics 52, 457-468.
 * @example relativePoverty([1, 4, 5, 6, 9], surveyDesign({ weights: [1, 1, 1, 1, 1] })).value // 0.2
 */
export function relativePoverty(
  welfare: NumberColumn,
  design: SurveyDesign,
  options: RelativePovertyOptions = {},
): Estimate {
  return relativePovertySorted(sortWelfare(welfare, design.whole ?? design), design, options);
}

/**
 * Relative poverty in a domain of a survey of which `sortWelfare` sorted the whole.
 *
 * @throws RangeError as `relativePoverty`.
 * @see relativePoverty
 * @example relativePovertySorted(sortWelfare([1, 4, 5, 6, 9], design), domainOf(design, [1, 1, 0, 0, 0])).value // 0.5
 */
export function relativePovertySorted(
  whole: SortedWelfare,
  design: SurveyDesign,
  options: RelativePovertyOptions = {},
): Estimate {
  if (isReplicated(design))
    return overReplicatesSorted(whole, design, (s, d) => relativePovertySorted(s, d, options));
  const { line = RISK_OF_POVERTY_LINE, alpha = 0, boundary = 'below' } = options;
  if (!(alpha >= 0 && alpha < Infinity))
    throw new RangeError(`relativePoverty: alpha is ${alpha}, a number from 0 on is expected`);
  const drawn = drawLine(whole, line, 'relativePoverty');
  const part = restrictSorted(whole, design);
  const rule = { alpha, boundary };
  const value = meanOfPlaces(part, (y) => gapAt(y, drawn.value, rule));
  const slope = slopeAt(part, drawn.value, alpha);
  const { domain } = design;
  const se = errorOfPlaces(whole, design, (place) => {
    const own =
      domain?.[whole.rows[place] ?? 0] === 0
        ? 0
        : (gapAt(whole.values[place] ?? 0, drawn.value, rule) - value) / part.size;
    return own + slope() * drawn.linearised(place);
  });
  return estimateOf('relativePoverty', {
    value,
    se,
    ...design.size,
    method: `fgt-relative/${houseOf(boundary)}@1`,
  });
}

/** How the measure changes with the line; asked for only when an error is. */
function slopeAt(part: SortedWelfare, line: number, alpha: number): () => number {
  let slope: number | undefined;
  return () => {
    slope ??=
      alpha === 0
        ? kernelAt(part, line, 'relativePoverty').density
        : meanOfPlaces(part, (y) =>
            y < line ? (alpha * ((line - y) / line) ** (alpha - 1) * y) / line ** 2 : 0,
          );
    return slope;
  };
}

/** Σ w f(y)/N. */
export function meanOfPlaces({ values, weights, size }: SortedWelfare, f: (y: number) => number): number {
  let sum = 0;
  for (let place = 0; place < values.length; place++) sum += (weights[place] ?? 0) * f(values[place] ?? 0);
  return sum / size;
}
