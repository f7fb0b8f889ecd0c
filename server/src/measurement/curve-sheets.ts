import type { CurvePoint, CurvesAnswer, Dominance } from '@pilar/contracts';
import type { WrittenSheet } from '../platform/tabular/index.ts';
import { measureColumns, measureRow } from './measure-sheet.ts';

const VERDICTS: Readonly<Record<Dominance, string>> = {
  above: 'kurva kedua di atas kurva pertama pada setiap titik, melebihi galatnya',
  below: 'kurva kedua di bawah kurva pertama pada setiap titik, melebihi galatnya',
  'above-unsure': 'kurva kedua di atas pada sebagian titik; pada titik lain selisihnya dalam galat',
  'below-unsure': 'kurva kedua di bawah pada sebagian titik; pada titik lain selisihnya dalam galat',
  crossing: 'kurva berpotongan, melebihi galatnya',
  unclear: 'selisih kurva di setiap titik masih dalam galat',
};

const COLUMNS = [
  'Kurva',
  'Contoh',
  'p',
  'Nilai',
  'Galat baku',
  'Batas bawah 95%',
  'Batas atas 95%',
  'Kesimpulan',
];

export function curveSheets({ samples, lorenz, tip }: CurvesAnswer): WrittenSheet[] {
  const curves = [
    { name: 'Lorenz', comparison: lorenz, of: (sample: CurvesAnswer['samples'][number]) => sample.lorenz },
    { name: 'TIP', comparison: tip, of: (sample: CurvesAnswer['samples'][number]) => sample.tip },
  ];
  const row = (curve: string, sample: string, verdict: string) => (point: CurvePoint) => [
    ...[curve, sample, point.p, point.value, point.se, point.ciLow, point.ciHigh, verdict],
  ];
  return [
    {
      name: 'Titik kurva',
      columns: COLUMNS.map((name) => ({ name })),
      rows: curves.flatMap(({ name, comparison, of }) => [
        ...samples.flatMap((sample, at) => of(sample).map(row(name, nameOf(sample, at), ''))),
        ...(comparison?.points ?? []).map(
          row(name, 'selisih (kedua − pertama)', VERDICTS[comparison?.verdict ?? 'unclear']),
        ),
      ]),
    },
    {
      name: 'Ukuran',
      columns: ['Contoh', ...measureColumns].map((name) => ({ name })),
      rows: samples.flatMap((sample, at) =>
        sample.measures.map((measure) => [nameOf(sample, at), ...measureRow(measure)]),
      ),
    },
  ];
}

const nameOf = ({ label }: CurvesAnswer['samples'][number], at: number): string =>
  `${at === 0 ? 'pertama' : 'kedua'}${label === null ? '' : `: ${label}`}`;
