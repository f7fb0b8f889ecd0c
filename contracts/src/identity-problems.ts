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
  'provider-off': {
    status: 404,
    id: 'Masuk dengan akun instansi lain belum disiapkan di sini. Masuklah dengan kata sandi.',
    en: 'Signing in with an account of another office is not set up here. Sign in with your password.',
  },
  'provider-unreachable': {
    status: 503,
    id: '{name} sedang tidak dapat dihubungi. Masuklah dengan kata sandi, atau coba lagi beberapa saat lagi.',
    en: '{name} cannot be reached at the moment. Sign in with your password, or try again in a while.',
  },
  'provider-attempt-ended': {
    status: 410,
    id: 'Percobaan masuk ini sudah dipakai, sudah lewat waktunya, atau dimulai di peramban lain. Mulailah lagi dari halaman masuk.',
    en: 'This sign-in was used before, has run out, or was begun in another browser. Begin again at the sign-in page.',
  },
  'provider-refused': {
    status: 401,
    id: 'Jawaban dari {name} tidak dapat diterima, jadi tidak ada yang masuk. Mulailah lagi; bila berulang, sampaikan kepada pengelola.',
    en: 'The answer of {name} could not be accepted, so nobody was signed in. Begin again; if it happens again, tell the administrator.',
  },
  'provider-not-linked': {
    status: 403,
    id: 'Akun {name} ini tidak terhubung dengan akun Pilar yang aktif. Masuklah dengan kata sandi lalu hubungkan di halaman Akun, atau mintalah tautan kepada pengelola.',
    en: 'This account of {name} is not linked to an active Pilar account. Sign in with your password and link it on the Account page, or ask the administrator for a link.',
  },
  'provider-linked-elsewhere': {
    status: 409,
    id: 'Akun {name} ini, atau akun Pilar Anda, sudah terhubung dengan akun lain. Lepaskan hubungan itu lebih dahulu.',
    en: 'This account of {name}, or your Pilar account, is linked to another one. End that link first.',
  },
} as const satisfies Record<string, ProblemText>;
