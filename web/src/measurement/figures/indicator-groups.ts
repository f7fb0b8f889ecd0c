import type { Indicator } from '@pilar/contracts';
import { defineText } from '../../platform/text/dictionary.ts';

export const groupText = defineText({
  poverty: { id: 'Kemiskinan', en: 'Poverty' },
  spending: { id: 'Pengeluaran dan ketimpangan', en: 'Spending and inequality' },
  development: { id: 'Pembangunan manusia', en: 'Human development' },
  work: { id: 'Pekerjaan dan upah', en: 'Work and wages' },
  services: { id: 'Layanan dasar', en: 'Basic services' },
  stunting: { id: 'Stunting', en: 'Stunting' },
  people: { id: 'Penduduk dan wilayah', en: 'Population and area' },
  register: { id: 'Daftar dan pernyataan', en: 'Registers and statements' },
  economy: { id: 'Ekonomi', en: 'Economy' },
  other: { id: 'Lainnya', en: 'Other' },
});

export type IndicatorGroup = keyof typeof groupText;

/** The shelf on which a reader looks for an indicator, by the beginning of its code; the first that fits counts. */
const SHELVES: readonly (readonly [start: string, group: IndicatorGroup])[] = [
  ['p0', 'poverty'],
  ['p1', 'poverty'],
  ['p2', 'poverty'],
  ['garis_kemiskinan', 'poverty'],
  ['jumlah_miskin', 'poverty'],
  ['kemiskinan_ekstrem', 'poverty'],
  ['ukuran_rt_miskin', 'poverty'],
  ['gini', 'spending'],
  ['porsi_40', 'spending'],
  ['pengeluaran', 'spending'],
  ['ipm', 'development'],
  ['uhh', 'development'],
  ['hls', 'development'],
  ['rls', 'development'],
  ['tpt', 'work'],
  ['tpak', 'work'],
  ['penduduk_bekerja', 'work'],
  ['umk', 'work'],
  ['ump', 'work'],
  ['sanitasi', 'services'],
  ['air_minum', 'services'],
  ['kepesertaan_jkn', 'services'],
  ['stunting', 'stunting'],
  ['kasus_stunting', 'stunting'],
  ['fakir_miskin', 'register'],
  ['kk_bdt', 'register'],
  ['rumah_tangga_miskin', 'register'],
  ['penduduk', 'people'],
  ['rumah_tangga', 'people'],
  ['jumlah_kk', 'people'],
  ['rasio_ketergantungan', 'people'],
  ['luas', 'people'],
  ['pdrb', 'economy'],
  ['pertumbuhan', 'economy'],
  ['inflasi', 'economy'],
];

export function groupOf(code: string): IndicatorGroup {
  return SHELVES.find(([start]) => code.startsWith(start))?.[1] ?? 'other';
}

const ORDER = Object.keys(groupText).filter((key): key is IndicatorGroup => key in groupText);

/** Groups in the order of the shelves, each with its indicators in the order of the catalogue; empty ones left out. */
export function groupIndicators(
  indicators: readonly Indicator[],
): readonly Readonly<{ group: IndicatorGroup; indicators: readonly Indicator[] }>[] {
  const byGroup = Map.groupBy(indicators, (indicator) => groupOf(indicator.code));
  return ORDER.flatMap((group) => {
    const found = byGroup.get(group);
    return found === undefined ? [] : [{ group, indicators: found }];
  });
}
