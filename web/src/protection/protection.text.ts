import { defineText } from '../platform/text/dictionary.ts';

export const protectionText = defineText({
  title: { id: 'Pelindungan data', en: 'Data protection' },
  sentence: {
    id: 'Mengapa data pribadi diproses, siapa meminta apa, apa yang bocor, dan apa yang sudah dihapus.',
    en: 'Why personal data are processed, who asked for what, what leaked, and what has been erased.',
  },
  part: { id: 'Bagian', en: 'Part' },
  processing: { id: 'Catatan pemrosesan', en: 'Record of processing' },
  assessment: { id: 'Penilaian dampak', en: 'Impact assessment' },
  requests: { id: 'Permintaan subjek data', en: 'Subject requests' },
  breaches: { id: 'Insiden', en: 'Breaches' },
  retention: { id: 'Masa simpan', en: 'Retention' },
  holidays: { id: 'Hari libur', en: 'Holidays' },
  sharing: { id: 'Larangan membagikan lagi', en: 'No onward sharing' },
  download: { id: 'Unduh Excel', en: 'Download Excel' },
  save: { id: 'Simpan', en: 'Save' },
  back: { id: 'Kembali ke daftar', en: 'Back to the list' },
  activity: { id: 'Kegiatan', en: 'Activity' },
  purpose: { id: 'Tujuan', en: 'Purpose' },
  basis: { id: 'Dasar', en: 'Basis' },
  categories: { id: 'Data', en: 'Data' },
  subjects: { id: 'Subjek', en: 'Subjects' },
  recipients: { id: 'Penerima', en: 'Recipients' },
  keep: { id: 'Masa simpan', en: 'Kept' },
  safeguards: { id: 'Pengaman', en: 'Safeguards' },
  confidence: { id: 'Keyakinan bacaan', en: 'How sure' },
  specific: { id: 'spesifik', en: 'specific' },
  lawNote: {
    id: 'Undang-undang dibaca lewat ulasan. Yang bertanda asumsi menunggu persetujuan petugas pelindungan data.',
    en: 'The law was read through reviews. What says assumption waits for the data officer.',
  },
  consent: { id: 'persetujuan', en: 'consent' },
  contract: { id: 'perjanjian', en: 'contract' },
  'legal-duty': { id: 'kewajiban hukum', en: 'legal duty' },
  'vital-interest': { id: 'kepentingan vital', en: 'vital interest' },
  'public-task': { id: 'tugas pelayanan publik', en: 'public task' },
  'legitimate-interest': { id: 'kepentingan yang sah', en: 'legitimate interest' },
});

export const sharingText = defineText({
  'desil-dtsen': { id: 'Desil DTSEN', en: 'Desil of DTSEN' },
  survei: { id: 'Berkas survei', en: 'Survey files' },
  dataSet: { id: 'Kumpulan data', en: 'Data set' },
  state: { id: 'Keadaan', en: 'State' },
  forbidden: { id: 'dilarang dibagikan lagi', en: 'must not be handed on' },
  allowed: { id: 'tanpa larangan', en: 'no flag' },
  source: { id: 'Pemberi data dan suratnya', en: 'Who gave the data, by which letter' },
  contact: { id: 'Minta izin kepada', en: 'Ask for leave' },
  change: { id: 'Ubah', en: 'Change' },
  forbid: { id: 'Pasang larangan', en: 'Set the flag' },
  allow: { id: 'Cabut larangan', en: 'Lift the flag' },
  note: {
    id: 'Selama larangan terpasang, tidak ada berkas dari kumpulan data itu yang dibuat; penolakannya menyebut siapa yang ditanya.',
    en: 'While the flag stands no file of that data set is made; the refusal says whom to ask.',
  },
  missing: {
    id: 'Isi pemberi data dan siapa yang ditanya.',
    en: 'Fill in who gave the data and whom to ask.',
  },
});

export const retentionText = defineText({
  what: { id: 'Data', en: 'Data' },
  keepDays: { id: 'Disimpan (hari)', en: 'Kept (days)' },
  due: { id: 'Jatuh tempo', en: 'Due now' },
  how: { id: 'Yang terjadi', en: 'What happens' },
  note: { id: 'Alasan lamanya', en: 'Why so long' },
  uncounted: { id: 'belum dijalankan program', en: 'not run by the program yet' },
  runs: { id: 'Yang sudah dihapus', en: 'What has been erased' },
  at: { id: 'Waktu', en: 'When' },
  before: { id: 'Lebih tua dari', en: 'Older than' },
  erased: { id: 'Dihapus', en: 'Erased' },
  run: { id: 'Hapus sekarang', en: 'Erase now' },
  runTitle: { id: 'Hapus yang jatuh tempo?', en: 'Erase what is due?' },
  runText: {
    id: (count: string) =>
      `${count} baris melewati masa simpannya. Nilainya dihapus dan tidak dapat dikembalikan; yang dilakukan tercatat dalam jejak audit.`,
    en: (count) =>
      `${count} rows are past their time. Their values are erased for good; what is done stands in the audit trail.`,
  },
  daily: {
    id: 'Program melakukannya sendiri sekali sehari.',
    en: 'The program does this by itself once a day.',
  },
  noRuns: { id: 'Belum pernah dijalankan.', en: 'Not run yet.' },
});
