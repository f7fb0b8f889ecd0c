import { defineText } from '../../platform/text/dictionary.ts';

export const surveyText = defineText({
  surveys: { id: 'Survei', en: 'Surveys' },
  survey: { id: 'Survei', en: 'Survey' },
  steps: { id: 'Langkah survei', en: 'Steps of the survey' },
  kolom: { id: 'Pilih kolom', en: 'Choose columns' },
  pemeriksaan: { id: 'Periksa baris', en: 'Check rows' },
  hitung: { id: 'Hitung', en: 'Measure' },
  stepDone: { id: 'selesai', en: 'done' },
  received: {
    id: 'Berkas sudah diterima. Tunjukkan kolom mana yang berisi apa, lalu mulai impor.',
    en: 'The file is here. Say which column holds what, then start the import.',
  },
  importing: {
    id: 'Impor sedang berjalan. Hasilnya muncul di sini begitu selesai.',
    en: 'The import is running. Its result appears here as soon as it ends.',
  },
  failed: {
    id: 'Impor terakhir tidak selesai. Perbaiki pilihan kolom, lalu mulai lagi.',
    en: 'The last import did not finish. Correct the choice of columns and start again.',
  },
  ready: {
    id: (accepted: string, read: string) =>
      `${accepted} dari ${read} baris dipakai; kemiskinan dan ketimpangan dapat dihitung.`,
    en: (accepted, read) => `${accepted} of ${read} rows are kept; poverty and inequality can be measured.`,
  },
  undone: {
    id: 'Impor ini dibatalkan: barisnya tidak dihitung lagi. Berkas yang sama boleh diunggah kembali.',
    en: 'This import was undone: its rows count no more. The same file may be uploaded again.',
  },
  syntheticText: {
    id: 'Rumah tangga dalam berkas ini dibuat dari benih acak; bukan orang sungguhan.',
    en: 'The households in this file are made from a seed; they are not real people.',
  },
  from: {
    id: (file: string, who: string, when: string) => `${file}, diunggah ${who} pada ${when}.`,
    en: (file, who, when) => `${file}, uploaded by ${who} on ${when}.`,
  },
});
