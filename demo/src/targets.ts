import { findOfficial, getOfficial } from './facts.ts';
import type { SurveyYear } from './table.ts';

const METRO = '18.72';
const LAMPUNG = '18';

export const SURVEY_YEARS = [2021, 2022, 2023, 2024, 2025] as const;

/** What one figure of the demo city rests on: an official value, or an assumption (asumsi). */
export type Target = Readonly<{ value: number; basis: 'resmi' | 'asumsi' }>;

/** The distribution of spending that the demo city has in one March; shares 0..1, rupiah a month a head. */
export type SpendingTarget = Readonly<{
  year: SurveyYear;
  line: Target;
  p0: Target;
  p1: Target;
  p2: Target;
  mean: Target;
  gini: Target;
}>;

/** Gini of Lampung by March; September 2021 and 2024 stand in where March was not found. */
const LAMPUNG_GINI_PERIOD = {
  2021: '2021-09',
  2022: '2022-03',
  2023: '2023-03',
  2024: '2024-09',
  2025: '2025-03',
};

/** The targets of one year: official where the data have a value, else assumed as DEMO_ASSUMPTIONS says. */
export function spendingTarget(year: SurveyYear): SpendingTarget {
  const period = `${year}-03`;
  const p0 = getOfficial(METRO, 'p0', period) / 100;
  return {
    year,
    line: officialOr('garis_kemiskinan', period, () =>
      Math.round(ratioToLampung('garis_kemiskinan', period)),
    ),
    p0: { value: p0, basis: 'resmi' },
    p1: officialOr('p1', period, () => 100 * p0 * gapOf2024('p1'), 100),
    p2: officialOr('p2', period, () => 100 * p0 * gapOf2024('p2'), 100),
    mean: officialOr('pengeluaran_per_kapita', period, () =>
      Math.round(ratioToLampung('pengeluaran_per_kapita', period)),
    ),
    gini: officialOr('gini', period, () => giniLikeLampung(year)),
  };
}

function officialOr(indicator: string, period: string, assumed: () => number, divisor = 1): Target {
  const official = findOfficial(METRO, indicator, period);
  return official === undefined
    ? { value: assumed() / divisor, basis: 'asumsi' }
    : { value: official / divisor, basis: 'resmi' };
}

/** asumsi: Metro over Lampung stays as in March 2024. */
function ratioToLampung(indicator: string, period: string): number {
  const ratio = getOfficial(METRO, indicator, '2024-03') / getOfficial(LAMPUNG, indicator, '2024-03');
  return ratio * getOfficial(LAMPUNG, indicator, period);
}

/** asumsi: the gap and severity of the average poor person are those of 2024. */
function gapOf2024(indicator: 'p1' | 'p2'): number {
  return getOfficial(METRO, indicator, '2024-03') / getOfficial(METRO, 'p0', '2024-03');
}

/** asumsi: Gini moves as that of Lampung. */
function giniLikeLampung(year: SurveyYear): number {
  const ratio =
    getOfficial(METRO, 'gini', '2024-03') / getOfficial(LAMPUNG, 'gini', LAMPUNG_GINI_PERIOD[2024]);
  return ratio * getOfficial(LAMPUNG, 'gini', LAMPUNG_GINI_PERIOD[year]);
}
