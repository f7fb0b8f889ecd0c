import type { RawTable } from '../platform/tabular/index.ts';
import { GROWTH_TARGETS, type GrowthMap, type GrowthTarget } from './growth-targets.ts';

const UNIT = '( (kg|cm|mm|gram|gr|g))?';
const whole = (...names: readonly string[]): RegExp => new RegExp(`^(${names.join('|')})${UNIT}$`);

/**
 * Names as lists of children have them, in English and Indonesian, the surest first. Whole names only: `BB lahir` is a
 * weight, but not today's.
 */
const NAMES: Readonly<Record<GrowthTarget, readonly RegExp[]>> = {
  id: [
    whole('id', 'child id', 'id (anak|balita)', 'childid'),
    whole('nik( (anak|balita))?'),
    whole('kode( (anak|balita))?', 'no(mor)? (reg|register|registrasi|kia)'),
    whole('nama( (anak|balita|lengkap))?', 'name'),
    whole('no', 'nomor', 'no urut', 'row'),
  ],
  sex: [
    whole(
      'sex',
      'gender',
      'jk',
      'jenis kelamin( l p| \\(?l p\\)?)?',
      'kelamin',
      'l p',
      'jenkel',
      'jns kelamin',
    ),
  ],
  age: [
    whole('age( in)?( (days|months|mos?))?', 'age ?(days|months|mons|mo)'),
    whole('(umur|usia)( (anak|balita))?( saat (ukur|pengukuran|timbang))?( (bulan|bln|hari|hr))?'),
  ],
  is_age_in_month: [whole('is age in months?')],
  birth: [whole('dob', 'birth ?date', 'date of birth', 'birth', '(tgl|tanggal) ?lahir( (anak|balita))?')],
  visit: [
    whole('visit ?date', '(date of )?visit', 'dov', 'date of measurement', 'measurement date', 'date'),
    whole('(tgl|tanggal) (pe?ng)?ukur(an)?', '(tgl|tanggal) (penimbangan|timbang|kunjungan|periksa)'),
  ],
  weight: [whole('weight', 'wt', 'berat( badan)?', 'bb')],
  lenhei: [
    whole('lenhei', 'length height', 'height', 'length', 'len', 'ht'),
    whole('(tinggi|panjang)( badan)?( (panjang|tinggi))?( badan)?', 'tb( pb)?', 'pb( tb)?'),
  ],
  measure: [
    whole('measure', 'measured', 'lorh', 'l or h', 'position'),
    whole('cara (ukur|pengukuran)( (tb|pb|tb pb|pb tb|tinggi|panjang))?', 'posisi( (ukur|pengukuran))?'),
  ],
  headc: [whole('headc', 'head( circumference)?', 'lingkar kepala', 'lk', 'lika')],
  armc: [whole('armc', 'muac', '(mid upper )?arm circumference', 'lila', 'lingkar lengan( atas)?')],
  triskin: [whole('triskin', 'triceps( skinfold)?', '(lipatan kulit )?trisep')],
  subskin: [whole('subskin', 'subscapular( skinfold)?', '(lipatan kulit )?subskapul(ar|a)')],
  oedema: [whole('oedema', 'edema', 'oedem', 'bengkak( (kedua )?(kaki|punggung kaki))?')],
};

/** "Tinggi/Panjang_Badan (cm)" is "tinggi panjang badan cm". */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Which column is what: those that are given stand, the others are found by name, each column once. */
export function guessGrowthColumns(
  table: RawTable,
  given: GrowthMap,
  notThere: ReadonlySet<GrowthTarget>,
): GrowthMap {
  const found = new Map(given);
  const taken = new Set(given.values());
  for (const target of GROWTH_TARGETS) {
    if (found.has(target) || notThere.has(target)) continue;
    const column = columnNamed(table, NAMES[target], taken);
    if (column === undefined) continue;
    found.set(target, column);
    taken.add(column);
  }
  return found;
}

function columnNamed(
  table: RawTable,
  names: readonly RegExp[],
  taken: ReadonlySet<string>,
): string | undefined {
  for (const pattern of names) {
    const column = table.columns.find(({ name }) => !taken.has(name) && pattern.test(plainName(name)));
    if (column !== undefined) return column.name;
  }
  return undefined;
}
