import type { Bilingual, GaugeKey } from '@pilar/contracts';

export type GaugeDefinition = Readonly<{
  key: GaugeKey;
  title: Bilingual;
  question: Bilingual;
  /** codes of the catalogue, the first one leads; of alternatives the first that has a figure is taken */
  indicators: readonly (readonly string[])[];
}>;

/** The four gauges of Beranda, in the order of the meeting's question: the rate falls, living standards crawl, inequality stays. */
export const GAUGES: readonly GaugeDefinition[] = [
  {
    key: 'share',
    title: { id: 'Bagian penduduk miskin', en: 'Share of poor people' },
    question: { id: 'Berapa banyak yang miskin?', en: 'How many are poor?' },
    indicators: [['p0'], ['jumlah_miskin']],
  },
  {
    key: 'depth',
    title: { id: 'Kedalaman dan keparahan', en: 'Depth and severity' },
    question: { id: 'Seberapa jauh dari garis?', en: 'How far below the line?' },
    indicators: [['p1'], ['p2']],
  },
  {
    key: 'living',
    title: { id: 'Taraf hidup', en: 'Living standard' },
    question: {
      id: 'Apakah hidup 40 persen terbawah membaik?',
      en: 'Is life of the lowest 40 per cent improving?',
    },
    // Human development has two bases that are never joined: the newer one leads where it has a figure.
    indicators: [
      ['pengeluaran_40_terbawah'],
      ['pengeluaran_per_kapita'],
      ['ipm_uhh_lfsp2020', 'ipm_uhh_sp2010'],
    ],
  },
  {
    key: 'inequality',
    title: { id: 'Ketimpangan', en: 'Inequality' },
    question: { id: 'Seberapa timpang?', en: 'How unequal?' },
    indicators: [['gini'], ['porsi_40_terbawah']],
  },
];
