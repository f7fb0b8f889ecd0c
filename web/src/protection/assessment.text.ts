import { defineText } from '../platform/text/dictionary.ts';

export const assessmentText = defineText({
  name: { id: 'Judul', en: 'Title' },
  versions: { id: 'Versi', en: 'Version' },
  version: { id: (number: string) => `Versi ${number}`, en: (number) => `Version ${number}` },
  savedBy: {
    id: (who: string, when: string) => `Disimpan ${who}, ${when}.`,
    en: (who, when) => `Saved by ${who}, ${when}.`,
  },
  signedBy: {
    id: (who: string, when: string) => `Ditandatangani ${who}, ${when}.`,
    en: (who, when) => `Signed by ${who}, ${when}.`,
  },
  unsigned: { id: 'Belum ditandatangani.', en: 'Not signed.' },
  sign: { id: 'Tanda tangani versi ini', en: 'Sign this version' },
  signTitle: { id: 'Tanda tangani penilaian dampak?', en: 'Sign the impact assessment?' },
  signText: {
    id: 'Versi ini tidak dapat diubah lagi setelahnya; perubahan berikutnya menjadi versi baru.',
    en: 'This version cannot be changed afterwards; the next change is a new version.',
  },
  edit: { id: 'Susun versi baru', en: 'Write a new version' },
  begin: { id: 'Mulai dari rancangan Pilar', en: 'Begin with the draft of Pilar' },
  cancel: { id: 'Batal', en: 'Cancel' },
  risks: { id: 'Risiko', en: 'Risks' },
  risk: { id: 'Risiko', en: 'Risk' },
  likelihood: { id: 'Kemungkinan', en: 'Likelihood' },
  impact: { id: 'Dampak', en: 'Impact' },
  measures: { id: 'Tindakan', en: 'Measures' },
  level: { id: 'Sebelum tindakan', en: 'Before measures' },
  residual: { id: 'Sesudah tindakan', en: 'After measures' },
  residualLikelihood: { id: 'Kemungkinan sesudahnya', en: 'Likelihood after' },
  residualImpact: { id: 'Dampak sesudahnya', en: 'Impact after' },
  addRisk: { id: 'Tambah risiko', en: 'Add a risk' },
  removeRisk: { id: (name: string) => `Hapus risiko: ${name}`, en: (name) => `Remove risk: ${name}` },
  scale: {
    id: 'Kemungkinan dan dampak 1 (kecil) sampai 4 (besar); angkanya hasil kali, 1 sampai 16.',
    en: 'Likelihood and impact from 1 (small) to 4 (large); the number is their product, 1 to 16.',
  },
  emptyTitle: { id: 'Belum ada penilaian dampak', en: 'No impact assessment yet' },
  empty: {
    id: 'Penilaian dampak menjawab apa yang diproses, mengapa perlu, dan risiko apa yang tersisa bagi warga. Rancangan Pilar dapat menjadi awalnya.',
    en: 'The assessment answers what is processed, why it is needed, and which risks stay for residents. The draft of Pilar may be its beginning.',
  },
});
