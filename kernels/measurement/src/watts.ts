import type { NumberColumn } from './columns.ts';
import type { Estimate } from './estimate.ts';
import { checkedColumns, type PovertyLine } from './fgt.ts';
import { hasPsuFactors, psuSizes, psuTotals, ratioOfTotals } from './ratio-of-totals.ts';
import { overReplicates } from './replicate-weights.ts';
import { acceptedDomain, type NonPositiveRule } from './row-sums.ts';
import type { SurveyDesign } from './survey-design.ts';

export interface WattsOptions {
  /** `as-not-poor` counts people with welfare of 0 or less but gives them no gap (World Bank PIP). Default `refuse`. */
  readonly nonPositive?: NonPositiveRule | 'as-not-poor';
}

/**
 * The Watts index: the mean of ln(line/y) over all people, 0 for those who are not poor. A person on the line has gap 0,
 * so both boundaries agree. Linearised variable u = (ln(line/y)⁺ − W)/N.
 *
 * @throws RangeError as `fgt`, and for welfare of 0 or less unless `nonPositive` says what to do with it.
 * @see Watts, H. (1968), An economic definition of poverty; Zheng, B. (1993), An axiomatic characterization of the Watts
 *   poverty index, Economics Letters 42, 81-86.
 * @example watts([50, 100, 200], surveyDesign({ weights: [1, 1, 1] }), 100).value // 0.23104906018664842 = ln(2)/3
 */
export function watts(
  welfare: NumberColumn,
  design: SurveyDesign,
  line: PovertyLine,
  { nonPositive = 'refuse' }: WattsOptions = {},
): Estimate {
  const { values, lines } = checkedColumns('watts', welfare, design, line);
  const isZero = nonPositive === 'as-not-poor';
  const accepted = isZero
    ? design
    : acceptedDomain('watts', values, design, {
        accepts: (y) => y > 0,
        wanted: 'an amount above 0',
        rule: nonPositive,
      });
  const gaps = new Float64Array(values.length);
  for (let row = 0; row < gaps.length; row++) {
    const z = typeof lines === 'number' ? lines : (lines[row] ?? 0);
    const y = values[row] ?? 0;
    gaps[row] = y > 0 && y < z ? Math.log(z / y) : 0;
  }
  return meanOfGaps(gaps, accepted);
}

function meanOfGaps(gaps: Float64Array, design: SurveyDesign): Estimate {
  if (!hasPsuFactors(design)) return overReplicates(design, (one) => meanOfGaps(gaps, one));
  const totals = {
    top: psuTotals(gaps, design),
    bottom: psuSizes(design),
    residual: (row: number, value: number) => (gaps[row] ?? 0) - value,
  };
  return ratioOfTotals(design, totals, { caller: 'watts', method: 'watts@1' });
}
