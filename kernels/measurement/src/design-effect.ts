import type { StatisticOf } from './across-samples.ts';
import { errorOfProducts, recording } from './influence.ts';
import type { SurveyDesign } from './survey-design.ts';

/**
 * How many times the variance of a statistic is that of a simple random sample of as many people, drawn without
 * replacement from as many as the weights stand for.
 *
 * V₀ = (1 − n/N) N²/n S²(u), u the linearised variable over the domain and S² its weighted variance with n − 1.
 *
 * @throws RangeError as the statistic does, for a domain of one row, or when nothing varies.
 * @see Kish, L. (1965), Survey Sampling, section 8.2.
 * @example designEffect(surveyDesign({ weights: [2, 2, 2] }), (d) => mean([1, 2, 6], d)) // 2 = 1/(1 − 3/6)
 */
export function designEffect(design: SurveyDesign, statistic: StatisticOf): number {
  const { replicates, weights, domain, size } = design;
  const { design: asked, rows } = recording(design);
  const linear = statistic(asked);
  let people = 0;
  let sum = 0;
  let squares = 0;
  for (let row = 0; row < rows.length; row++) {
    const weight = weights[row] ?? 0;
    if (weight === 0 || domain?.[row] === 0) continue;
    people += weight;
    sum += rows[row] ?? 0;
    squares += (rows[row] ?? 0) ** 2 / weight;
  }
  const spread = ((squares - (sum * sum) / people) / people) * (size.n / (size.n - 1));
  const simple = ((1 - size.n / people) * people * people * spread) / size.n;
  if (!(simple > 0)) throw new RangeError(`designEffect: a simple sample's variance is ${simple}`);
  const se = replicates === undefined ? errorOfProducts(design, rows) : statistic(design).se;
  const effect = (se * se) / simple;
  if (!Number.isFinite(effect)) throw new RangeError(`designEffect: ${linear.method} gives ${effect}`);
  return effect;
}
