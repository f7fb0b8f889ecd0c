import {
  Estimate,
  type EstimateGroup,
  Figure,
  INDICATOR_OF,
  IndicatorList,
  Job,
  type Measure,
  RejectionList,
  STATISTICS,
  type Statistic,
  SurveyDetail,
} from '@pilar/contracts';

const say = (id: string, en = id) => ({ id, en });
export const column = (name: string, samples: string[], about: object = {}) => ({
  ...{ name, samples, numberStyle: 'plain', example: null, distinct: 500 },
  ...{ dateStyle: 'text', dateExample: null },
  ...about,
});

/** A file with one column whose numbers can be read in two ways, received and not yet imported. */
export function surveyDetail(changes: object = {}): SurveyDetail {
  return SurveyDetail.parse({
    ...{ id: 's1', title: 'Susenas Maret 2025', period: '2025-03', fileName: 'susenas.csv', fileHash: 'a1' },
    ...{ state: 'received', rowsRead: 0, rowsAccepted: 0, rowsRejected: 0, dataVersion: null },
    ...{ isSynthetic: false, createdAt: '2026-11-24T02:00:00.000Z', createdBy: 'bappeda' },
    ...{ interviews: null, mapping: null, jobId: null, sheets: [], warnings: [] },
    columns: [
      column('belanja', ['1.234', '2.500'], { numberStyle: 'ambiguous', example: '1.234' }),
      column('bobot', ['88,5', '91,25'], { numberStyle: 'indonesian' }),
      column('tanggal', ['03/04/2025'], {
        numberStyle: 'text',
        dateStyle: 'ambiguous',
        dateExample: '03/04/2025',
      }),
      column('art', ['4', '2'], { distinct: 9 }),
      column('strata', ['11', '12'], { distinct: 10 }),
      column('psu', ['1', '2'], { distinct: 60 }),
      column('pekerjaan', ['petani', 'buruh'], { numberStyle: 'text', distinct: 3 }),
    ],
    guesses: [
      { target: 'welfare', column: 'belanja', reason: say('Nama lazim.'), isRemembered: false },
      { target: 'weight', column: 'bobot', reason: say('Dipilih terakhir kali.'), isRemembered: true },
      { target: 'strata', column: 'strata', reason: say('Nama strata lazim.'), isRemembered: false },
    ],
    preview: { header: ['belanja', 'bobot'], rows: [['1.234', '88,5']] },
    lines: [
      { period: '2025-03', rupiahPerMonth: 596_139, source: 'BPS Kota Metro' },
      { period: '2024-03', rupiahPerMonth: 560_000, source: 'BPS lama' },
    ],
    ...changes,
  });
}

export const readySurvey = (changes: object = {}) =>
  surveyDetail({
    ...{ state: 'ready', rowsRead: 470, rowsAccepted: 467, rowsRejected: 3, dataVersion: 'f'.repeat(64) },
    mapping: { welfare: { column: 'belanja', numberStyle: 'indonesian' }, groups: ['pekerjaan'] },
    ...changes,
  });

export const jobOf = (changes: object = {}) =>
  Job.parse({
    ...{ id: 'j1', kind: 'survey.import', title: 'Impor survei: Susenas', state: 'running' },
    ...{ phase: 'checking', done: 120_000, total: 400_000, secondsLeft: 42, link: '/survei/s1' },
    ...{
      problem: null,
      createdAt: '2026-11-24T02:00:00.000Z',
      startedAt: null,
      finishedAt: null,
      attempts: 1,
    },
    ...changes,
  });

export const rejections = RejectionList.parse({
  total: 3,
  byReason: [
    { code: 'negative-welfare', reason: say('pengeluaran negatif'), count: 2 },
    { code: 'missing', reason: say('kolom wajib kosong'), count: 1 },
  ],
  rejections: [
    { row: 18, column: 'belanja', value: '-450.000', reason: say('Baris 18: bernilai negatif.') },
    { row: 71, column: 'bobot', value: '', reason: say('Baris 71: kolom kosong.') },
  ],
});

const VALUES: Readonly<Record<Statistic, number>> = {
  p0: 0.0644,
  p1: 0.0077,
  p2: 0.0015,
  mean: 1_776_286,
  gini: 0.288,
  lowest40: 0.2196,
  lowest40mean: 900_000,
};

export function measureOf(statistic: Statistic, changes: Partial<Measure> = {}): Measure {
  const value = VALUES[statistic];
  return {
    ...{ statistic, value, se: value / 10, df: 50, n: 467, ciLow: value * 0.8, ciHigh: value * 1.2 },
    ...{ rse: 0.1, rseClass: 'accurate', isBoundary: false, method: 'fgt/bps@1' },
    ...changes,
  };
}

type Changes = Partial<Record<Statistic, Partial<Measure>>>;
const groupOf = (group: string | null, changes: Changes = {}): EstimateGroup => ({
  group,
  n: 467,
  measures: STATISTICS.map((statistic) => measureOf(statistic, changes[statistic])),
  lowest40Class: 'low',
});

export const WITHHELD = { value: null, se: null, ciLow: null, ciHigh: null, rseClass: 'withheld' } as const;

/** The city, petani with an accurate share, buruh with a withheld one, pegawai with nobody poor in the sample. */
export function estimateOf(changes: object = {}): Estimate {
  return Estimate.parse({
    ...{ id: 'e1', surveyId: 's1', surveyTitle: 'Susenas Maret 2025', period: '2025-03', line: 596_139 },
    ...{ lineSource: 'BPS Kota Metro, Maret 2025', boundary: 'below', by: 'pekerjaan' },
    ...{ dataVersion: 'f'.repeat(64), method: 'pilar-measurement@1 (taylor)' },
    design: { strata: 10, psus: 60, rows: 467 },
    groups: [
      groupOf(null),
      groupOf('petani', { p0: { value: 0.1143, ciLow: 0.0606, ciHigh: 0.2053 } }),
      groupOf('buruh', { p0: { ...WITHHELD, rse: 0.545 } }),
      groupOf('pegawai', {
        p0: { value: 0, se: 0, ciLow: 0, ciHigh: 0.1323, rse: null, rseClass: 'caution', isBoundary: true },
      }),
    ],
    ...{ createdAt: '2026-11-24T03:00:00.000Z', createdBy: 'bappeda', publishedAt: null, isSynthetic: false },
    ...changes,
  });
}

export const publishedFigure = (changes: object = {}) =>
  Figure.parse({
    ...{ id: 'f1', kind: 'survey', indicator: 'p0', areaCode: '18.72', areaName: 'Kota Metro', group: null },
    ...{ period: '2025-03', value: 7.28, unit: 'persen', se: 0.7, df: 50, n: 467, ciLow: 6, ciHigh: 8.6 },
    ...{ rse: 0.1, rseClass: 'accurate', method: 'fgt/bps@1', confidence: null, note: null },
    source: { id: null, title: 'Susenas Maret 2025', url: null },
    ...{ isSynthetic: false, publishedAt: '2026-11-20T02:00:00.000Z', publishedBy: 'bappeda' },
    ...{ replaces: null, replacedBy: null, estimateId: 'e0' },
    ...changes,
  });

const unitOf = (statistic: Statistic) => {
  if (statistic === 'gini') return { unit: 'indeks', decimals: 3 };
  if (statistic.startsWith('mean') || statistic === 'lowest40mean')
    return { unit: 'rupiah-per-bulan', decimals: 0 };
  return { unit: 'persen', decimals: 2 };
};

export const catalogue = IndicatorList.parse({
  indicators: STATISTICS.map((statistic) => ({
    code: INDICATOR_OF[statistic],
    name: say(`Ukuran ${statistic}`),
    ...unitOf(statistic),
    ...{ group: 'poverty', goodDirection: 'down', definition: say('uji'), methodPage: null },
  })),
});
