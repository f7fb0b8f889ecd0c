import { LEAVING_REASON_NAMES } from '@pilar/contracts';
import { defineText } from '../../platform/text/dictionary.ts';

export const leavingReason = defineText(LEAVING_REASON_NAMES);

export const leavingText = defineText({
  title: { id: 'Keluar atau pindah', en: 'Leaving or moving' },
  why: {
    id: 'Akun tidak dihapus: catatan pekerjaannya tetap atas namanya.',
    en: 'The account is not deleted: the record of their work stays under their name.',
  },
  leave: { id: 'Nyatakan keluar', en: 'Say that they leave' },
  leaveOf: { id: (name: string) => `${name} keluar`, en: (name) => `${name} leaves` },
  leaveText: {
    id: 'Sesudah itu ia tidak dapat masuk, semua sesi dan tautannya berakhir, dan langkah keduanya tidak dapat dipakai.',
    en: 'After that they cannot sign in, all their sessions and links end, and their second step opens nothing.',
  },
  reason: { id: 'Alasan', en: 'Reason' },
  note: { id: 'Keterangan', en: 'Note' },
  noteHint: {
    id: 'Boleh kosong, kecuali untuk alasan lain',
    en: 'May stay empty, except for another reason',
  },
  noteMissing: {
    id: 'Tuliskan alasannya, sedikitnya lima huruf.',
    en: 'Say the reason, at least five letters.',
  },
  lastDay: { id: 'Hari terakhir', en: 'Last day' },
  lastDayHint: {
    id: 'Hari ini atau sebelumnya: akun ditutup sekarang. Hari lain: ditutup saat hari itu berakhir (24.00 WIB).',
    en: 'Today or before: the account closes now. A later day: it closes when that day has ended (24:00 WIB).',
  },
  lastDayMissing: { id: 'Isi hari terakhir.', en: 'Fill in the last day.' },
  successor: { id: 'Pengganti', en: 'Successor' },
  noSuccessor: { id: 'Belum ada', en: 'Nobody yet' },
  keepsWork: { id: 'Pekerjaannya tetap padanya', en: 'They keep their work' },
  move: { id: 'Pindah tugas', en: 'Move to other work' },
  moveOf: { id: (name: string) => `${name} pindah tugas`, en: (name) => `${name} moves to other work` },
  moveText: {
    id: 'Hak baru berlaku saat disimpan: semua sesinya berakhir dan ia masuk lagi dengan peran dan wilayah baru.',
    en: 'The new rights hold when saved: all sessions end and they sign in again with the new roles and places.',
  },
  moveReason: { id: 'Alasan pindah', en: 'Reason of the move' },
  moveReasonHint: { id: 'Misalnya nomor surat tugas', en: 'For example the number of the letter' },
  on: { id: 'Berlaku sejak', en: 'In force since' },
  unit: { id: 'Unit kerja (boleh kosong)', en: 'Unit (may stay empty)' },
  unitColumn: { id: 'Unit kerja', en: 'Unit' },
  reasonShort: { id: 'Tuliskan alasan, sedikitnya lima huruf.', en: 'Say a reason, at least five letters.' },
  work: { id: 'Yang menunggu orang ini', en: 'What waits for this person' },
  noWork: { id: 'Tidak ada pekerjaan yang menunggu orang ini.', en: 'No work waits for this person.' },
  since: { id: (day: string) => `sejak ${day}`, en: (day) => `since ${day}` },
  left: { id: (name: string) => `${name} dinyatakan keluar.`, en: (name) => `${name} is said to leave.` },
  moved: { id: (name: string) => `${name} pindah tugas.`, en: (name) => `${name} has moved.` },
  back: { id: 'Kembali bertugas', en: 'Returns to work' },
  backOf: { id: (name: string) => `${name} kembali bertugas?`, en: (name) => `${name} returns to work?` },
  backText: {
    id: 'Akun dibuka lagi dengan kata sandi dan langkah kedua yang lama. Pekerjaan yang sudah diserahkan tetap pada penggantinya.',
    en: 'The account opens again with the password and second step of before. Work that was handed over stays with the successor.',
  },
  returned: { id: (name: string) => `${name} kembali bertugas.`, en: (name) => `${name} is back.` },
  gone: {
    id: (day: string, why: string) => `keluar ${day}: ${why}`,
    en: (day, why) => `left on ${day}: ${why}`,
  },
  goes: {
    id: (day: string, why: string) => `keluar sesudah ${day}: ${why}`,
    en: (day, why) => `leaves after ${day}: ${why}`,
  },
  waiting: { id: 'Menunggu penanggung jawab', en: 'Waiting for somebody' },
  waitingText: {
    id: 'Pekerjaan orang yang sudah keluar dan belum diambil alih siapa pun.',
    en: 'Work of people who have left, taken over by nobody yet.',
  },
  waitingOf: { id: (name: string) => `Dari ${name}`, en: (name) => `From ${name}` },
  giveTo: { id: 'Serahkan kepada', en: 'Hand over to' },
  give: { id: 'Serahkan', en: 'Hand over' },
  given: { id: 'Pekerjaan diserahkan.', en: 'The work was handed over.' },
  choose: { id: 'Pilih orang', en: 'Choose a person' },
});
