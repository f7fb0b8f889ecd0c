import type { Answer } from '@pilar/contracts';
import { loadCodebook } from '../platform/parameters/index.ts';

/** Which question of the form a column answers (Regsosek 2022-K). */
const LISTS = {
  tenure: 'status_bangunan_tinggal',
  floor: 'lantai_terluas',
  wall: 'dinding_terluas',
  roof: 'atap_terluas',
  water: 'sumber_air_minum',
  waste_distance: 'jarak_air_ke_tinja',
  light: 'penerangan',
  power: 'daya_listrik',
  fuel: 'bahan_bakar_memasak',
  toilet: 'fasilitas_bab',
  closet: 'jenis_kloset',
  disposal: 'pembuangan_tinja',
  relation: 'hubungan_kepala_keluarga',
  marital: 'status_kawin',
  school_attendance: 'partisipasi_sekolah',
  education: 'ijazah_tertinggi',
  sector: 'lapangan_usaha',
  employment_status: 'status_pekerjaan',
} as const;
/** The form says of a list that its codes are those of another question. */
const SAME_AS: Partial<Record<CodedColumn, string>> = { education: 'jenjang_pendidikan' };
export type CodedColumn = keyof typeof LISTS;

/** The words of a code; the code itself where the book does not know it, null where nothing was answered. */
export function wordOf(column: CodedColumn, code: number | null): string | null {
  if (code === null) return null;
  const { lists } = loadCodebook('regsosek2022k');
  const codes = [LISTS[column], SAME_AS[column] ?? ''].flatMap((list) => lists.get(list)?.codes ?? []);
  return codes.find((known) => known.code === String(code))?.label ?? String(code);
}

export function answersOf<C extends CodedColumn>(
  row: Readonly<Record<C, number | null>>,
  columns: readonly C[],
): Answer[] {
  return columns.map((key) => ({ key, text: wordOf(key, row[key]) }));
}
