import { atkinson } from './atkinson.ts';
import type { NumberColumn } from './columns.ts';
import type { Estimate } from './estimate.ts';
import { checkedColumns, type PovertyLine } from './fgt.ts';
import { entropyAndAversion } from './full-set-moments.ts';
import type { EntropyAndAversion, FullSetTask, SharesAndRisk } from './full-set-parts.ts';
import { sharesAndRisk } from './full-set-ranks.ts';
import { generalisedEntropy } from './generalised-entropy.ts';
import { needsPsuTotalsOnly } from './influence.ts';
import { quantileShareSorted } from './quantile-share.ts';
import { relativePovertySorted } from './relative-poverty.ts';
import { acceptedDomain } from './row-sums.ts';
import { sortWelfare } from './sorted-welfare.ts';
import { type StandardSet, type StandardSetOptions, setOf } from './standard-set.ts';
import type { SurveyDesign } from './survey-design.ts';
import { watts } from './watts.ts';

export type FullSet = StandardSet & EntropyAndAversion & SharesAndRisk;

/**
 * The standard set with Watts, generalised entropy, Atkinson, the shares of the fifths and the risk of poverty, all with
 * errors, from one sort and three passes over the rows. Where the error needs more than PSU totals (further stages,
 * calibrated weights, replicates, a domain) each statistic is asked by itself; both ways give the same figures.
 *
 * @throws RangeError as the statistics alone; welfare has to be above 0, for a logarithm is taken.
 * @see standardSet; docs/adr/0020-measurement-speed.md
 * @example fullSet([50, 80, 200, 300], surveyDesign({ weights: [1, 1, 1, 1] }), 100).fifths.length // 5
 */
export function fullSet(
  welfare: NumberColumn,
  design: SurveyDesign,
  line: PovertyLine,
  { convention = 'bps' }: StandardSetOptions = {},
): FullSet {
  const { values, lines } = checkedColumns('fullSet', welfare, design, line);
  acceptedDomain('fullSet', values, design, {
    accepts: (y) => y > 0,
    wanted: 'an amount above 0',
    rule: 'refuse',
  });
  const sorted = sortWelfare(values, design);
  const task = { values, lines, sorted, convention };
  const isOnePass = needsPsuTotalsOnly(design) && design.replicates === undefined && !design.domain;
  return Object.freeze({
    ...setOf(task, design, convention),
    ...(isOnePass ? entropyAndAversion(task, design) : oneByOne(task, design)),
    ...(isOnePass ? sharesAndRisk(task, design) : rankedOneByOne(task, design)),
  });
}

function oneByOne({ values, lines }: FullSetTask, design: SurveyDesign): EntropyAndAversion {
  const entropyAt = (alpha: number): Estimate => generalisedEntropy(values, design, { alpha });
  const atkinsonAt = (epsilon: number): Estimate => atkinson(values, design, { epsilon });
  return {
    watts: watts(values, design, lines),
    entropy: [entropyAt(0), entropyAt(1), entropyAt(2)],
    atkinson: [atkinsonAt(0.5), atkinsonAt(1), atkinsonAt(2)],
  };
}

function rankedOneByOne({ values, sorted, convention }: FullSetTask, design: SurveyDesign): SharesAndRisk {
  const whole = design.whole === undefined ? sorted : sortWelfare(values, design.whole);
  return {
    fifths: [0, 1, 2, 3, 4].map((fifth) =>
      quantileShareSorted(sorted, design, { from: fifth / 5, to: (fifth + 1) / 5 }, { convention }),
    ),
    riskOfPoverty: relativePovertySorted(whole, design, {
      boundary: convention === 'convey' ? 'at-or-below' : 'below',
    }),
  };
}
