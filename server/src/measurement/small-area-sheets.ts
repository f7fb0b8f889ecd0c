import type { SmallAreaAnswer } from '@pilar/contracts';
import type { WrittenSheet } from '../platform/tabular/index.ts';
import { markOf, measureColumns, measureRow } from './measure-sheet.ts';

const KINDS = { direct: 'langsung', model: 'model', synthetic: 'sintetis' } as const;
const AREA_COLUMNS = [
  'Kode',
  'Kelurahan',
  'Kecamatan',
  'n',
  'Langsung',
  'Galat baku langsung',
  'RSE langsung',
  'Tanda langsung',
  'Perkiraan',
  'Akar MSE',
  'Batas bawah 95%',
  'Batas atas 95%',
  'RSE',
  'Tanda',
  'Cara',
  'Bagian survei sendiri',
  'Sisaan baku',
];

export function smallAreaSheets({ areas, city, model }: SmallAreaAnswer): WrittenSheet[] {
  return [
    {
      name: 'Kelurahan',
      columns: AREA_COLUMNS.map((name) => ({ name })),
      rows: areas.map(({ areaCode, areaName, parentName, n, direct, model: own }) => [
        ...[areaCode, areaName, parentName, n],
        ...[direct?.value ?? null, direct?.se ?? null, direct?.rse ?? null, markOf(direct?.rseClass ?? null)],
        ...[own.value, own.se, own.ciLow, own.ciHigh, own.rse, markOf(own.rseClass)],
        ...[KINDS[own.kind], own.directShare, own.residual],
      ]),
    },
    {
      name: 'Kota',
      columns: measureColumns.map((name) => ({ name })),
      rows: [measureRow(city)],
    },
    {
      name: 'Model',
      columns: ['Suku', 'Nilai', 'Galat baku'].map((name) => ({ name })),
      rows: [
        ...model.terms.map(({ term, value, se }) => [term, value, se]),
        ['varians antar-kelurahan', model.areaVariance, null],
        ['AIC', model.aic, null],
        ['BIC', model.bic, null],
        ['kelurahan dalam model', model.usedAreas, null],
        ['geseran ke angka kota', model.benchmarkShift, null],
      ],
    },
  ];
}
