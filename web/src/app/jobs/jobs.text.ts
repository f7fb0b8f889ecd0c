import { defineText } from '../../platform/text/dictionary.ts';

export const jobsText = defineText({
  title: { id: 'Pekerjaan', en: 'Jobs' },
  sentence: {
    id: (count: string) => `${count} pekerjaan sedang berjalan atau menunggu.`,
    en: (count) => `${count} jobs are running or waiting.`,
  },
  sentenceNone: { id: 'Tidak ada pekerjaan yang sedang berjalan.', en: 'No job is running.' },
  underWay: { id: 'Sedang berjalan', en: 'Under way' },
  ended: { id: 'Sudah berakhir', en: 'Ended' },
  emptyTitle: { id: 'Belum ada pekerjaan', en: 'No jobs yet' },
  empty: {
    id: 'Impor dan penghitungan yang lama tampil di sini beserta kemajuannya; halaman lain boleh dibuka sambil menunggu. Pekerjaan pertama dimulai saat sebuah survei diunggah.',
    en: 'Long imports and computations stand here with their progress; other pages may be opened meanwhile. The first job starts when a survey is uploaded.',
  },
  toSurveys: { id: 'Buka Survei', en: 'Open Surveys' },
  name: { id: 'Pekerjaan', en: 'Job' },
  state: { id: 'Keadaan', en: 'State' },
  rows: { id: 'Baris', en: 'Rows' },
  started: { id: 'Dimulai', en: 'Started' },
  finished: { id: 'Berakhir', en: 'Ended' },
  attempts: { id: 'Percobaan', en: 'Attempts' },
  stopTitle: { id: 'Hentikan pekerjaan ini?', en: 'Stop this job?' },
  stopText: {
    id: (title: string) =>
      `"${title}" akan dihentikan. Yang sudah dikerjakan dibatalkan seluruhnya; tidak ada data setengah jadi.`,
    en: (title) => `"${title}" will be stopped. What it did is undone as a whole; nothing half-done stays.`,
  },
  stop: { id: 'Hentikan', en: 'Stop' },
  stopped: { id: 'Pekerjaan sedang dihentikan.', en: 'The job is being stopped.' },
});
