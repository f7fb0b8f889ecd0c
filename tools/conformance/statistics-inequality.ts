import {
  atkinson,
  type ComparedRanks,
  type Estimate,
  generalisedEntropy,
  gini,
  hoover,
  kolm,
  mean,
  PALMA,
  S80_S20,
  type ShareRatioOptions,
  sGini,
  shareRatioSorted,
  wolfson,
  zenga,
} from '@pilar/measurement';
import { type GoldenRow, numberParam } from './golden-row.ts';
import { NotSupported } from './not-supported.ts';
import type { RowContext } from './row-context.ts';
import { always, entry, isConvey, isLaeken, positiveOnly, type Statistic, valueOnly } from './statistic.ts';

/** Entropy, Atkinson, ratios of shares, Hoover. Rows with welfare of 0 and less are left out, as their notes say. */
export const inequalityStatistics: readonly Statistic[] = [
  entry('generalised-entropy', /^(?:ge|svygei)$/, always, (c) => entropy(c, aversion(c.row))),
  entry('generalised-entropy', /^ge([012])$/, always, (c, found) => entropy(c, Number(found[1]))),
  entry('generalised-entropy', /^ge0_pip$/, always, entropyOfPip),
  entry('atkinson', /^atkinson$/, always, ({ welfare, design, row }) =>
    atkinson(welfare, positiveOnly(welfare, design), { epsilon: aversion(row) }),
  ),
  entry('share-ratio', /^(?:s80s20|svyqsr)$/, always, (c) =>
    ratioOf(c, S80_S20, {
      split: 'whole-units',
      rule: isLaeken(c.row) ? 'smallest-above' : 'smallest-at-or-above',
    }),
  ),
  entry('share-ratio', /^qsr_top10_bottom40_style$/, isConvey, (c) =>
    ratioOf(c, PALMA, { split: 'whole-units' }),
  ),
  entry('share-ratio', /^s80s20_exact$/, always, (c) => ratioOf(c, S80_S20, {})),
  entry('share-ratio', /^palma_exact$/, always, (c) => ratioOf(c, PALMA, {})),
  entry('s-gini', /^s_gini$/, always, ({ welfare, design, row }) =>
    sGini(welfare, positiveOnly(welfare, design), numberParam(row, 'nu') ?? 2),
  ),
  // wbpip reads it off a Lorenz curve of 100 bins, which differs in the fourth digit: not compared.
  entry(
    'wolfson',
    /^wolfson_polarization$/,
    (row) => row.package === 'dineq',
    (c) => wolfson(c.welfare, c.design, { split: 'whole-units' }),
  ),
  entry('zenga', /^zenga$/, isConvey, ({ welfare, design }) =>
    zenga(welfare, positiveOnly(welfare, design), { convention: 'convey' }),
  ),
  entry('kolm', /^kolm_of_x_over_mean$/, always, ({ welfare, design, row }) => {
    const level = mean(welfare, design).value;
    return kolm(
      welfare.map((y) => y / level),
      design,
      aversion(row),
    );
  }),
  // R divides by n: the squared coefficient of variation is twice GE(2).
  entry('generalised-entropy', /^cv_sample(_squared)?$/, always, ({ welfare, design }, found) => {
    const squared = 2 * generalisedEntropy(welfare, design, { alpha: 2 }).value;
    return valueOnly('generalised-entropy', found[1] === undefined ? Math.sqrt(squared) : squared);
  }),
  entry('gini', /^gini_corrected_n_over_n_minus_1$/, always, ({ welfare, design }) => {
    const { value, n } = gini(welfare, design);
    return valueOnly('gini', (value * n) / (n - 1));
  }),
  entry('hoover', /^ricci_schutz_hoover$/, always, (c) => hoover(c.welfare, c.design)),
];

function aversion(row: GoldenRow): number {
  const value = numberParam(row, 'alpha') ?? numberParam(row, 'epsilon');
  if (value === undefined) throw new NotSupported('no alpha or epsilon in params');
  return value;
}

function entropy({ welfare, design }: RowContext, alpha: number): Estimate {
  return generalisedEntropy(welfare, positiveOnly(welfare, design), { alpha });
}

/** PIP sets welfare of 0 and less to 1 in the logarithm but not in the mean: our two rules do neither. */
function entropyOfPip({ welfare, design }: RowContext): Estimate {
  if (welfare.some((y) => y <= 0))
    throw new NotSupported('welfare of 0 and less set to 1 in the logarithm alone');
  return generalisedEntropy(welfare, design, { alpha: 0 });
}

function ratioOf(context: RowContext, ranks: ComparedRanks, options: ShareRatioOptions): Estimate {
  return shareRatioSorted(context.sorted(), context.design, ranks, options);
}
