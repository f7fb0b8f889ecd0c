import { completedAge, dayNumber } from './calendar.ts';
import type { Drawn } from './survey-draw.ts';
import { type Column, type DemoCity, getColumn, type SurveyYear } from './table.ts';

/** A heading of the survey file, what it holds, and the register column whose codes it carries. */
export type SurveyColumn = Readonly<{ name: string; label: string; register: string | null }>;

const DWELLING: readonly (readonly [name: string, register: string, label: string])[] = [
  ['kode_kelurahan', 'area_code', 'Kode kelurahan (Kemendagri)'],
  ['status_rumah', 'tenure', 'Status bangunan tempat tinggal (301a)'],
  ['luas_lantai', 'floor_area_m2', 'Luas lantai, m2 (302)'],
  ['lantai', 'floor', 'Lantai terluas (303)'],
  ['dinding', 'wall', 'Dinding terluas (304)'],
  ['atap', 'roof', 'Atap terluas (305)'],
  ['air_minum', 'water', 'Sumber air minum (306a)'],
  ['jarak_tinja', 'waste_distance', 'Jarak air ke penampungan tinja (306b)'],
  ['penerangan', 'light', 'Penerangan (307a)'],
  ['daya', 'power', 'Daya listrik (307b)'],
  ['bahan_bakar', 'fuel', 'Bahan bakar memasak (308)'],
  ['fasilitas_bab', 'toilet', 'Fasilitas buang air besar (309a)'],
  ['kloset', 'closet', 'Jenis kloset (309b)'],
  ['buangan_tinja', 'disposal', 'Pembuangan akhir tinja (310)'],
];
const FAMILY: readonly (readonly [name: string, register: string, label: string])[] = [
  ['mata_pencaharian', 'livelihood', 'Kelompok mata pencaharian keluarga'],
  ['program', 'programmes', 'Program yang diterima (dipisah koma)'],
];
const HEAD: readonly (readonly [name: string, register: string, label: string])[] = [
  ['krt_jk', 'sex', 'Jenis kelamin kepala keluarga (L/P)'],
  ['krt_kawin', 'marital', 'Status perkawinan kepala keluarga (408)'],
  ['krt_ijazah', 'education', 'Ijazah tertinggi kepala keluarga (415)'],
  ['krt_bekerja', 'is_working', 'Kepala keluarga bekerja (416: 1 ya, 2 tidak)'],
  ['krt_lapangan_usaha', 'sector', 'Lapangan usaha kepala keluarga (417)'],
  ['krt_status_kerja', 'employment_status', 'Status pekerjaan kepala keluarga (418)'],
];

const DESIGN: readonly SurveyColumn[] = [
  { name: 'id_sampel', label: 'Nomor urut sampel; tidak terkait orang', register: null },
  { name: 'tahun', label: 'Tahun (Maret)', register: null },
  { name: 'strata', label: 'Strata: kecamatan dan belahan dalam atau luar', register: null },
  { name: 'psu', label: 'Blok (unit sampel pertama)', register: null },
  { name: 'bobot', label: 'Bobot rumah tangga', register: null },
  { name: 'art', label: 'Jumlah anggota', register: 'families.size' },
  { name: 'pengeluaran', label: 'Pengeluaran per orang per bulan, rupiah', register: null },
];

const named = (table: string, list: typeof DWELLING): SurveyColumn[] =>
  list.map(([name, register, label]) => ({ name, label, register: `${table}.${register}` }));

/** Every heading of the survey file in order. Codes are those of the register (Regsosek 2022 K). */
export const SURVEY_COLUMNS: readonly SurveyColumn[] = [
  ...DESIGN,
  ...named('dwellings', DWELLING),
  ...named('families', FAMILY),
  { name: 'krt_umur', label: 'Umur kepala keluarga pada Maret tahun survei', register: 'persons.birth_date' },
  ...named('persons', HEAD),
];

/** The register's covariates of the drawn families. */
export function registerColumns(
  city: DemoCity,
  drawn: readonly Drawn[],
  year: SurveyYear,
): Readonly<Record<string, Column>> {
  const dwellingAt = indexOf(getColumn(city.dwellings, 'id'));
  const dwellingIds = getColumn(city.families, 'dwelling_id');
  const heads = headOfFamilies(city);
  const take = (column: Column, at: (each: Drawn) => number): (string | number | null)[] =>
    drawn.map((each) => column[at(each)] ?? null);
  const dwelling = (each: Drawn): number => dwellingAt.get(dwellingIds[each.family] ?? '') ?? -1;
  const head = (each: Drawn): number => heads[each.family] ?? -1;
  const columns: Record<string, Column> = {};
  for (const [name, register] of DWELLING)
    columns[name] = take(getColumn(city.dwellings, register), dwelling);
  for (const [name, register] of FAMILY) {
    columns[name] = take(getColumn(city.families, register), (each) => each.family);
  }
  const births = getColumn(city.persons, 'birth_date');
  const march = dayNumber(`${year}-03-01`);
  columns.krt_umur = drawn.map((each) => completedAge(dayNumber(String(births[head(each)])), march));
  for (const [name, register] of HEAD) columns[name] = take(getColumn(city.persons, register), head);
  return columns;
}

function indexOf(ids: Column): ReadonlyMap<string | number, number> {
  const at = new Map<string | number, number>();
  for (const [i, id] of Array.from(ids).entries()) if (id !== null) at.set(id, i);
  return at;
}

/** Index of the head (409 = 1) of each family; persons stand family by family, the head first. */
function headOfFamilies(city: DemoCity): Int32Array {
  const heads = new Int32Array(city.families.rows);
  let family = 0;
  for (const [p, relation] of Array.from(getColumn(city.persons, 'relation')).entries()) {
    if (relation === 1) heads[family++] = p;
  }
  return heads;
}
