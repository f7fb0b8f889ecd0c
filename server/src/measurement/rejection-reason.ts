import type { Bilingual } from '@pilar/contracts';
import type { RejectionCode } from '../platform/tabular/index.ts';

/** Why rows were refused, as a heading over many rows; the sentence of a single row comes from the table floor. */
const REASONS: Readonly<Record<RejectionCode, Bilingual>> = {
  missing: { id: 'kolom wajib kosong', en: 'a required column is empty' },
  'not-a-number': { id: 'isi bukan angka', en: 'not a number' },
  'not-a-date': { id: 'isi bukan tanggal', en: 'not a date' },
  'negative-welfare': { id: 'pengeluaran negatif', en: 'negative spending' },
  'negative-weight': { id: 'penimbang negatif', en: 'negative weight' },
  'zero-weight': { id: 'penimbang nol', en: 'weight of zero' },
  'not-positive': { id: 'nilai harus lebih dari nol', en: 'the value must be above zero' },
  'duplicate-key': { id: 'kunci ganda', en: 'duplicate key' },
  'total-row': { id: 'baris jumlah, bukan data', en: 'a total, not data' },
  'note-row': { id: 'catatan di bawah tabel, bukan data', en: 'a note below the table, not data' },
};

export function rejectionReason(code: string): Bilingual {
  return isRejectionCode(code) ? REASONS[code] : { id: code, en: code };
}

export function isRejectionCode(code: string): code is RejectionCode {
  return code in REASONS;
}
