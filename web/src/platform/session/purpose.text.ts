import { PURPOSE_NAMES } from '@pilar/contracts';
import { defineText } from '../text/dictionary.ts';

export const purposeName = defineText(PURPOSE_NAMES);

/** What each purpose is for, beside the choice. */
export const purposeHint = defineText({
  verification: {
    id: 'mencocokkan data dengan keadaan di rumah',
    en: 'comparing the data with what is found at the door',
  },
  service: {
    id: 'membantu satu keluarga yang datang atau dikunjungi',
    en: 'helping one family that comes or is visited',
  },
  planning: {
    id: 'menyiapkan daftar dan kebutuhan untuk program',
    en: 'preparing lists and needs for programmes',
  },
  complaint: {
    id: 'memeriksa apa yang dipersoalkan warga',
    en: 'looking into what a resident objects to',
  },
  'subject-request': {
    id: 'menjawab warga yang ingin melihat atau memperbaiki datanya',
    en: 'answering a resident who wants to see or correct their data',
  },
  inspection: {
    id: 'memeriksa bagaimana data dipakai dan dijaga',
    en: 'checking how the data are used and guarded',
  },
});

export const purposeText = defineText({
  current: { id: 'Tujuan melihat data:', en: 'Purpose of looking at data:' },
  choose: { id: 'Pilih tujuan', en: 'Choose a purpose' },
  title: { id: 'Untuk apa data keluarga dilihat?', en: 'What are the families’ data looked at for?' },
  why: {
    id: 'Tujuan dicatat bersama setiap keluarga yang Anda buka, dan dapat dilihat warga yang bersangkutan. Dapat diganti kapan saja.',
    en: 'The purpose is kept with every family you open, and the resident can see it. You can change it at any time.',
  },
  noneTitle: { id: 'Peran Anda tidak melihat data keluarga', en: 'Your role does not look at families' },
  none: {
    id: 'Tidak ada tujuan yang termasuk peran Anda. Mintalah kepada pengelola bila pekerjaan memerlukannya.',
    en: 'No purpose belongs to your role. Ask the administrator if your work needs one.',
  },
});
