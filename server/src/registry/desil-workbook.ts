import type { DesilTable } from '@pilar/contracts';
import { writeXlsx } from '../platform/tabular/index.ts';

/** The table exactly as it is seen, with its notes on a sheet of their own. */
export async function desilWorkbook(table: DesilTable): Promise<Uint8Array> {
  const header = ['Kode', 'Wilayah', 'Induk', 'Keluarga', 'Jiwa'];
  const desils = Array.from({ length: 10 }, (_, index) => `Desil ${index + 1}`);
  const rows = [...table.rows, { ...table.total, areaName: `Jumlah ${table.total.areaName}` }];
  return writeXlsx(
    [
      {
        name: table.level === 'village' ? 'Desil per kelurahan' : 'Desil per kecamatan',
        columns: [...header, ...desils, 'Tanpa desil'].map((name) => ({ name })),
        rows: rows.map((row) => [
          row.areaCode,
          row.isPartial ? `${row.areaName} (di wilayah tugas)` : row.areaName,
          row.parentName ?? '',
          ...[row.families, row.persons, ...row.byDesil, row.unranked].map((count) => count ?? 'dijaga'),
        ]),
      },
    ],
    { isSynthetic: table.isSynthetic, notes: notesOf(table) },
  );
}

function notesOf(table: DesilTable): string[] {
  return [
    'Cacah registrasi menurut desil nasional. Bukan angka kemiskinan: angka kemiskinan hanya dari survei.',
    ...(table.total.isPartial
      ? ['Cacah dan jumlah hanya mencakup wilayah tugas pengunduh, bukan seluruh kota.']
      : []),
    ...(table.protection === null
      ? []
      : [
          `Cacah 1 sampai ${table.protection.threshold - 1} dan sel yang membukanya ditulis "dijaga"; dijaga bukan nol.`,
          `Terbitan: ${table.protection.releasedAt.slice(0, 10)}`,
        ]),
    `Versi desil: ${table.desilVersion ?? 'belum tersedia'}`,
    `Per tanggal: ${table.asOf ?? 'belum tersedia'}`,
    `Versi data: ${table.dataVersion}`,
  ];
}
