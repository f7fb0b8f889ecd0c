import { defineText } from '../../platform/text/dictionary.ts';

export const accountText = defineText({
  work: { id: 'Yang menunggu Anda', en: 'What waits for you' },
  workText: {
    id: 'Belum selesai dan menjadi tanggungan Anda, termasuk yang diserahkan dari orang lain.',
    en: 'Not finished and in your hands, also what was handed over from somebody else.',
  },
  title: { id: 'Akun', en: 'Account' },
  identity: { id: 'Identitas', en: 'Identity' },
  name: { id: 'Nama', en: 'Name' },
  userName: { id: 'Nama pengguna', en: 'User name' },
  email: { id: 'Surel', en: 'E-mail' },
  roles: { id: 'Peran', en: 'Roles' },
  preferences: { id: 'Bahasa dan tampilan', en: 'Language and appearance' },
  preferencesText: { id: 'Tersimpan pada perangkat ini.', en: 'Kept on this device.' },
  password: { id: 'Kata sandi', en: 'Password' },
  current: { id: 'Kata sandi sekarang', en: 'Current password' },
  next: { id: 'Kata sandi baru', en: 'New password' },
  again: { id: 'Kata sandi baru, sekali lagi', en: 'New password, once more' },
  currentMissing: { id: 'Isi kata sandi sekarang.', en: 'Fill in the current password.' },
  differs: { id: 'Kedua isian belum sama.', en: 'The two entries are not the same.' },
  change: { id: 'Ganti kata sandi', en: 'Change the password' },
  changed: {
    id: 'Kata sandi diganti. Sesi lain sudah diakhiri.',
    en: 'The password was changed. Other sessions have ended.',
  },
  show: { id: 'Tampilkan kata sandi', en: 'Show the password' },
});
