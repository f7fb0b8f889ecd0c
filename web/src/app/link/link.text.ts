import { defineText } from '../../platform/text/dictionary.ts';

export const linkText = defineText({
  title: { id: 'Setel kata sandi', en: 'Set your password' },
  greeting: {
    id: (name: string, userName: string) =>
      `Selamat datang, ${name}. Nama pengguna Anda "${userName}". Pilih kata sandi yang hanya Anda ketahui.`,
    en: (name, userName) =>
      `Welcome, ${name}. Your user name is "${userName}". Choose a password that you alone know.`,
  },
  next: { id: 'Kata sandi baru', en: 'New password' },
  again: { id: 'Kata sandi baru, sekali lagi', en: 'New password, once more' },
  differs: { id: 'Kedua isian belum sama.', en: 'The two entries are not the same.' },
  show: { id: 'Tampilkan kata sandi', en: 'Show the password' },
  set: { id: 'Setel kata sandi', en: 'Set the password' },
  done: { id: 'Kata sandi tersetel. Silakan masuk.', en: 'The password is set. Please sign in.' },
});
