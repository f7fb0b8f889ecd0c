import { defineText } from '../../platform/text/dictionary.ts';

export const auditText = defineText({
  title: { id: 'Jejak audit', en: 'Audit trail' },
  sentence: {
    id: 'Setiap perubahan tercatat bersama pelakunya dan tidak dapat dihapus.',
    en: 'Every change is recorded with who made it and cannot be deleted.',
  },
  entity: { id: 'Jenis data', en: 'Kind of data' },
  all: { id: 'Semua', en: 'All' },
  at: { id: 'Waktu (WIB)', en: 'Time (WIB)' },
  actor: { id: 'Pelaku', en: 'Who' },
  system: { id: 'sistem', en: 'the system' },
  action: { id: 'Tindakan', en: 'Action' },
  what: { id: 'Data', en: 'Data' },
  change: { id: 'Perubahan', en: 'Change' },
  before: { id: 'Sebelum', en: 'Before' },
  after: { id: 'Sesudah', en: 'After' },
  see: { id: 'Lihat', en: 'See' },
  seeOf: { id: (what: string) => `Lihat perubahan ${what}`, en: (what) => `See the change of ${what}` },
  detail: { id: 'Rincian perubahan', en: 'Details of the change' },
  none: { id: 'tidak ada', en: 'none' },
  older: { id: 'Tampilkan yang lebih lama', en: 'Show older ones' },
  emptyTitle: { id: 'Belum ada catatan', en: 'No entries yet' },
  empty: {
    id: 'Catatan pertama muncul begitu ada perubahan, misalnya pengguna ditambah atau angka diterbitkan.',
    en: 'The first entry appears with the first change, for example a user added or a figure published.',
  },
});
