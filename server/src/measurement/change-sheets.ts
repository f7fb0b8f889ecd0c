import type { ChangeAnswer, ChangePart, PovertyMeasure } from '@pilar/contracts';
import type { WrittenSheet } from '../platform/tabular/index.ts';
import { measureColumns, measureRow, STATISTIC_NAMES } from './measure-sheet.ts';

const PART_COLUMNS = ['Nilai', 'Galat baku', 'Batas bawah 95%', 'Batas atas 95%'] as const;
const part = ({ value, se, ciLow, ciHigh }: ChangePart) => [value, se, ciLow, ciHigh];

const MEASURES: Readonly<Record<PovertyMeasure, string>> = { p0: 'P0', p1: 'P1', p2: 'P2', watts: 'Watts' };
const COMPONENTS: Readonly<Record<string, string>> = {
  growth: 'pertumbuhan',
  redistribution: 'pembagian',
  line: 'garis',
  residual: 'sisa',
  change: 'perubahan',
  intra: 'di dalam kelompok',
  shift: 'perpindahan',
  interaction: 'keduanya',
};
const DIRECTIONS = { rising: 'naik', falling: 'turun', 'no-clear-change': 'belum dapat dikatakan' } as const;

type Cells = readonly (string | number | null)[];

function sheet(name: string, columns: readonly string[], rows: readonly Cells[]): WrittenSheet {
  return { name, columns: columns.map((one) => ({ name: one })), rows };
}

export function changeSheets(answer: ChangeAnswer): WrittenSheet[] {
  return [
    sheet(
      'Selisih',
      ['Ukuran', ...PART_COLUMNS, 'p', 'Arah', 'Catatan'],
      answer.differences.map((one) => [
        STATISTIC_NAMES[one.statistic],
        ...part(one),
        one.pValue,
        one.break === null ? DIRECTIONS[one.direction] : '',
        one.break?.reason.id ?? '',
      ]),
    ),
    sheet(
      'Masing-masing',
      ['Survei', ...measureColumns],
      answer.differences.flatMap(({ before, after }) => [
        ['sebelum', ...measureRow(before)],
        ['sesudah', ...measureRow(after)],
      ]),
    ),
    sheet('Penguraian', ['Cara', 'Ukuran', 'Bagian', ...PART_COLUMNS], splits(answer)),
    sheet(
      'Pertumbuhan',
      ['Persentil', ...PART_COLUMNS],
      answer.growthIncidence.map((one) => [one.p, ...part(one)]),
    ),
    sheet('Ringkasan pertumbuhan', ['Ukuran', ...PART_COLUMNS], summaries(answer)),
    sheet('Kelompok', SECTOR_COLUMNS, sectors(answer)),
  ];
}

function splits({ shapley, withLine, dattRavallion }: ChangeAnswer): Cells[] {
  const row = (way: string) => (one: ChangeAnswer['shapley'][number]) => [
    way,
    MEASURES[one.measure],
    COMPONENTS[one.component] ?? one.component,
    ...part(one),
  ];
  return [
    ...shapley.map(row('Shapley')),
    ...withLine.map(row('Shapley dengan garis')),
    ...dattRavallion.map((one) =>
      row(one.base === 'first' ? 'Datt–Ravallion dari awal' : 'Datt–Ravallion dari akhir')(one),
    ),
  ];
}

function summaries({ meanGrowth, lowest40Growth, premium, proPoor }: ChangeAnswer): Cells[] {
  const named = [
    ['Rata-rata', meanGrowth],
    ['40 persen terbawah', lowest40Growth],
    ['Selisih 40 persen terbawah', premium],
    ['Laju pertumbuhan penduduk miskin', proPoor],
  ] as const;
  return named.flatMap(([name, one]) => (one === null ? [] : [[name, ...part(one)]]));
}

const SECTOR_COLUMNS = [
  'Ukuran',
  'Kelompok atau bagian',
  'Pangsa penduduk sebelum',
  'Pangsa penduduk sesudah',
  ...PART_COLUMNS,
];

function sectors({ sectorTotals, sectors: own }: ChangeAnswer): Cells[] {
  return [
    ...sectorTotals.map((one) => [
      MEASURES[one.measure],
      COMPONENTS[one.component] ?? one.component,
      ...[null, null],
      ...part(one),
    ]),
    ...own.map((one) => [MEASURES[one.measure], one.sector, one.shareBefore, one.shareAfter, ...part(one)]),
  ];
}
