/**
 * The three time zones, province by province. Provinces that were made later lie within the zone of the one they came
 * from.
 * @see Keputusan Presiden Nomor 41 Tahun 1987 tentang Pembagian Wilayah Republik Indonesia menjadi 3 Wilayah Waktu
 */
const WITA = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']);
const WIT = new Set(['81', '82', '91', '92', '93', '94', '95', '96', '97']);

export type TimeZone = Readonly<{ name: 'WIB' | 'WITA' | 'WIT'; hours: 7 | 8 | 9 }>;

/** The time zone of an area by its Kemendagri code; WIB where no city is known yet. */
export function timeZoneOf(code: string | null): TimeZone {
  const province = code?.slice(0, 2) ?? '';
  if (WITA.has(province)) return { name: 'WITA', hours: 8 };
  return WIT.has(province) ? { name: 'WIT', hours: 9 } : { name: 'WIB', hours: 7 };
}
