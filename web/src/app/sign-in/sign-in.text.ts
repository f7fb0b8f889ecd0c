import { defineText } from '../../platform/text/dictionary.ts';

export const signInText = defineText({
  title: { id: 'Masuk', en: 'Sign in' },
  userName: { id: 'Nama pengguna', en: 'User name' },
  userNameHint: {
    id: 'NIP atau nama yang diberikan pengelola',
    en: 'Your staff number or the name given by the administrator',
  },
  password: { id: 'Kata sandi', en: 'Password' },
  show: { id: 'Tampilkan kata sandi', en: 'Show the password' },
  hide: { id: 'Sembunyikan kata sandi', en: 'Hide the password' },
  submit: { id: 'Masuk', en: 'Sign in' },
  userNameMissing: { id: 'Isi nama pengguna.', en: 'Fill in the user name.' },
  passwordMissing: { id: 'Isi kata sandi.', en: 'Fill in the password.' },
  sessionEnded: {
    id: 'Sesi Anda sudah berakhir. Masuklah lagi untuk melanjutkan; bila ditolak, akun Anda mungkin sudah ditutup atau dipindahkan: hubungi pengelola.',
    en: 'Your session has ended. Sign in again to go on; if that is refused, your account may have been closed or moved: ask the administrator.',
  },
  ended: {
    id: 'Setelah masuk, halaman yang tadi dibuka akan tampil kembali.',
    en: 'After signing in, the page you had open comes back.',
  },
  help: { id: 'Peringatan sertifikat di peramban?', en: 'A certificate warning in the browser?' },
  helpLink: { id: 'Cara mempercayai alamat ini', en: 'How to trust this address' },
});
