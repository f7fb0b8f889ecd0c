import type { ProblemText } from './file-problems.ts';

/** Refusals about people who leave, and about service tokens. */
export const LEAVING_PROBLEMS = {
  'user-left': {
    status: 409,
    id: 'Orang ini sudah dinyatakan keluar. Pilih “Kembali bertugas” lebih dahulu bila ia masih atau kembali bekerja.',
    en: 'This person is said to leave. Choose “Returns to work” first if they stay or come back.',
  },
  'user-not-left': {
    status: 409,
    id: 'Orang ini tidak dinyatakan keluar, jadi tidak ada yang dikembalikan. Muat ulang halaman.',
    en: 'This person is not said to leave, so there is nothing to undo. Reload the page.',
  },
  'successor-unfit': {
    status: 422,
    id: 'Pengganti harus orang lain yang akunnya aktif dan tidak sedang keluar. Pilih orang lain, atau “belum ada”.',
    en: 'The successor must be another person whose account is active and who is not leaving. Choose another, or “nobody yet”.',
  },
  'token-refused': {
    status: 401,
    id: 'Token layanan ini tidak dikenal, sudah berakhir, atau penanggung jawabnya tidak lagi bertugas. Mintalah token baru kepada pengelola.',
    en: 'This service token is not known, has ended, or its owner is no longer at work. Ask the administrator for a new one.',
  },
  'token-with-cookie': {
    status: 400,
    id: 'Token layanan dipakai tanpa cookie. Kirim hanya tajuk Authorization.',
    en: 'A service token is used without cookies. Send the Authorization header alone.',
  },
  'token-not-here': {
    status: 403,
    id: 'Token layanan hanya membaca. Alamat ini untuk orang yang masuk sendiri.',
    en: 'A service token only reads. This address is for people who sign in themselves.',
  },
  'token-too-often': {
    status: 429,
    id: 'Token layanan ini terlalu sering dipakai. Tunggu {seconds} detik.',
    en: 'This service token is used too often. Wait {seconds} seconds.',
  },
  'token-too-wide': {
    status: 422,
    id: 'Token tidak boleh lebih luas daripada hak Anda sendiri: {reason}.',
    en: 'A token may not be wider than your own rights: {reasonEn}.',
  },
  'token-ended': {
    status: 409,
    id: 'Token ini sudah berakhir. Buat token baru bila masih diperlukan.',
    en: 'This token has ended already. Make a new one if it is still needed.',
  },
} as const satisfies Record<string, ProblemText>;
