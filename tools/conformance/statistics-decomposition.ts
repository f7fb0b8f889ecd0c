import {
  combine,
  designEffect,
  deviationChange,
  difference,
  divergenceByGroup,
  domainOf,
  type Estimate,
  entropyByGroup,
  fgt,
  fgtParts,
  generalisedEntropy,
  giniByGroup,
  type InequalitySplit,
  mean,
  type PovertyParts,
  surveyDesign,
  wattsParts,
} from '@pilar/measurement';
import { restrictDesign } from './build-design.ts';
import { defaultFor } from './folder-defaults.ts';
import { type GoldenRow, numberParam } from './golden-row.ts';
import { NotSupported } from './not-supported.ts';
import type { GoldenSource, RowContext } from './row-context.ts';
import {
  always,
  entry,
  isConvey,
  isSurvey,
  lineOf,
  positiveOnly,
  type Statistic,
  valueOnly,
} from './statistic.ts';

/** convey's names of the parts of a poverty measure. */
const FGT_PARTS: Readonly<Record<string, keyof PovertyParts>> = {
  fgt0: 'headcount',
  igr: 'gap',
  'gei(poor;epsilon=2)': 'inequality',
};
const WATTS_PARTS: Readonly<Record<string, keyof PovertyParts>> = {
  watts: 'poverty',
  fgt0: 'headcount',
  'watts pov. gap ratio': 'gap',
  'theil(poor)': 'inequality',
};

/** Splits by group and by kind, differences of groups, design effects. */
export const decompositionStatistics: readonly Statistic[] = [
  entry('fgt-parts', /^fgtdec\[(igr|gei\(poor;epsilon=2\))\]$/, isConvey, (c, found) => {
    const options = { alpha: numberParam(c.row, 'g') ?? 2, boundary: 'at-or-below' } as const;
    return partNamed(FGT_PARTS, found, fgtParts(c.welfare, c.design, lineOf(c.row, 'line'), options));
  }),
  entry('watts-parts', /^wattsdec\[(.+)\]$/, isConvey, (c, found) => {
    const design = positiveOnly(c.welfare, c.design);
    const options = { boundary: 'at-or-below' } as const;
    return partNamed(WATTS_PARTS, found, wattsParts(c.welfare, design, lineOf(c.row, 'line'), options));
  }),
  entry('entropy-by-group', /^geidec(\d)\[(total|within|between)\]$/, isConvey, (c, found) =>
    splitPart(entropySplit(c, Number(found[1])), found[2]),
  ),
  entry('entropy-by-group', /^ge_(total|within|between)$/, always, (c, found) =>
    splitPart(entropySplit(c, numberParam(c.row, 'alpha') ?? 1), found[1]),
  ),
  entry('entropy-by-group', /^mld_decomp_mld_(total|within|between)$/, always, (c, found) =>
    splitPart(entropySplit(c, 0), found[1]),
  ),
  entry('divergence', /^jdivdec\[(total|within|between)\]$/, isConvey, (c, found) =>
    splitPart(divergenceByGroup(c.welfare, positiveOnly(c.welfare, c.design), groupsOf(c)), found[1]),
  ),
  entry('divergence', /^jdiv$/, isConvey, divergence),
  entry('gini-by-group', /^gini_decomp_gini_(within|between|overlap)$/, always, (c, found) => {
    const split = giniByGroup(c.welfare, positiveOnly(c.welfare, c.design), groupsOf(c));
    return valueOnly('gini-by-group', split[giniPart(found[1])]);
  }),
  {
    name: 'deviation-change',
    pattern: /^mld_change_(.+)$/,
    matches: always,
    compute: (row, source, found) =>
      valueOnly('deviation-change', deviationPart(row, source, found[1] ?? '')),
  },
  entry('difference', /^headcount_difference$/, isSurvey, groupDifference),
  entry('combine', /^gpg$/, isConvey, payGap),
  entry('design-effect', /^deff_headcount$/, isSurvey, (c) => {
    const poor = c.welfare.map((y) => Number(y < lineOf(c.row, 'line')));
    return valueOnly(
      'design-effect',
      designEffect(c.design, (at) => mean(poor, at)),
    );
  }),
];

function partNamed(
  names: Readonly<Record<string, keyof PovertyParts>>,
  found: RegExpExecArray,
  parts: PovertyParts,
): Estimate {
  const part = names[found[1] ?? ''];
  if (part === undefined) throw new NotSupported(`part ${found[1]}`);
  return parts[part];
}

function groupsOf({ row, data }: RowContext): readonly string[] {
  const { by } = row.params;
  if (typeof by !== 'string') throw new NotSupported('no group in params');
  return data.text(by);
}

function entropySplit(context: RowContext, alpha: number): InequalitySplit {
  const { welfare, design } = context;
  return entropyByGroup(welfare, positiveOnly(welfare, design), groupsOf(context), { alpha });
}

function splitPart(split: InequalitySplit, part: string | undefined): Estimate {
  if (part === 'within') return split.within;
  return part === 'between' ? split.between : split.total;
}

function giniPart(part: string | undefined): 'within' | 'between' | 'overlap' {
  if (part === 'within') return 'within';
  return part === 'between' ? 'between' : 'overlap';
}

function divergence({ welfare, design }: RowContext): Estimate {
  const index = (alpha: number) => (at: typeof design) => generalisedEntropy(welfare, at, { alpha });
  return combine(positiveOnly(welfare, design), [index(0), index(1)], {
    method: 'j-divergence@1',
    value: ([zero = 0, one = 0]) => zero + one,
    slopes: () => [1, 1],
  });
}

/** dineq's names: two data sets joined by `+`, and the columns in the call (`x08,education08,w08,…`). */
function deviationPart(row: GoldenRow, source: GoldenSource, name: string): number {
  const [, group = ''] = /mld_change\(x\d+,([a-z]+)\d+,/.exec(row.call) ?? [];
  const weight = defaultFor(source.defaults, 'change_and_growth.csv', row.dataset.replace('+', '->'))?.weight;
  const waves = source.dataSets.openPair(row.dataset.replace('+', '->')).map((data) => {
    if (weight === undefined) throw new NotSupported('weight is not named');
    const welfare = data.numbers(row.variable);
    const isKept = (_: unknown, place: number): boolean => (welfare[place] ?? 0) > 0;
    return {
      welfare: welfare.filter(isKept),
      design: surveyDesign({ weights: data.numbers(weight).filter(isKept) }),
      sectors: data.text(group).filter(isKept),
    };
  });
  const [first, second] = waves;
  if (first === undefined || second === undefined) throw new NotSupported('two waves are needed');
  const change = deviationChange(first, second);
  const { before, after, inside, movedInside, movedBetween, means } = change;
  const size = Math.abs(inside + movedInside + movedBetween + means);
  const parts: Readonly<Record<string, number>> = {
    'mld_data1.mld_total': before.total,
    'mld_data1.mld_within': before.within,
    'mld_data1.mld_between': before.between,
    'mld_data2.mld_total': after.total,
    'mld_data2.mld_within': after.within,
    'mld_data2.mld_between': after.between,
    'mld_difference.mld_total': after.total - before.total,
    'mld_difference.mld_within': after.within - before.within,
    'mld_difference.mld_between': after.between - before.between,
    'absolute_contributions_difference.within_inequality': inside,
    'absolute_contributions_difference.within_share_groups': movedInside,
    'absolute_contributions_difference.between_share_groups': movedBetween,
    'absolute_contributions_difference.between_inequality': means,
    'relative_contributions_difference.within_group_relative': inside / size,
    'relative_contributions_difference.group_size_relative': (movedInside + movedBetween) / size,
    'relative_contributions_difference.between_groups_relative': means / size,
  };
  const part = parts[name];
  if (part === undefined) throw new NotSupported(`part ${name}`);
  return part;
}

/** `svycontrast(Burgenland - Carinthia)` */
function groupDifference({ row, data, design, welfare }: RowContext): Estimate {
  const [, first = '', second = ''] = /svycontrast\(([^()]+?) - ([^()]+?)\)/.exec(row.call) ?? [];
  const poor = (group: string) => (at: typeof design) =>
    fgt(welfare, restrictDesign(at, data, group), lineOf(row, 'line'));
  return difference(design, poor(second), poor(first));
}

/** `svygpg(~y,des,~sex)`: the mean of the first group by name less that of the second, over that of the first. */
function payGap({ row, data, design, welfare }: RowContext): Estimate {
  const column = /svygpg\(~[\w.]+,\w+,~([\w.]+)\)/.exec(row.call)?.[1];
  if (column === undefined) throw new NotSupported('group not named in the call');
  const cells = data.text(column);
  const meanOf = (group: string | undefined) => (at: typeof design) =>
    mean(
      welfare,
      domainOf(
        at,
        cells.map((cell) => cell === group),
      ),
    );
  const [first, second] = [...new Set(cells)].sort();
  return combine(design, [meanOf(first), meanOf(second)], {
    method: 'pay-gap@1',
    value: ([one = 0, other = 0]) => (one - other) / one,
    slopes: ([one = 1, other = 0]) => [other / (one * one), -1 / one],
  });
}
