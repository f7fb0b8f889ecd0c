import { defineText } from '../../platform/text/dictionary.ts';

export const placesText = defineText({
  places: { id: 'Wilayah tugas', en: 'Where they work' },
  wholeCity: { id: 'seluruh kota', en: 'the whole city' },
  everywhere: {
    id: 'Kosong berarti seluruh kota.',
    en: 'Empty means the whole city.',
  },
  ofDistrict: { id: 'Paling luas satu kecamatan tiap wilayah.', en: 'Each no wider than a kecamatan.' },
  ofVillage: { id: 'Paling luas satu kelurahan tiap wilayah.', en: 'Each no wider than a kelurahan.' },
  ofRt: {
    id: 'RT yang ditugaskan: pilih kelurahan, lalu tulis RW dan RT.',
    en: 'The RT given to them: choose the kelurahan, then write RW and RT.',
  },
  area: { id: 'Kecamatan atau kelurahan', en: 'Kecamatan or kelurahan' },
  village: { id: 'Kelurahan', en: 'Kelurahan' },
  pick: { id: 'pilih', en: 'choose' },
  rw: { id: 'RW', en: 'RW' },
  rt: { id: 'RT', en: 'RT' },
  add: { id: 'Tambahkan wilayah', en: 'Add this place' },
  remove: { id: (place: string) => `Hapus ${place}`, en: (place) => `Remove ${place}` },
  none: { id: 'belum dipilih', en: 'not chosen yet' },
  missing: { id: 'Tambahkan sedikitnya satu wilayah tugas.', en: 'Add at least one place.' },
  notNumber: { id: 'RW dan RT berupa bilangan 1–999.', en: 'RW and RT are numbers from 1 to 999.' },
  inRt: {
    id: (rt: string, rw: string, village: string) => `RT ${rt} RW ${rw} ${village}`,
    en: (rt, rw, village) => `RT ${rt} RW ${rw}, ${village}`,
  },
  inRw: {
    id: (rw: string, village: string) => `RW ${rw} ${village}`,
    en: (rw, village) => `RW ${rw}, ${village}`,
  },
  allOf: { id: (district: string) => `Seluruh ${district}`, en: (district) => `All of ${district}` },
});
