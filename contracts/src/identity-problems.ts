import type { ProblemText } from './file-problems.ts';

/** Refusals of second factors, one-time links and purposes. */
export const IDENTITY_PROBLEMS = {
  'second-factor-wrong': {
    status: 401,
    id: 'Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya di aplikasi, atau pakai salah satu kode pemulihan.',
    en: 'The code does not match or was used before. Wait for the next one in the app, or use a recovery code.',
  },
  'second-factor-off': {
    status: 409,
    id: 'Langkah kedua belum dimulai untuk akun ini. Buka halaman Akun dan mulai dari gambar QR.',
    en: 'The second step has not been started for this account. Open the Account page and begin with the QR picture.',
  },
  'link-ended': {
    status: 410,
    id: 'Tautan ini sudah dipakai, sudah diganti, atau sudah lewat waktunya. Mintalah tautan baru kepada pengelola.',
    en: 'This link was used, replaced, or has run out. Ask the administrator for a new one.',
  },
  'user-inactive': {
    status: 409,
    id: 'Akun ini nonaktif. Aktifkan kembali sebelum membuat tautan.',
    en: 'This account is switched off. Reactivate it before making a link.',
  },
  'purpose-not-held': {
    status: 403,
    id: 'Tujuan ini tidak termasuk peran Anda. Pilih salah satu tujuan yang ditawarkan, atau mintalah peran itu kepada pengelola.',
    en: 'This purpose does not belong to your role. Choose one of those offered, or ask the administrator for that role.',
  },
} as const satisfies Record<string, ProblemText>;
