import {
  domainsBy,
  fgt,
  fgtParts,
  gini,
  linearModel,
  mean,
  quantile,
  relativePoverty,
  S80_S20,
  type SurveyDesign,
  shareRatio,
} from '@pilar/measurement';
import type { Measurement } from './area.ts';
import { timeOf } from './measure.ts';
import { designOf, makeHouseholds, type SurveyColumns } from './measurement-survey.ts';

/** Reading the design in R (`svydesign` with `convey_prep`), the better of two passes, in ms. */
const R_DESIGN_MS = 4723;
/** 60 % of the median income of the R data; the line changes no time. */
const LINE = 10_800;
const ROWS = 1_000_000;

type Run = (welfare: Float64Array, design: SurveyDesign, columns: SurveyColumns) => unknown;
/** `least`: how many times faster the estimate alone has to be; `ms`: R's time, the better of two passes. */
type Case = Readonly<{ name: string; ms: number; least: number | null; run: Run }>;

/**
 * Times of R 4.2.2, survey 4.5 and convey 1.0.1 for 1,000,000 rows on two shared cores (median of five runs, the lower of
 * two passes).
 */
const SURVEY: readonly Case[] = [
  { name: 'svyfgt0', ms: 1368, least: 20, run: (y, d) => fgt(y, d, LINE) },
  { name: 'svyfgt2', ms: 1654, least: 20, run: (y, d) => fgt(y, d, LINE, { alpha: 2 }) },
  { name: 'svyfgt0_relq', ms: 6145, least: 20, run: (y, d) => relativePoverty(y, d) },
  {
    name: 'svyarpr',
    ms: 3568,
    least: 20,
    run: (y, d) => relativePoverty(y, d, { boundary: 'at-or-below' }),
  },
  { name: 'svyquantile', ms: 6478, least: 20, run: (y, d) => quantile(y, d, 0.5) },
  { name: 'svyfgtdec', ms: 5473, least: 20, run: (y, d) => fgtParts(y, d, LINE, { alpha: 2 }) },
  {
    name: 'svyby_fgt',
    ms: 10_558,
    least: 20,
    run: (y, d, { groups }) => domainsBy(d, groups).map(({ design }) => fgt(y, design, LINE)),
  },
  { name: 'svygini', ms: 666, least: 3, run: (y, d) => gini(y, d) },
  { name: 'svyqsr', ms: 8418, least: 3, run: (y, d) => shareRatio(y, d, S80_S20) },
  { name: 'svymean', ms: 283, least: null, run: (y, d) => mean(y, d) },
  {
    name: 'svyby_mean',
    ms: 1550,
    least: null,
    run: (y, d, { groups }) => domainsBy(d, groups).map(({ design }) => mean(y, design)),
  },
  {
    name: 'svyglm',
    ms: 3750,
    least: null,
    run: (y, d, { groups }) => linearModel(y, [{ name: 'region', values: groups }], d),
  },
];

/** Points without an error. */
const LAEKEN: readonly Case[] = [
  { name: 'laeken_gini', ms: 130, least: null, run: (y, d) => gini(y, d) },
  { name: 'laeken_arpr', ms: 168, least: null, run: (y, d) => relativePoverty(y, d) },
];

/** With reading the design every `svy*` line has to be so many times faster. */
const WITH_DESIGN = 20;

function ratio(name: string, value: number, target: number | null, how: string): Measurement {
  const judged = target === null ? { target: null } : { target, isAtLeast: true as const };
  return { name, value, unit: 'x', ...judged, isScaled: true, how };
}

/** How many times faster than R, with reading the design and without. */
export async function againstR(tell: (line: string) => void): Promise<readonly Measurement[]> {
  const columns = makeHouseholds(ROWS);
  tell('design as in R');
  const reading = await timeOf(() => designOf(columns));
  const design = designOf(columns);
  const measurements: Measurement[] = [];
  for (const { name, ms, least, run } of SURVEY) {
    tell(name);
    const alone = await timeOf(() => run(columns.welfare, design, columns));
    const both = alone.ms + reading.ms;
    measurements.push(
      ratio(`R ${name}, estimate alone`, ms / alone.ms, least, `${ms} ms / ${alone.ms.toFixed(1)} ms`),
      ratio(
        `R ${name}, with the design`,
        (R_DESIGN_MS + ms) / both,
        WITH_DESIGN,
        `${R_DESIGN_MS + ms} ms / ${both.toFixed(1)} ms`,
      ),
    );
  }
  for (const { name, ms, run } of LAEKEN) {
    tell(name);
    const own = await timeOf(() => run(columns.welfare, design, columns));
    measurements.push(
      ratio(`R ${name}, ours with an error`, ms / own.ms, null, `${ms} ms / ${own.ms.toFixed(1)} ms`),
    );
  }
  return measurements;
}
