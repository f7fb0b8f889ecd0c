import { z } from 'zod';
import { BACKUP_PROBLEMS } from './backup-problems.ts';
import { DATABASE_PROBLEMS } from './database-problems.ts';
import { FILE_PROBLEMS, type ProblemText } from './file-problems.ts';
import { IDENTITY_PROBLEMS } from './identity-problems.ts';
import { LEAVING_PROBLEMS } from './leaving-problems.ts';
import { PROTECTION_PROBLEMS } from './protection-problems.ts';
import { REGISTER_PROBLEMS } from './register-problems.ts';

/**
 * Every foreseen refusal of Pilar: its status and what it says to people.
 * A sentence tells what happened and what to do; `{name}` is filled from the facts of the refusal.
 * Facts never hold personal data. A page of docs/problems explains each code.
 */
const table = {
  unexpected: {
    status: 500,
    id: 'Terjadi gangguan yang tidak terduga. Coba lagi; bila berulang, sampaikan kode lacak {traceId} kepada pengelola.',
    en: 'Something unexpected went wrong. Try again; if it happens again, give trace code {traceId} to the administrator.',
  },
  'body-invalid': {
    status: 422,
    id: 'Isian "{field}" belum benar: {reason}. Perbaiki isian itu lalu kirim lagi.',
    en: 'The field "{field}" is not right: {reasonEn}. Correct it and send again.',
  },
  'body-too-large': {
    status: 413,
    id: 'Yang dikirim terlalu besar; batasnya {limit} MB. Kurangi isi berkas atau isian itu, lalu kirim lagi.',
    en: 'What was sent is too large; the limit is {limit} MB. Take out of the file or form what is not needed, then send again.',
  },
  'query-invalid': {
    status: 400,
    id: 'Bagian alamat "{field}" tidak dapat dibaca: {reason}. Buka halaman ini dari menu.',
    en: 'The address part "{field}" cannot be read: {reasonEn}. Open the page from the menu.',
  },
  'not-found': {
    status: 404,
    id: 'Yang dicari tidak ditemukan ({what}). Mungkin sudah diganti; buka daftarnya untuk mencari lagi.',
    en: 'What you asked for was not found ({what}). It may have been replaced; open the list to look again.',
  },
  'not-signed-in': {
    status: 401,
    id: 'Anda belum masuk, atau waktu masuk sudah habis. Masuk lagi untuk melanjutkan.',
    en: 'You are not signed in, or your session has ended. Sign in again to go on.',
  },
  'not-permitted': {
    status: 403,
    id: 'Akun Anda tidak memiliki hak untuk tindakan ini ({permission}). Mintalah kepada pengelola bila diperlukan.',
    en: 'Your account does not have the right for this ({permission}). Ask the administrator if you need it.',
  },
  'origin-refused': {
    status: 403,
    id: 'Permintaan datang dari halaman lain dan ditolak. Buka Pilar dari alamatnya sendiri.',
    en: 'The request came from another page and was refused. Open Pilar from its own address.',
  },
  'sign-in-failed': {
    status: 401,
    id: 'Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar dan kecil, lalu coba lagi.',
    en: 'The user name or password does not match. Check capital letters and try again.',
  },
  'sign-in-too-often': {
    status: 429,
    id: 'Terlalu banyak percobaan masuk. Tunggu {seconds} detik lalu coba lagi.',
    en: 'Too many sign-in attempts. Wait {seconds} seconds and try again.',
  },
  'demo-sign-in-remote': {
    status: 403,
    id: 'Akun contoh hanya dapat dipakai dari komputer tempat Pilar berjalan. Setel PILAR_HOST untuk membukanya bagi komputer lain.',
    en: 'Demo accounts can only be used on the machine where Pilar runs. Set PILAR_HOST to open them to other machines.',
  },
  'setup-done': {
    status: 409,
    id: 'Kota sudah disiapkan. Masuklah dengan akun pengelola.',
    en: 'The city has already been set up. Sign in with the administrator account.',
  },
  'setup-code-wrong': {
    status: 403,
    id: 'Kode penyiapan tidak cocok. Kode itu tercetak di layar tempat Pilar dijalankan.',
    en: 'The set-up code does not match. It is printed where Pilar was started.',
  },
  'setup-needed': {
    status: 409,
    id: 'Kota belum disiapkan. Buka halaman awal untuk mengisi nama kota dan pengelola pertama.',
    en: 'The city has not been set up yet. Open the first page to fill in the city and its first administrator.',
  },
  'user-name-taken': {
    status: 409,
    id: 'Nama pengguna "{userName}" sudah dipakai. Pilih nama lain.',
    en: 'The user name "{userName}" is already taken. Choose another.',
  },
  'password-weak': {
    status: 422,
    id: 'Kata sandi terlalu mudah ditebak: {reason}. Pakai sedikitnya {minimum} huruf, misalnya empat kata yang tidak berkaitan.',
    en: 'The password is too easy to guess: {reasonEn}. Use at least {minimum} characters, for example four unrelated words.',
  },
  'last-administrator': {
    status: 409,
    id: 'Ini pengelola terakhir. Tunjuk pengelola lain sebelum mencabut haknya.',
    en: 'This is the last administrator. Appoint another before taking the right away.',
  },
  'changed-meanwhile': {
    status: 409,
    id: 'Data ini sudah diubah orang lain setelah Anda membukanya. Muat ulang, lalu ulangi perubahan Anda.',
    en: 'Somebody else changed this after you opened it. Reload, then make your change again.',
  },
  ...PROTECTION_PROBLEMS,
  ...IDENTITY_PROBLEMS,
  ...LEAVING_PROBLEMS,
  ...FILE_PROBLEMS,
  ...REGISTER_PROBLEMS,
  ...DATABASE_PROBLEMS,
  'survey-not-ready': {
    status: 409,
    id: 'Survei ini belum siap dihitung ({state}). Selesaikan pemetaan kolom dan tunggu pemeriksaan selesai.',
    en: 'This survey is not ready ({state}). Finish choosing the columns and wait for the check to end.',
  },
  'survey-in-use': {
    status: 409,
    id: 'Impor tidak dapat dibatalkan karena {count} angkanya sudah terbit. Terbitkan koreksi bila angkanya keliru.',
    en: 'The import cannot be undone because {count} of its figures are published. Publish a correction if they are wrong.',
  },
  'survey-duplicate': {
    status: 409,
    id: 'Berkas yang sama sudah ada sebagai "{title}". Buka survei itu, atau batalkan impornya lebih dahulu.',
    en: 'The same file is already here as "{title}". Open that survey, or undo its import first.',
  },
  'survey-no-rows': {
    status: 422,
    id: 'Tidak ada baris yang dapat dipakai: {rejected} baris ditolak. Lihat alasan penolakan lalu perbaiki pemetaan kolom.',
    en: 'No usable row: {rejected} rows were refused. See the reasons and correct the column choice.',
  },
  'design-invalid': {
    status: 422,
    id: 'Rancangan survei tidak dapat dipakai untuk menghitung galat: {reason}. Periksa kolom strata, klaster, dan penimbang.',
    en: 'The survey design cannot be used for errors: {reasonEn}. Check the strata, cluster and weight columns.',
  },
  'estimate-published': {
    status: 409,
    id: 'Perkiraan ini sudah diterbitkan. Angka yang terbit tidak ditimpa; buat koreksi yang menyebut angka lama.',
    en: 'This estimate is already published. Published figures are not overwritten; make a correction that names the old one.',
  },
  'figure-exists': {
    status: 409,
    id: 'Angka {indicator} untuk {area} pada {period} sudah ada. Bila angka itu keliru, buat koreksi dari angka tersebut.',
    en: 'There is already a figure {indicator} for {area} at {period}. If it is wrong, correct it from that figure.',
  },
  'figure-replaced': {
    status: 409,
    id: 'Angka ini sudah diganti oleh koreksi lain. Buka angka terbaru untuk memperbaikinya.',
    en: 'This figure has already been replaced by a correction. Open the newest one to correct it.',
  },
  'figure-mismatch': {
    status: 500,
    id: 'Hitung ulang menghasilkan {recomputed}, berbeda dari angka terbit {published}. Jangan dipakai; laporkan kepada pengelola.',
    en: 'Recomputing gives {recomputed}, not the published {published}. Do not use it; report it to the administrator.',
  },
  'area-unknown': {
    status: 422,
    id: 'Kode wilayah {code} tidak dikenal. Pakai kode Kemendagri, misalnya 18.72.01.1001.',
    en: 'Area code {code} is not known. Use the Kemendagri code, for example 18.72.01.1001.',
  },
  'areas-invalid': {
    status: 422,
    id: 'Daftar wilayah tidak dapat dipakai: {reason} (baris {row}). Perlu kolom kode, nama, dan induk.',
    en: 'The list of areas cannot be used: {reasonEn} (row {row}). It needs the columns code, name and parent.',
  },
  'boundaries-invalid': {
    status: 422,
    id: 'Batas wilayah tidak dapat dipakai: {reason}. Batas lama tetap berlaku.',
    en: 'The boundaries cannot be used: {reasonEn}. The old ones stay in force.',
  },
  'job-finished': {
    status: 409,
    id: 'Pekerjaan ini sudah selesai sehingga tidak dapat dihentikan.',
    en: 'This job has already ended and cannot be stopped.',
  },
  'job-gave-up': {
    status: 500,
    id: 'Pekerjaan ini {attempts} kali terhenti di tengah jalan sehingga tidak dicoba lagi. Tidak ada data yang berubah; sampaikan kepada pengelola.',
    en: 'This job was cut off {attempts} times and is not tried again. No data was changed; tell the administrator.',
  },
  'config-invalid': {
    status: 500,
    id: 'Nilai {name}="{value}" tidak dapat dipakai: {reason}.',
    en: 'The value {name}="{value}" cannot be used: {reasonEn}.',
  },
  ...BACKUP_PROBLEMS,
  'city-unknown': {
    status: 422,
    id: 'Daftar wilayah kota {code} tidak disertakan. Unggah daftar wilayah atau berkas GeoJSON kota itu.',
    en: 'The areas of city {code} are not shipped. Upload its list of areas or its GeoJSON file.',
  },
  'command-invalid': {
    status: 422,
    id: 'Perintah tidak dapat dijalankan: {reason}. Lihat "npx --no pilar help".',
    en: 'The command cannot be run: {reasonEn}. See "npx --no pilar help".',
  },
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof table;
export const PROBLEMS: Readonly<Record<ProblemCode, ProblemText>> = table;
export const PROBLEM_CODES = Object.keys(table).filter((code): code is ProblemCode => code in table);

export type ProblemFacts = Readonly<Record<string, string | number | boolean>>;

/** The sentence of a refusal with its facts filled in. */
export function problemSentence(code: ProblemCode, facts: ProblemFacts, language: 'id' | 'en'): string {
  return PROBLEMS[code][language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    // What is the same in both languages is given once.
    const fact = facts[name] ?? facts[name.replace(/En$/, '')];
    return fact === undefined ? whole : String(fact);
  });
}

/** application/problem+json as Pilar writes it (RFC 9457). */
export const ProblemBody = z.looseObject({
  type: z.string(),
  code: z.string(),
  status: z.number().int(),
  title: z.string().describe('Kalimat bahasa Indonesia'),
  titleEn: z.string().describe('The English sentence'),
  traceId: z.string(),
});
export type ProblemBody = z.infer<typeof ProblemBody>;
