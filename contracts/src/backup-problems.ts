import type { ProblemText } from './file-problems.ts';

/** Refusals of making, reading and restoring a backup. */
export const BACKUP_PROBLEMS = {
  'backup-unknown': {
    status: 422,
    id: 'Berkas {file} bukan cadangan Pilar, atau dibuat dengan bentuk yang belum dikenal rilis ini. Pilih berkas .pilarbak.',
    en: 'The file {file} is not a backup of Pilar, or of a form this release does not know. Choose a .pilarbak file.',
  },
  'backup-damaged': {
    status: 422,
    id: 'Cadangan ini rusak dan tidak dipakai: {reason}. Tidak ada yang berubah; pakai cadangan lain.',
    en: 'This backup is damaged and was not used: {reasonEn}. Nothing was changed; use another backup.',
  },
  'backup-locked': {
    status: 422,
    id: 'Kata sandi cadangan tidak cocok, atau isinya pernah diubah. Tidak ada yang berubah; periksa kata sandinya.',
    en: 'The passphrase does not open this backup, or its content was changed. Nothing was changed; check the passphrase.',
  },
  'backup-passphrase-needed': {
    status: 422,
    id: 'Cadangan ini terkunci. Isi kata sandinya di PILAR_BACKUP_PASSPHRASE, atau ketik saat ditanya.',
    en: 'This backup is locked. Give its passphrase in PILAR_BACKUP_PASSPHRASE, or type it when asked.',
  },
  'backup-newer': {
    status: 409,
    id: 'Cadangan ini dari rilis Pilar yang lebih baru ({migration}). Pasang rilis itu atau yang sesudahnya, lalu pulihkan lagi.',
    en: 'This backup is from a newer release of Pilar ({migration}). Install that release or a later one, then restore again.',
  },
  'backup-not-same': {
    status: 500,
    id: 'Setelah ditulis, tabel {table} tidak sama dengan cadangannya. Semua dibatalkan dan kota yang lama tetap utuh; laporkan ini.',
    en: 'Once written, table {table} was not the same as in the backup. All was undone and the old city is whole; report this.',
  },
  'backup-not-written': {
    status: 507,
    id: 'Cadangan tidak dapat ditulis di {folder}: {reason}. Sediakan tempat, atau pilih folder lain dengan PILAR_BACKUP_DIR.',
    en: 'The backup cannot be written in {folder}: {reasonEn}. Make room, or choose another folder with PILAR_BACKUP_DIR.',
  },
  'backup-exists': {
    status: 409,
    id: 'Cadangan {file} sudah ada. Tunggu satu menit lalu coba lagi, atau pilih nama lain.',
    en: 'The backup {file} is already there. Wait a minute and try again, or choose another name.',
  },
  'backup-table-busy': {
    status: 503,
    id: 'Tabel {table} terlalu lama dipakai pekerjaan lain, sehingga cadangan tidak dibuat. Coba lagi setelah pekerjaan itu selesai.',
    en: 'Table {table} was in use by other work for too long, so no backup was made. Try again when that work has ended.',
  },
  'restore-not-empty': {
    status: 409,
    id: 'Di sini sudah ada kota. Pilih folder atau basis data kosong, atau tambahkan --replace: kota ini dicadangkan dulu, lalu diganti.',
    en: 'There is a city here already. Choose an empty folder or database, or add --replace: this city is backed up first, then replaced.',
  },
} as const satisfies Record<string, ProblemText>;
