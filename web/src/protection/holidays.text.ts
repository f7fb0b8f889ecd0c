import { defineText } from '../platform/text/dictionary.ts';

export const holidaysText = defineText({
  sentence: {
    id: 'Hari libur nasional dan cuti bersama tidak dihitung sebagai hari kerja dalam tenggat permintaan. Pilar tidak membawa daftarnya: isi dari keputusan bersama tiga menteri.',
    en: 'National holidays and collective leave are no working days for the clock of a request. Pilar ships no list: enter them from the joint decree of three ministers.',
  },
  empty: {
    id: (years: string) =>
      `Hari libur ${years} belum diisi. Sampai diisi, tenggat hanya melewati Sabtu dan Minggu, dan suratnya mengatakan itu.`,
    en: (years) =>
      `Holidays of ${years} are not entered. Until then the clock passes over Saturday and Sunday only, and the letter says so.`,
  },
  emptyTitle: { id: 'Belum ada hari libur', en: 'No holidays yet' },
  date: { id: 'Tanggal', en: 'Date' },
  name: { id: 'Nama', en: 'Name' },
  kind: { id: 'Jenis', en: 'Kind' },
  national: { id: 'libur nasional', en: 'national holiday' },
  'joint-leave': { id: 'cuti bersama', en: 'collective leave' },
  source: { id: 'Sumber (nomor keputusan)', en: 'Source (number of the decree)' },
  by: { id: 'Dicatat oleh', en: 'Entered by' },
  add: { id: 'Catat hari libur', en: 'Enter a holiday' },
  remove: { id: 'Cabut', en: 'Take away' },
  removeWhich: { id: (name: string) => `Cabut ${name}`, en: (name) => `Take ${name} away` },
  missing: { id: 'Isi tanggal, nama, dan sumber.', en: 'Fill in date, name and source.' },
});
