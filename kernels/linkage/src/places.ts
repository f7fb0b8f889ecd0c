import { plainText, wordsOf } from './plain-text.ts';
import { isNearSpelling } from './similarity.ts';

/** Words of an address that nearly every address has. */
const STREET_WORDS = new Set(
  [
    'JL JLN JALAN GG GANG NO NOMOR DUSUN DSN LINGKUNGAN LK KEL KELURAHAN DESA KEC KECAMATAN KOTA KAB KABUPATEN BLOK RT RW',
    'STREET ST ROAD RD AVENUE AVE PLACE PL CRESCENT CRES DRIVE DR CLOSE CT COURT LANE',
  ].flatMap((line) => line.split(' ')),
);
const RT_RW = /\bR\s*T\W*0*(\d{1,3})\W*(?:\/?\W*R\s*W\W*0*(\d{1,3}))?/i;
const RW_ALONE = /\bR\s*W\W*0*(\d{1,3})/i;
const MOST_WORDS = 8;

export interface ReadAddress {
  readonly words: readonly string[];
  readonly rt: number;
  readonly rw: number;
}

/**
 * An address as the words and numbers that tell it from others, its RT and RW apart (0 where it has none).
 * @example readAddress('Jl. Melati No. 5 RT 03/RW 02') // { words: ['MELATI', '5'], rt: 3, rw: 2 }
 */
export function readAddress(address: string): ReadAddress {
  const found = RT_RW.exec(address);
  const alone = found?.[2] === undefined ? RW_ALONE.exec(address) : null;
  const rest = address.replace(RT_RW, ' ').replace(RW_ALONE, ' ');
  const all = wordsOf(plainText(rest)).map((word) => word.replace(/^0+(?=\d)/, ''));
  const telling = all.filter((word) => !STREET_WORDS.has(word));
  return {
    words: (telling.length > 0 ? telling : all).slice(0, MOST_WORDS),
    rt: Number(found?.[1] ?? 0),
    rw: Number(found?.[2] ?? alone?.[1] ?? 0),
  };
}

/** Places by number: 0 stands for none. */
export interface PlaceColumns {
  readonly areas: Int32Array;
  readonly areaNames: readonly string[];
  readonly postcodes: Int32Array;
  readonly rts: Int32Array;
  readonly rws: Int32Array;
}

export const PLACE_LEVELS = {
  missing: 0,
  sameRt: 1,
  same: 2,
  sameOtherRt: 3,
  near: 4,
  different: 5,
} as const;

/**
 * How two places agree: the same area and RT and RW, the same area (where RT is not known), the same area but another
 * RT, nearly the same (a typing error, or the postcode alone), or different.
 */
export function comparePlaces(places: PlaceColumns, a: number, b: number): number {
  const area = equality(places.areas[a] ?? 0, places.areas[b] ?? 0);
  const postcode = equality(places.postcodes[a] ?? 0, places.postcodes[b] ?? 0);
  const rt = equality(places.rts[a] ?? 0, places.rts[b] ?? 0);
  const rw = equality(places.rws[a] ?? 0, places.rws[b] ?? 0);
  if (area === undefined && postcode === undefined) {
    if (rt === undefined) return PLACE_LEVELS.missing;
    return rt && rw !== false ? PLACE_LEVELS.same : PLACE_LEVELS.different;
  }
  if (area !== false && postcode !== false) {
    if (rt === undefined && rw === undefined) return PLACE_LEVELS.same;
    return rt !== false && rw !== false ? PLACE_LEVELS.sameRt : PLACE_LEVELS.sameOtherRt;
  }
  if (area === true || postcode === true) return PLACE_LEVELS.near;
  const [nameA = '', nameB = ''] = [
    places.areaNames[places.areas[a] ?? 0],
    places.areaNames[places.areas[b] ?? 0],
  ];
  return isNearSpelling(nameA, nameB) ? PLACE_LEVELS.near : PLACE_LEVELS.different;
}

const equality = (a: number, b: number): boolean | undefined => (a === 0 || b === 0 ? undefined : a === b);
