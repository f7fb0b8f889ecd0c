import { answersAcross, type PartsAnswer, partOf } from './across-samples.ts';
import type { NumberColumn } from './columns.ts';
import type { Estimate } from './estimate.ts';
import { type Boundary, fgt, fgtMethod, houseOf, type PovertyLine } from './fgt.ts';
import type { SurveyDesign } from './survey-design.ts';
import { type WattsOptions, watts } from './watts.ts';

/** Version of the index's method. */
/** A poverty measure split into how many are poor, how far they lack, and how unequal they are. */
export interface PovertyParts {
  readonly poverty: Estimate;
  readonly headcount: Estimate;
  /** Mean gap of the poor: a share of the line (FGT), or ln(line/mean of the poor) (Watts). */
  readonly gap: Estimate;
  /** Inequality among the poor: GE(α) of their gaps (FGT), or the mean log deviation of their welfare (Watts). */
  readonly inequality: Estimate;
}

/**
 * FGT with α of 2 or more (or between 1 and 2) as P0 · I^α · (1 + (α² − α) GE), I the mean gap ratio of the poor and
 * GE = GE(α) of their gap ratios; each part with its error by the delta method on P0, P1 and Pα.
 *
 * @throws RangeError as `fgt`, for an alpha that is not above 1, and when nobody is poor or no gap is left.
 * @see Foster, Greer & Thorbecke (1984), Econometrica 52, 761-766; Aristondo, Lasso de la Vega & Urrutia (2010), A new
 *   multiplicative decomposition for the Foster-Greer-Thorbecke poverty indices, Bulletin of Economic Research 62.
 * @example fgtParts([20, 60, 200, 300], surveyDesign({ weights: [1, 1, 1, 1] }), 100).gap.value // 0.6
 */
export function fgtParts(
  welfare: NumberColumn,
  design: SurveyDesign,
  line: PovertyLine,
  { alpha = 2, boundary = 'below' }: { readonly alpha?: number; readonly boundary?: Boundary } = {},
): PovertyParts {
  if (!(alpha > 1)) throw new RangeError(`fgtParts: alpha is ${alpha}, a number above 1 is expected`);
  const measure = (power: number) => partOf((at) => fgt(welfare, at, line, { alpha: power, boundary }));
  const house = houseOf(boundary);
  const scale = alpha * alpha - alpha;
  const answers: PartsAnswer[] = [
    { method: fgtMethod(boundary), value: ([, , p = 0]) => p, slopes: () => [0, 0, 1] },
    { method: fgtMethod(boundary), value: ([h = 0]) => h, slopes: () => [1, 0, 0] },
    {
      method: `gap-of-poor/${house}@1`,
      value: ([h = 0, g = 0]) => g / h,
      slopes: ([h = 1, g = 0]) => [-g / (h * h), 1 / h, 0],
    },
    {
      method: `gap-inequality/${house}@1`,
      value: ([h = 0, g = 0, p = 0]) => ((p * h ** (alpha - 1)) / g ** alpha - 1) / scale,
      slopes: ([h = 1, g = 1, p = 0]) => {
        const level = (p * h ** (alpha - 1)) / g ** alpha / scale;
        return [((alpha - 1) * level) / h, (-alpha * level) / g, level / p];
      },
    },
  ];
  return named('fgtParts', answersAcross([design], [0, 1, alpha].map(measure), answers));
}

/**
 * The Watts index as P0 · (ln(line/mean of the poor) + mean log deviation of the poor); each part with its error by the
 * delta method on P0, P1 and the index. With one line for all.
 *
 * @throws RangeError as `watts`, and when nobody is poor.
 * @see Watts (1968); Blackburn, M. (1989), Poverty measurement: an index related to a Theil measure of inequality,
 *   Journal of Business and Economic Statistics 7, 475-481.
 * @example wattsParts([50, 50, 200], surveyDesign({ weights: [1, 1, 1] }), 100).gap.value // 0.6931471805599453 = ln 2
 */
export function wattsParts(
  welfare: NumberColumn,
  design: SurveyDesign,
  line: number,
  { boundary = 'below', ...options }: WattsOptions & { readonly boundary?: Boundary } = {},
): PovertyParts {
  const house = houseOf(boundary);
  const parts = [
    partOf((at) => fgt(welfare, at, line, { boundary })),
    partOf((at) => fgt(welfare, at, line, { alpha: 1, boundary })),
    partOf((at) => watts(welfare, at, line, options)),
  ];
  const answers: PartsAnswer[] = [
    { method: 'watts@1', value: ([, , w = 0]) => w, slopes: () => [0, 0, 1] },
    { method: fgtMethod(boundary), value: ([h = 0]) => h, slopes: () => [1, 0, 0] },
    {
      method: `log-gap-of-poor/${house}@1`,
      value: ([h = 0, g = 0]) => -Math.log1p(-g / h),
      slopes: ([h = 1, g = 0]) => [-g / (h * (h - g)), 1 / (h - g), 0],
    },
    {
      method: `ge-of-poor/${house}@1`,
      value: ([h = 0, g = 0, w = 0]) => w / h + Math.log1p(-g / h),
      slopes: ([h = 1, g = 0, w = 0]) => [-w / (h * h) + g / (h * (h - g)), -1 / (h - g), 1 / h],
    },
  ];
  return named('wattsParts', answersAcross([design], parts, answers));
}

function named(caller: string, [poverty, headcount, gap, inequality]: readonly Estimate[]): PovertyParts {
  if (!poverty || !headcount || !gap || !inequality) throw new RangeError(`${caller}: a part is missing`);
  return Object.freeze({ poverty, headcount, gap, inequality });
}
