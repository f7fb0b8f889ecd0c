import { defineText } from '../../platform/text/dictionary.ts';

export const setupText = defineText({
  title: { id: 'Menyiapkan kota', en: 'Setting up the city' },
  sentence: {
    id: 'Tiga langkah: pilih kota, tunjuk pengelola pertama, mulai. Kota ini akan kosong; tidak ada data contoh di dalamnya.',
    en: 'Three steps: choose the city, name the first administrator, start. The city will be empty; no example data are put into it.',
  },
  done: { id: 'Kota sudah disiapkan.', en: 'The city has been set up.' },
  toSignIn: { id: 'Masuk', en: 'Sign in' },
  city: { id: 'Kota atau kabupaten', en: 'City or regency' },
  shipped: { id: 'Daftar wilayahnya sudah tersedia', en: 'Its areas are shipped' },
  other: { id: 'Kota atau kabupaten lain', en: 'Another city or regency' },
  code: { id: 'Kode Kemendagri', en: 'Kemendagri code' },
  codeHint: {
    id: 'Dua angka, titik, dua angka; misalnya 18.72',
    en: 'Two digits, dot, two digits; for example 18.72',
  },
  codeWrong: { id: 'Tulis kode seperti 18.72.', en: 'Write the code like 18.72.' },
  name: { id: 'Nama kota atau kabupaten', en: 'Name of the city or regency' },
  nameMissing: { id: 'Isi nama kota atau kabupaten.', en: 'Fill in the name of the city or regency.' },
  province: { id: 'Provinsi', en: 'Province' },
  areasFile: { id: 'Daftar wilayah', en: 'List of areas' },
  areasHint: {
    id: 'CSV atau XLSX dengan kolom kode, nama, induk; atau GeoJSON batas kelurahan.',
    en: 'CSV or XLSX with the columns code, name, parent; or a GeoJSON of the village boundaries.',
  },
  areasMissing: {
    id: 'Pilih berkas daftar wilayah kota ini.',
    en: 'Choose the file with the areas of this city.',
  },
  administrator: { id: 'Pengelola pertama', en: 'First administrator' },
  administratorText: {
    id: 'Pengelola menambah pengguna lain dan mengatur hak mereka.',
    en: 'The administrator adds other users and sets their rights.',
  },
  person: { id: 'Nama lengkap', en: 'Full name' },
  personMissing: { id: 'Isi nama lengkap.', en: 'Fill in the full name.' },
  userName: { id: 'Nama pengguna', en: 'User name' },
  userNameHint: {
    id: 'NIP atau nama lain; huruf, angka, titik, garis bawah, atau tanda hubung',
    en: 'Staff number or another name; letters, digits, dot, underscore or hyphen',
  },
  userNameWrong: {
    id: 'Sedikitnya tiga huruf atau angka, tanpa spasi.',
    en: 'At least three letters or digits, without spaces.',
  },
  password: { id: 'Kata sandi', en: 'Password' },
  passwordShort: { id: 'Kata sandi sedikitnya 15 huruf.', en: 'The password needs at least 15 characters.' },
  showPassword: { id: 'Tampilkan kata sandi', en: 'Show the password' },
  start: { id: 'Mulai', en: 'Start' },
  startText: {
    id: 'Setelah ini Anda langsung masuk sebagai pengelola.',
    en: 'After this you are signed in as the administrator.',
  },
  setupCode: { id: 'Kode penyiapan', en: 'Set-up code' },
  setupCodeHint: {
    id: 'Tercetak di layar tempat Pilar dijalankan; diminta karena halaman ini dibuka dari komputer lain',
    en: 'Printed where Pilar was started; asked for since this page is opened from another machine',
  },
  setupCodeMissing: { id: 'Isi kode penyiapan.', en: 'Fill in the set-up code.' },
  submit: { id: 'Siapkan kota', en: 'Set up the city' },
});
