import { defineText } from '../../platform/text/dictionary.ts';

export const passwordText = defineText({
  hint: {
    id: 'Sedikitnya 15 huruf, misalnya empat kata yang tidak berkaitan. Boleh ditempel dari pengelola kata sandi.',
    en: 'At least 15 characters, for example four unrelated words. It may be pasted from a password manager.',
  },
  short: {
    id: 'Kata sandi sedikitnya 15 huruf.',
    en: 'The password needs at least 15 characters.',
  },
  left: {
    id: (letters: string) => `Kurang ${letters} huruf lagi.`,
    en: (letters) => `${letters} more characters needed.`,
  },
  simple: {
    id: 'Panjangnya cukup, tetapi hurufnya itu-itu saja.',
    en: 'Long enough, but it uses few different characters.',
  },
  enough: {
    id: 'Panjangnya cukup. Tambah satu kata agar lebih sukar ditebak.',
    en: 'Long enough. One more word makes it harder to guess.',
  },
  strong: { id: 'Panjang dan sukar ditebak.', en: 'Long and hard to guess.' },
});
