import { defineText } from '../../platform/text/dictionary.ts';

export const providerText = defineText({
  or: { id: 'atau', en: 'or' },
  signIn: { id: (name: string) => `Masuk dengan ${name}`, en: (name) => `Sign in with ${name}` },
  linkOnce: {
    id: (name: string) => `Pakai ${name} saja, tanpa kata sandi baru`,
    en: (name) => `Use ${name} instead, without a new password`,
  },
  returning: { id: 'Memeriksa jawaban …', en: 'Checking the answer …' },
  returnTitle: { id: 'Masuk', en: 'Sign in' },
  again: { id: 'Ke halaman masuk', en: 'To the sign-in page' },
  what: {
    id: (name: string) =>
      `Akun yang dihubungkan membuka Pilar tanpa kata sandi Pilar. Langkah kedua Pilar tetap diminta. Hubungkan ${name} milik Anda sendiri.`,
    en: (name) =>
      `A linked account opens Pilar without the Pilar password. Pilar's second step is still asked for. Link your own ${name}.`,
  },
  isOff: { id: 'Belum terhubung.', en: 'Not linked.' },
  isOn: { id: (since: string) => `Terhubung sejak ${since}.`, en: (since) => `Linked since ${since}.` },
  link: { id: (name: string) => `Hubungkan ${name}`, en: (name) => `Link ${name}` },
  end: { id: 'Lepaskan hubungan', en: 'End the link' },
  endOf: { id: (name: string) => `Lepaskan hubungan ${name}`, en: (name) => `End the link to ${name}` },
  linked: { id: 'Akun sudah terhubung.', en: 'The account is linked.' },
  ended: {
    id: 'Hubungan dilepas. Sesi yang dibuka lewat akun itu berakhir.',
    en: 'The link was ended, and so were the sessions opened through it.',
  },
});
