import type { Figure } from '@pilar/contracts';
import { writeXlsx } from '../platform/tabular/index.ts';
import { UPLOAD_COLUMNS } from './figure-upload.ts';

/** The figures that are seen, in the columns that an upload takes, with what travels along behind them. */
export function figureWorkbook(figures: readonly Figure[]): Promise<Uint8Array> {
  const behind = [
    'wilayah',
    'jenis',
    'satuan',
    'batas_bawah',
    'batas_atas',
    'metode',
    'kelompok',
    'terbit',
    'mengganti',
    'data',
  ];
  return writeXlsx([
    {
      name: 'Angka',
      columns: [...UPLOAD_COLUMNS, ...behind].map((name) => ({ name })),
      rows: figures.map((figure) => [...uploadCells(figure), ...behindCells(figure)]),
    },
  ]);
}

function uploadCells(figure: Figure): (string | number | null)[] {
  return [
    figure.indicator,
    figure.areaCode,
    figure.period,
    figure.value,
    figure.se,
    figure.source.title,
    figure.source.url,
    figure.confidence,
    figure.note,
  ];
}

function behindCells(figure: Figure): (string | number | null)[] {
  return [
    figure.areaName,
    figure.kind === 'official' ? 'resmi' : 'survei',
    figure.unit,
    figure.ciLow,
    figure.ciHigh,
    figure.method,
    figure.group,
    figure.publishedAt,
    figure.replaces,
    figure.isSynthetic ? 'data sintetis' : '',
  ];
}

/** An empty list with two example rows that say that they are examples. */
export function figureTemplate(): Promise<Uint8Array> {
  return writeXlsx(
    [
      {
        name: 'Angka',
        columns: UPLOAD_COLUMNS.map((name) => ({ name })),
        rows: [],
      },
    ],
    {
      notes: [
        'indikator: kode dari katalog, misalnya p0, p1, p2, gini, garis_kemiskinan.',
        'kode_wilayah: kode Kemendagri, misalnya 18.72 untuk kota, 18 untuk provinsi, ID untuk Indonesia.',
        'periode: tahun atau tahun-bulan, misalnya 2025-03.',
        'nilai: dalam satuan terbitan, misalnya 6,44 untuk 6,44 persen.',
        'galat_baku: kosongkan bila tidak diterbitkan.',
        'sumber: judul terbitan; url: alamatnya bila ada; keyakinan: tinggi, sedang, atau rendah.',
        'Angka yang berbeda dari yang sudah terbit menjadi koreksi yang menyebut angka lama.',
      ],
    },
  );
}
