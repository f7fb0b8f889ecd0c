import type { LAWFUL_BASES, ProcessingActivity } from '@pilar/contracts';
import { writeXlsx } from '../platform/tabular/index.ts';

const BASES: Readonly<Record<(typeof LAWFUL_BASES)[number], string>> = {
  consent: 'persetujuan',
  contract: 'perjanjian',
  'legal-duty': 'kewajiban hukum',
  'vital-interest': 'kepentingan vital',
  'public-task': 'tugas pelayanan publik',
  'legitimate-interest': 'kepentingan yang sah',
};

const COLUMNS = [
  ...['Kegiatan', 'Tujuan', 'Dasar', 'Pasal', 'Catatan dasar', 'Data spesifik', 'Kategori data', 'Subjek'],
  ...['Penerima', 'Masa simpan', 'Pengaman', 'Berlaku sejak', 'Sumber', 'Keyakinan'],
];

/** The record of processing as an office keeps it: one activity a row. */
export async function processingWorkbook(activities: readonly ProcessingActivity[]): Promise<Uint8Array> {
  const list = (texts: ProcessingActivity['categories']): string => texts.map((one) => one.id).join('; ');
  const rows = activities.map((one) => [
    ...[one.name.id, one.purpose.id, BASES[one.basis], one.article, one.basisNote.id],
    ...[one.isSpecific ? 'ya' : 'tidak', list(one.categories), one.subjects.id, list(one.recipients)],
    ...[one.retention.id, list(one.safeguards), one.from, one.source.join('; '), one.confidence],
  ]);
  const sheet = { name: 'Catatan pemrosesan', columns: COLUMNS.map((name) => ({ name })), rows };
  return writeXlsx([sheet], {
    notes: [
      'Dasar pemrosesan dibaca dari ulasan atas UU 27/2022; pilihan per kegiatan adalah asumsi sampai disetujui petugas.',
    ],
  });
}
