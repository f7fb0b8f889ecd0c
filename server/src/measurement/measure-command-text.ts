import { rseBands } from './estimate-compute.ts';
import type { NamedEstimate } from './measure-command-estimates.ts';

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
  const shown = one.statistic === 'mean' ? amount : one.statistic === 'gini' ? index : percent;
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

function titleOf({ statistic, params }: NamedEstimate): string {
  switch (statistic) {
    case 'fgt':
      return (
        ['P0 (miskin)', 'P1 (kedalaman)', 'P2 (keparahan)'][Number(params.alpha)] ?? `FGT ${params.alpha}`
      );
    case 'mean':
      return 'Rata-rata';
    case 'gini':
      return 'Gini';
    case 'lowest-share':
      return 'Bagian 40 % terbawah';
    case 'quantile-share':
      return `Bagian kuintil ${Math.round(Number(params.to) * 5)}`;
    case 'lorenz':
      return `Lorenz L(${decimal(Number(params.p), 1, 1)})`;
  }
}

function decimal(value: number, least: number, most: number): string {
  return value.toLocaleString('id-ID', { minimumFractionDigits: least, maximumFractionDigits: most });
}
const percent = (value: number): string => `${decimal(value * 100, 2, 2)} %`;
const amount = (value: number): string => decimal(value, value < 1000 ? 2 : 0, value < 1000 ? 2 : 0);
const index = (value: number): string => decimal(value, 4, 4);
const whole = (value: number): string => decimal(value, 0, 0);

/** First and last column to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isWord = (column: number) => column === 0 || column === HEADER.length - 1;
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
