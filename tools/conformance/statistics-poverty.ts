import {
  type Boundary,
  type Estimate,
  medianGapSorted,
  type NonPositiveRule,
  poorMedian,
  type RelativeLine,
  relativeLine,
  relativePovertySorted,
  sen,
  senShorrocksThon,
  watts,
} from '@pilar/measurement';
import { numberParam } from './golden-row.ts';
import type { RowContext } from './row-context.ts';
import { alphaOf, always, entry, isConvey, isLaeken, lineOf, type Statistic } from './statistic.ts';

/** Watts, relative lines and what is measured under them. */
export const povertyStatistics: readonly Statistic[] = [
  entry('watts', /^(?:watts|svywatts)$/, always, (c) => wattsOf(c, 'leave-out')),
  entry('watts', /^watts_pip$/, always, (c) => wattsOf(c, 'as-not-poor')),
  entry('sen', /^sen(?:_weighted)?$/, always, (c) => sen(c.welfare, c.design, lineOf(c.row, 'line'))),
  entry('sen-shorrocks-thon', /^sst(?:_weighted)?$/, always, (c) =>
    senShorrocksThon(c.welfare, c.design, lineOf(c.row, 'line')),
  ),
  entry('relative-line', /^arpt$/, always, (c) => relativeLine(c.welfare, c.design, medianLine(c))),
  entry('relative-poverty', /^(?:arpr|svyarpr)$/, always, (c) => relativeFgt(c, medianLine(c), 0)),
  entry('relative-poverty', /^fgt_relq$/, isConvey, (c) => relativeFgt(c, medianLine(c), alphaOf(c.row))),
  entry('relative-poverty', /^fgt_relm$/, isConvey, (c) =>
    relativeFgt(c, { of: 'mean', share: numberParam(c.row, 'percent') ?? 0.5 }, alphaOf(c.row)),
  ),
  entry('median-gap', /^rmpg$/, always, (c) =>
    medianGapSorted(c.wholeSorted(), c.design, { line: medianLine(c), boundary: boundaryOf(c) }),
  ),
  entry('poor-median', /^poor_median$/, isConvey, (c) =>
    poorMedian(c.welfare, c.design, { line: medianLine(c), boundary: 'at-or-below' }),
  ),
];

function wattsOf(
  { welfare, design, row }: RowContext,
  nonPositive: NonPositiveRule | 'as-not-poor',
): Estimate {
  return watts(welfare, design, lineOf(row, 'line'), { nonPositive });
}

/** laeken counts below the line and takes the quantile above p; convey counts at the line too. */
function medianLine({ row }: RowContext): RelativeLine {
  return {
    of: 'median',
    share: numberParam(row, 'percent') ?? numberParam(row, 'p') ?? 0.6,
    quantile: numberParam(row, 'quantile') ?? 0.5,
    rule: isLaeken(row) ? 'smallest-above' : 'smallest-at-or-above',
  };
}

function boundaryOf({ row }: RowContext): Boundary {
  return isLaeken(row) ? 'below' : 'at-or-below';
}

function relativeFgt(context: RowContext, line: RelativeLine, alpha: number): Estimate {
  return relativePovertySorted(context.wholeSorted(), context.design, {
    line,
    alpha,
    boundary: boundaryOf(context),
  });
}
