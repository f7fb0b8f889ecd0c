import type { ProblemText } from './file-problems.ts';

/** Refusals of data protection, in the order in which they are met. */
export const PROTECTION_PROBLEMS = {
  'onward-sharing-refused': {
    status: 403,
    id: 'Data "{dataSet}" dari {source} tidak boleh dibagikan lagi, jadi berkasnya tidak dibuat. Mintalah izin kepada {contact}.',
    en: 'The data "{dataSet}" of {source} must not be handed on, so no file was made. Ask {contact} for leave.',
  },
  'release-exposed': {
    status: 409,
    id: 'Tabel ini bersama yang sudah terbit membuka {count} cacah kecil, jadi tidak diberikan. Mintalah petugas pelindungan data meninjaunya.',
    en: 'Together with what has been published this table gives away {count} small counts, so it is not given out. Ask the data officer to look at it.',
  },
  'export-place-small': {
    status: 403,
    id: 'Berkas cacah hanya dibuat untuk sedikitnya satu kelurahan, sedangkan tempat kerja Anda lebih kecil. Mintalah kepada kelurahan.',
    en: 'Files of counts are made for at least one kelurahan, and the place you work in is smaller. Ask the kelurahan.',
  },
  'request-step-refused': {
    status: 409,
    id: 'Permintaan ini belum dapat dipindah ke langkah itu: {reason}. Muat ulang, lalu ikuti urutannya.',
    en: 'This request cannot go to that step yet: {reasonEn}. Reload, then follow the order.',
  },
  'breach-closed': {
    status: 409,
    id: 'Insiden ini sudah ditutup dan tidak diubah lagi. Laporkan insiden baru bila ada perkembangan.',
    en: 'This breach is closed and is not changed any more. Report a new one if something comes up.',
  },
  'audit-unsealed': {
    status: 409,
    id: 'Catatan ini baru ditulis dan belum ditutup dalam mata rantai. Coba lagi beberapa detik lagi.',
    en: 'This entry was written a moment ago and no link holds it yet. Try again in a few seconds.',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
