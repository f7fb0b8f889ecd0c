import type { ProblemText } from './file-problems.ts';

/** What refuses whoever looks at families, and what refuses a start without the keys of their numbers. */
export const REGISTER_PROBLEMS = {
  'purpose-required': {
    status: 403,
    id: 'Pilih dahulu untuk apa data keluarga dilihat; pilihan itu dicatat bersama setiap keluarga yang tampak.',
    en: 'First choose what the data of families are looked at for; the choice is kept with every family shown.',
  },
  'place-required': {
    status: 403,
    id: 'Akun Anda belum memiliki wilayah tugas, sehingga tidak ada keluarga yang dapat ditampilkan. Mintalah pengelola mengisinya.',
    en: 'Your account has no place of work yet, so no family can be shown. Ask the administrator to fill it in.',
  },
  'export-too-large': {
    status: 422,
    id: 'Daftar ini memuat {count} baris; sekali unduh paling banyak {limit}. Saring menurut kelurahan, lalu unduh lagi.',
    en: 'This list holds {count} rows; one file takes at most {limit}. Filter by kelurahan and download again.',
  },
  'keys-missing': {
    status: 503,
    id: 'Kunci nomor {key} untuk membuka NIK dan nomor KK tidak ada dalam {file}. Kembalikan berkas kunci dari cadangannya; tanpa kunci itu nomor tersebut tidak dapat dibaca siapa pun.',
    en: 'Key number {key} that opens NIK and KK numbers is not in {file}. Put the key file back from its copy; without that key nobody can read those numbers.',
  },
  'keys-damaged': {
    status: 503,
    id: 'Berkas kunci {file} rusak atau terpotong. Kembalikan dari cadangannya; jangan dihapus.',
    en: 'Key file {file} is damaged or cut off. Put it back from its copy; do not delete it.',
  },
  'keys-not-written': {
    status: 503,
    id: 'Kunci baru tidak dapat ditulis ke {file} ({reason}). Tidak ada yang diubah; beri hak tulis atau ruang disk, lalu ulangi.',
    en: 'The new key cannot be written to {file} ({reason}). Nothing was changed; give the right to write, or room on the disk, then try again.',
  },
  'keys-rotating': {
    status: 409,
    id: 'Kunci sedang diganti oleh perintah lain pada basis data ini. Tunggu sampai selesai, lalu lihat "pilar keys list".',
    en: 'Another command is changing the keys of this database. Wait until it has ended, then look at "pilar keys list".',
  },
  'secret-unreadable': {
    status: 500,
    id: 'Nilai tersandi di {column} tidak dapat dibuka: isinya berubah, berpindah baris, atau kuncinya tidak ada. Jangan disimpan ulang; sampaikan kepada pengelola.',
    en: 'A sealed value of {column} cannot be opened: it was changed, moved to another row, or its key is gone. Do not save it again; tell the administrator.',
  },
} as const satisfies Record<string, ProblemText>;
