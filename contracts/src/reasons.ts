import type { Bilingual } from './platform/text.ts';

/**
 * Why a field is refused, where the contract itself says it. zod carries one text: the contract gives the Indonesian
 * one, and whoever writes the refusal finds the English beside it here.
 */
export const REASONS = {
  'user-name': {
    id: 'huruf, angka, titik, garis bawah, atau tanda hubung',
    en: 'letters, digits, dots, underscores or hyphens',
  },
  'city-code': { id: 'kode Kemendagri, misalnya 18.72', en: 'a Kemendagri code, for example 18.72' },
  place: { id: 'kode wilayah, boleh dengan RW dan RT', en: 'the code of an area, with RW and RT if wanted' },
  'link-token': { id: 'tautan utuh seperti yang diberikan', en: 'the whole link as it was given' },
  'inside-address': {
    id: 'alamat di dalam Pilar, diawali satu garis miring',
    en: 'an address inside Pilar that begins with one slash',
  },
  'page-mark': { id: 'penanda halaman', en: 'the mark of a page' },
  'sixteen-digits': { id: '16 angka', en: '16 digits' },
  'group-column': {
    id: 'nama kolom kelompok tidak boleh diawali tanda #',
    en: 'the name of a group column may not begin with #',
  },
  'group-twice': { id: 'satu kolom kelompok disebut dua kali', en: 'a group column is named twice' },
  period: {
    id: 'tahun atau tahun-bulan, misalnya 2025 atau 2025-03',
    en: 'a year or a year and month, for example 2025 or 2025-03',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type Reason = keyof typeof REASONS;

/** What a contract hands to zod as the text of its refusal. */
export const because = (reason: Reason): string => REASONS[reason].id;

const ENGLISH: ReadonlyMap<string, string> = new Map(Object.values(REASONS).map(({ id, en }) => [id, en]));

/** The English of a reason that a contract gave; undefined for one of zod's own. */
export const englishReason = (reason: string): string | undefined => ENGLISH.get(reason);
