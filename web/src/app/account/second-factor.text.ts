import { defineText } from '../../platform/text/dictionary.ts';

export const secondFactorText = defineText({
  title: { id: 'Langkah kedua', en: 'Second step' },
  what: {
    id: 'Setelah kata sandi, masuk memerlukan kode enam angka dari aplikasi autentikator di telepon Anda.',
    en: 'After the password, signing in asks for a six-digit code of an authenticator app on your telephone.',
  },
  needed: {
    id: 'Peran Anda dapat membuka NIK dan alamat lengkap. Hak itu baru berlaku setelah langkah kedua dinyalakan.',
    en: 'Your role may open NIK and full addresses. That right holds only once the second step is on.',
  },
  openAccount: { id: 'Nyalakan di halaman Akun', en: 'Switch it on at the Account page' },
  isOff: { id: 'Belum dinyalakan.', en: 'Not switched on.' },
  isOn: { id: (since: string) => `Menyala sejak ${since}.`, en: (since) => `On since ${since}.` },
  codesLeft: {
    id: (left: string) => `Kode pemulihan yang belum dipakai: ${left}.`,
    en: (left) => `Recovery codes not used yet: ${left}.`,
  },
  turnOn: { id: 'Nyalakan langkah kedua', en: 'Switch the second step on' },
  renew: { id: 'Pindah ke telepon lain', en: 'Move to another telephone' },
  newCodes: { id: 'Buat kode pemulihan baru', en: 'Make new recovery codes' },
  turnOff: { id: 'Matikan langkah kedua', en: 'Switch the second step off' },
  turnedOff: { id: 'Langkah kedua dimatikan.', en: 'The second step is off.' },
  password: { id: 'Kata sandi', en: 'Password' },
  passwordWhy: { id: 'Untuk memastikan ini memang Anda.', en: 'To be sure that it is you.' },
  passwordMissing: { id: 'Isi kata sandi.', en: 'Fill in the password.' },
  show: { id: 'Tampilkan kata sandi', en: 'Show the password' },
  go: { id: 'Lanjut', en: 'Go on' },
  scan: {
    id: 'Buka aplikasi autentikator di telepon, tambahkan akun, lalu pindai gambar ini.',
    en: 'Open the authenticator app on your telephone, add an account, and scan this picture.',
  },
  picture: { id: 'Gambar QR untuk aplikasi autentikator', en: 'QR picture for the authenticator app' },
  type: { id: 'Tidak dapat memindai? Ketik rahasia ini:', en: 'Cannot scan? Type this secret:' },
  code: { id: 'Kode enam angka', en: 'Six-digit code' },
  codeWhy: { id: 'yang kini tampak di aplikasi', en: 'that the app shows now' },
  codeMissing: { id: 'Ketik enam angka dari aplikasi.', en: 'Type the six digits of the app.' },
  prove: { id: 'Buktikan dan nyalakan', en: 'Prove and switch on' },
  codesTitle: { id: 'Kode pemulihan Pilar', en: 'Pilar recovery codes' },
  codesOnce: {
    id: 'Hanya tampil sekali. Cetak dan simpan terpisah dari telepon: tiap kode membuka satu kali masuk bila telepon hilang.',
    en: 'Shown once only. Print and keep them apart from the telephone: each opens one sign-in when the telephone is gone.',
  },
  kept: { id: 'Sudah saya simpan', en: 'I have kept them' },
  signInTitle: { id: 'Langkah kedua', en: 'Second step' },
  signInWhy: {
    id: 'Kata sandi cocok. Ketik kode dari aplikasi autentikator, atau salah satu kode pemulihan.',
    en: 'The password matches. Type the code of the authenticator app, or one of your recovery codes.',
  },
  signInCode: { id: 'Kode', en: 'Code' },
  otherPerson: { id: 'Masuk sebagai orang lain', en: 'Sign in as somebody else' },
});
