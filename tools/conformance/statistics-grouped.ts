import { type GroupedFigures, groupedPoverty } from '@pilar/measurement';
import { once } from './computed-once.ts';
import type { GoldenRow } from './golden-row.ts';
import { NotSupported } from './not-supported.ts';
import type { GoldenSource } from './row-context.ts';
import { type Answer, lineOf, type Statistic, type Tolerance, valueOnly } from './statistic.ts';

/** PIP sums the beta form's Gini over 1,000 steps and looks for its headcount in steps of ten thousandths. */
const STEPPED: Readonly<Record<string, Tolerance>> = {
  gini: { estimate: 3e-5, error: 0 },
  dcm: { estimate: 3e-5, error: 0 },
  polarization: { estimate: 1e-4, error: 0 },
  headcount: { estimate: 1e-3, error: 0 },
  poverty_gap: { estimate: 1e-6, error: 0 },
  poverty_severity: { estimate: 1e-6, error: 0 },
};

type Poverty = ReturnType<typeof groupedPoverty>;
type Read = (figures: GroupedFigures, mean: number, at: number) => number;

const isPoverty = (value: unknown): value is Poverty =>
  typeof value === 'object' && value !== null && 'chosen' in value;

const READ: Readonly<Record<string, Read>> = {
  mean: (_, mean) => mean,
  headcount: ({ p0 }) => p0,
  poverty_gap: ({ p1 }) => p1,
  poverty_severity: ({ p2 }) => p2,
  gini: ({ gini }) => gini,
  median: ({ median }) => median,
  // Wolfson's polarisation, mean of the poorer half, its share, and the mean times 1 − Gini.
  polarization: ({ gini, median, curve }, mean) => (2 * mean * (1 - 2 * curve.share(0.5) - gini)) / median,
  rmhalf: ({ curve }, mean) => 2 * mean * curve.share(0.5),
  ris: ({ curve }) => curve.share(0.5),
  dcm: ({ gini }, mean) => mean * (1 - gini),
  is_valid: ({ isValid }) => Number(isValid),
  sse: ({ misfit }) => misfit,
  r2: ({ curve }) => curve.regression.rSquared,
  mse: ({ curve }) => curve.regression.meanSquare,
  deciles: ({ tenths }, _, at) => tenths[at - 1] ?? Number.NaN,
  coef: ({ curve }, _, at) => curve.coefficients[at - 1] ?? Number.NaN,
  se: ({ curve }, _, at) => curve.regression.standardErrors[at - 1] ?? Number.NaN,
};

const PATTERN = new RegExp(`^(selected|lq|beta)\\.(${Object.keys(READ).join('|')})(?:\\[(\\d+)\\])?$`);

/** Poverty and inequality from grouped shares (PIP's general quadratic and beta Lorenz curves). */
export const groupedStatistics: readonly Statistic[] = [
  {
    name: 'grouped-lorenz',
    pattern: PATTERN,
    matches: (row) => row.call.startsWith('gd_compute_pip_stats'),
    compute: groupedFigure,
  },
];

function groupedFigure(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const [, form = '', name = '', at = '0'] = found;
  const [mean, line] = [lineOf(row, 'mean'), lineOf(row, 'line')];
  const { fits, chosen } = once(source, `grouped|${row.dataset}|${mean}|${line}`, isPoverty, () => {
    const data = source.dataSets.open(row.dataset);
    const shares = { population: data.numbers('cum_pop'), welfare: data.numbers('cum_welfare') };
    return groupedPoverty(shares, { mean, line });
  });
  const figures =
    form === 'selected' ? chosen : fits.find((fit) => fit.form === (form === 'lq' ? 'quadratic' : 'beta'));
  const read = READ[name];
  if (figures === undefined || read === undefined) throw new NotSupported('a figure that PIP alone has');
  const answer = valueOnly(`grouped/${figures.form}@1`, read(figures, mean, Number(at)));
  const stepped = figures.form === 'beta' ? STEPPED[name] : undefined;
  return stepped === undefined ? answer : { ...answer, tolerance: stepped };
}
