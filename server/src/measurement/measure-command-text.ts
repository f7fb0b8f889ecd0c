import { rseBands } from './estimate-compute.ts';
import type { NamedEstimate } from './measure-command-estimates.ts';
import { type FigureUnit, statisticOf } from './measure-command-statistics.ts';

const HEADER = ['Statistik', 'Nilai', 'Galat baku', 'Selang 95 %', 'RSE', 'n', 'Catatan'] as const;

/** The answer as an aligned table in Indonesian, one block a domain. */
export function estimatesText(estimates: readonly NamedEstimate[]): string {
  const domains = [...new Set(estimates.map((one) => one.domain))];
  return domains
    .map((domain) => {
      const lines = estimates.filter((one) => one.domain === domain).map(lineOf);
      return `${domain === 'all' ? 'Seluruh sampel' : domain}\n${aligned([[...HEADER], ...lines])}`;
    })
    .join('\n\n');
}

function lineOf(one: NamedEstimate): string[] {
  const { estimate, precision } = one;
  const { ciLow, ciHigh, rse } = precision;
  const shown = WRITTEN[statisticOf(one.statistic).unit];
  const common = [rse === null ? '–' : percent(rse), whole(estimate.n)];
  // A figure of this class is not shown (BPS); it stays in --json for those who study it.
  if (precision.rseClass === 'withheld') return [titleOf(one), '–', '–', '–', ...common, noteOf(precision)];
  const end = (limit: number | null): string => (limit === null ? '–' : shown(limit));
  return [
    titleOf(one),
    shown(estimate.value),
    shown(estimate.se),
    `${end(ciLow)} – ${end(ciHigh)}`,
    ...common,
    noteOf(precision),
  ];
}

function noteOf({ rseClass, isBoundary }: NamedEstimate['precision']): string {
  const [accurate = '', caution = ''] = rseBands().map(({ upTo }) => decimal(upTo * 100, 0, 1));
  if (rseClass === 'withheld') return `tidak ditampilkan: RSE > ${caution} % atau klaster kurang`;
  if (isBoundary) return 'tidak pasti: batas dari ukuran sampel';
  return rseClass === 'caution' ? `hati-hati: RSE ${accurate}–${caution} %` : '';
}

const POVERTY_NAMES: ReadonlyMap<number, string> = new Map([
  [0, 'P0 (miskin)'],
  [1, 'P1 (kedalaman)'],
  [2, 'P2 (keparahan)'],
]);

/** The name of a figure in a table. */
export function titleOf({ statistic, params }: Pick<NamedEstimate, 'statistic' | 'params'>): string {
  const { title, parameter } = statisticOf(statistic);
  if (parameter === undefined) return title;
  const value = Number(params[parameter.name]);
  if (statistic === 'fgt') return POVERTY_NAMES.get(value) ?? `FGT ${decimal(value, 0, 2)}`;
  if (statistic === 'quantile-share') return `${title} ${Math.round(value * 5)}`;
  return `${title} (${decimal(value, 0, 2)})`;
}

export function decimal(value: number, least: number, most: number): string {
  return value.toLocaleString('id-ID', { minimumFractionDigits: least, maximumFractionDigits: most });
}
export const percent = (value: number): string => `${decimal(value * 100, 2, 2)} %`;
export const amount = (value: number): string => {
  const digits = Math.abs(value) < 1000 ? 2 : 0;
  return decimal(value, digits, digits);
};
export const index = (value: number): string => decimal(value, 4, 4);
const whole = (value: number): string => decimal(value, 0, 0);
const WRITTEN: Readonly<Record<FigureUnit, (value: number) => string>> = { share: percent, amount, index };

/** First and last column to the left, numbers to the right. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isWord = (column: number) => column === 0 || column === widths.length - 1;
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isWord(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
