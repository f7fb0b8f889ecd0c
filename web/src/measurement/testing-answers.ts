import type {
  Direction,
  Figure,
  FigureUpload,
  Gauge,
  GaugeMeasure,
  Home,
  Indicator,
  IndicatorList,
  Recomputed,
  Series,
  SeriesBreak,
  Trace,
} from '@pilar/contracts';
import { sameInBoth } from '@pilar/contracts';

/** Answers in the shape of the contract, for tests of the pages. Numbers differ from each other on purpose. */
export const p0: Indicator = {
  code: 'p0',
  group: 'poverty',
  name: { id: 'Persentase penduduk miskin (P0)', en: 'Poverty rate (P0)' },
  unit: 'persen',
  decimals: 2,
  goodDirection: 'down',
  definition: { id: 'Bagian penduduk di bawah garis.', en: 'Share of people below the line.' },
  methodPage: 'fgt',
};

export const gini: Indicator = {
  ...p0,
  code: 'gini',
  group: 'spending',
  name: { id: 'Rasio Gini pengeluaran', en: 'Gini ratio of spending' },
  unit: 'indeks',
  decimals: 3,
  methodPage: 'gini',
};

export const ipm: Indicator = {
  ...p0,
  code: 'ipm_uhh_lfsp2020',
  group: 'development',
  name: { id: 'IPM (UHH basis Long Form SP2020)', en: 'HDI' },
  unit: 'indeks',
  goodDirection: 'up',
  methodPage: null,
};

export const catalogue: IndicatorList = { indicators: [p0, gini, ipm] };

export function figureOf(about: Partial<Figure> = {}): Figure {
  const period = about.period ?? '2025-03';
  return {
    id: `${about.areaCode ?? '18.72'}-${about.kind ?? 'official'}-${about.indicator ?? 'p0'}-${period}`,
    kind: 'official',
    indicator: 'p0',
    areaCode: '18.72',
    areaName: 'Kota Metro',
    group: null,
    period,
    value: 6.44,
    unit: 'persen',
    se: null,
    df: null,
    n: null,
    ciLow: null,
    ciHigh: null,
    rse: null,
    rseClass: null,
    method: 'kebutuhan-dasar',
    source: { id: 'S05', title: 'Berita Resmi Statistik 2025', url: 'https://example.go.id/brs' },
    confidence: 'tinggi',
    note: null,
    isSynthetic: false,
    publishedAt: '2026-11-24T02:00:00Z',
    publishedBy: 'Siti Rahmawati',
    replaces: null,
    replacedBy: null,
    estimateId: null,
    ...about,
  };
}

export function surveyOf(about: Partial<Figure> = {}): Figure {
  return figureOf({
    kind: 'survey',
    value: 6.51,
    se: 1.38,
    df: 50,
    n: 600,
    ciLow: 4.21,
    ciHigh: 9.93,
    rse: 0.21,
    rseClass: 'accurate',
    method: 'fgt/bps@1',
    source: { id: null, title: 'Survei Maret 2025', url: null },
    confidence: null,
    isSynthetic: true,
    ...about,
  });
}

export const lineBreak: SeriesBreak = {
  after: '2024-03',
  before: '2025-03',
  reason: { id: 'Garis kemiskinan naik 18,48 persen.', en: 'The line rose by 18.48 per cent.' },
  source: 'WebAPI BPS var 624',
};

const silent = (word: Direction['word'], id: string): Direction => ({
  word,
  isGood: null,
  text: { id, en: id },
});

export function measureOf(indicator: Indicator, about: Partial<GaugeMeasure> = {}): GaugeMeasure {
  return {
    indicator,
    official: null,
    survey: null,
    trend: [],
    surveyTrend: [],
    breaks: [],
    comparison: [],
    direction: silent('not-compared', 'belum ada angka pembanding'),
    surveyDirection: null,
    class: null,
    ...about,
  };
}

/** P0 with an official figure behind a break, a synthetic survey beside it, province and nation. */
export const p0Measure = measureOf(p0, {
  official: figureOf(),
  survey: surveyOf(),
  trend: [
    [figureOf({ period: '2023-03', value: 7.28 }), figureOf({ period: '2024-03', value: 6.78 })],
    [figureOf()],
  ],
  surveyTrend: [surveyOf({ period: '2024-03', value: 6.81 }), surveyOf()],
  breaks: [lineBreak],
  comparison: [
    figureOf({ areaCode: '18', areaName: 'Lampung', value: 10 }),
    figureOf({ areaCode: 'ID', areaName: 'Indonesia', value: 8.47 }),
  ],
  direction: silent('not-compared', 'tidak dibandingkan langsung: garis kemiskinan naik 18,48 persen.'),
  surveyDirection: silent('not-compared', 'tidak dibandingkan langsung: garis kemiskinan naik 18,48 persen.'),
});

const gauge = (key: Gauge['key'], question: string, measures: GaugeMeasure[]): Gauge => ({
  key,
  title: { id: `Judul ${key}`, en: key },
  question: { id: question, en: question },
  measures,
});

export function homeOf(measures: Partial<Record<Gauge['key'], GaugeMeasure[]>> = {}): Home {
  const otherwise = { share: p0, depth: p0, living: ipm, inequality: gini } as const;
  const made = (key: Gauge['key'], question: string) =>
    gauge(key, question, measures[key] ?? [measureOf(otherwise[key])]);
  return {
    sentence: {
      id: 'Penduduk miskin Kota Metro: angka resmi 6,78 (Maret 2024) lalu 6,44 persen (Maret 2025); garis kemiskinan naik 18,5 persen, jadi keduanya tidak dapat dibandingkan langsung.',
      en: 'Poor people in Kota Metro.',
    },
    gauges: [
      made('share', 'Berapa banyak yang miskin?'),
      made('depth', 'Seberapa jauh dari garis?'),
      made('living', 'Apakah hidup membaik?'),
      made('inequality', 'Seberapa timpang?'),
    ],
    isEmpty: false,
  };
}

export function traceOf(about: Partial<Trace> = {}): Trace {
  return {
    figure: surveyOf(),
    indicator: p0,
    dataVersion: 'b3a166eebc3c907b261593faf17fa0d4c39cafd24d2cdfbc108ccac35bc6964a',
    dataName: sameInBoth('Survei Maret 2025 (survei-2025.csv)'),
    rowsUsed: 598,
    rowsLeftOut: [{ reason: { id: 'pengeluaran kosong', en: 'empty spending' }, count: 2 }],
    formula: { text: sameInBoth('P0 = Σ wᵢ·1(yᵢ < z) / Σ wᵢ'), methodPage: 'fgt' },
    parameters: [
      {
        name: { id: 'Garis kemiskinan', en: 'Poverty line' },
        value: { id: 'Rp596.139 per kapita per bulan', en: 'Rp596,139 per head and month' },
        source: 'BPS Kota Metro',
      },
    ],
    history: [],
    ...about,
  };
}

export function recomputedOf(about: Partial<Recomputed> = {}): Recomputed {
  return {
    published: 6.51,
    recomputed: 6.51,
    publishedSe: 1.38,
    recomputedSe: 1.38,
    dataVersion: 'b3a166eebc3c',
    at: '2026-11-24T03:30:00Z',
    ...about,
  };
}

export const p0Series: Series = {
  indicator: p0,
  lines: [
    {
      areaCode: '18.72',
      areaName: 'Kota Metro',
      kind: 'official',
      segments: p0Measure.trend,
      breaks: [lineBreak, { ...lineBreak, after: '2007', before: '2008' }],
    },
    {
      areaCode: '18.72',
      areaName: 'Kota Metro',
      kind: 'survey',
      segments: [[surveyOf()]],
      breaks: [lineBreak],
    },
    {
      areaCode: '18',
      areaName: 'Lampung',
      kind: 'official',
      segments: [[figureOf({ areaCode: '18', areaName: 'Lampung', value: 10 })]],
      breaks: [],
    },
  ],
};

export function uploadOf(about: Partial<FigureUpload> = {}): FigureUpload {
  const row = {
    areaCode: '18.72',
    se: null,
    sourceTitle: 'Berita Resmi Statistik 2026',
    sourceUrl: null,
    confidence: 'tinggi' as const,
    note: null,
  };
  return {
    accepted: [
      { ...row, row: 2, indicator: 'p0', period: '2026-03', value: 6.12, replaces: null },
      { ...row, row: 3, indicator: 'gini', period: '2024-03', value: 0.281, replaces: 'lama' },
    ],
    unchanged: 4,
    corrections: 1,
    rejected: [
      {
        row: 7,
        column: 'nilai',
        value: 'abc',
        reason: { id: 'bukan angka', en: 'not a number' },
      },
    ],
    isSaved: false,
    ...about,
  };
}
