import { defineText } from '../../platform/text/dictionary.ts';

export const roleText = defineText({
  administrator: { id: 'Pengelola', en: 'Administrator' },
  secretariat: { id: 'Sekretariat TKPK', en: 'TKPK secretariat' },
  chair: { id: 'Ketua TKPK', en: 'Chair of TKPK' },
  opd: { id: 'Perangkat daerah (OPD)', en: 'City department (OPD)' },
  kecamatan: { id: 'Kecamatan', en: 'District office' },
  operator: { id: 'Operator kelurahan', en: 'Village operator' },
  enumerator: { id: 'Pendata', en: 'Enumerator' },
  partner: { id: 'Mitra', en: 'Partner' },
  auditor: { id: 'Pemeriksa', en: 'Auditor' },
  'data-officer': { id: 'Petugas pelindungan data', en: 'Data protection officer' },
});

export const roleHintText = defineText({
  administrator: {
    id: 'mengatur pengguna, wilayah, dan pengaturan',
    en: 'manages users, areas and settings',
  },
  secretariat: {
    id: 'mengisi angka, mengolah survei, menerbitkan',
    en: 'enters figures, works on surveys, publishes',
  },
  chair: { id: 'membaca semua angka kota', en: 'reads all figures of the city' },
  opd: { id: 'membaca angka untuk programnya', en: 'reads figures for its programmes' },
  kecamatan: {
    id: 'melihat keluarga di kecamatannya',
    en: 'sees the families of their district',
  },
  operator: {
    id: 'melihat keluarga di kelurahannya',
    en: 'sees the families of their village',
  },
  enumerator: {
    id: 'melihat keluarga di RT yang ditugaskan',
    en: 'sees the families of the neighbourhoods given to them',
  },
  partner: { id: 'membaca angka yang sudah terbit', en: 'reads published figures' },
  auditor: {
    id: 'membaca angka, jejak audit, dan catatan pelindungan data; tidak melihat nama warga',
    en: 'reads figures, the audit trail and the records of data protection; sees no names',
  },
  'data-officer': {
    id: 'menjaga data warga: permintaan, pelanggaran, retensi, jejak audit',
    en: 'guards the data of residents: requests, breaches, retention, audit trail',
  },
});

export const usersText = defineText({
  title: { id: 'Pengguna', en: 'Users' },
  sentence: {
    id: (active: string, all: string) => `${active} pengguna aktif dari ${all} yang terdaftar.`,
    en: (active, all) => `${active} active users of ${all} registered.`,
  },
  add: { id: 'Tambah pengguna', en: 'Add a user' },
  name: { id: 'Nama lengkap', en: 'Full name' },
  userName: { id: 'Nama pengguna', en: 'User name' },
  userNameHint: { id: 'NIP atau nama lain, tanpa spasi', en: 'Staff number or another name, without spaces' },
  email: { id: 'Surel (boleh kosong)', en: 'E-mail (may stay empty)' },
  roles: { id: 'Peran', en: 'Roles' },
  password: { id: 'Kata sandi awal', en: 'First password' },
  firstPasswordHint: {
    id: 'Boleh kosong: buat tautan undangan setelahnya, lalu orangnya memilih sendiri. Bila diisi, sedikitnya 15 huruf.',
    en: 'May stay empty: make an invitation link afterwards, and they choose it. If filled in, at least 15 characters.',
  },
  newPassword: { id: 'Kata sandi baru', en: 'New password' },
  passwordHint: {
    id: 'Sedikitnya 15 huruf. Sampaikan langsung kepada orangnya; ia dapat menggantinya pada halaman Akun.',
    en: 'At least 15 characters. Tell it to the person directly; they can change it on the Account page.',
  },
  showPassword: { id: 'Tampilkan kata sandi', en: 'Show the password' },
  state: { id: 'Keadaan', en: 'State' },
  active: { id: 'aktif', en: 'active' },
  inactive: { id: 'nonaktif', en: 'inactive' },
  lastSignIn: { id: 'Terakhir masuk', en: 'Last signed in' },
  never: { id: 'belum pernah', en: 'never' },
  created: { id: 'Didaftarkan', en: 'Registered' },
  actions: { id: 'Tindakan', en: 'Actions' },
  change: { id: 'Ubah', en: 'Change' },
  changeOf: { id: (name: string) => `Ubah ${name}`, en: (name) => `Change ${name}` },
  save: { id: 'Simpan', en: 'Save' },
  saved: { id: 'Perubahan tersimpan.', en: 'The change is saved.' },
  added: { id: (name: string) => `${name} ditambahkan.`, en: (name) => `${name} was added.` },
  resetPassword: { id: 'Setel ulang kata sandi', en: 'Reset the password' },
  resetDone: { id: 'Kata sandi disetel ulang.', en: 'The password was reset.' },
  deactivate: { id: 'Nonaktifkan', en: 'Deactivate' },
  reactivate: { id: 'Aktifkan kembali', en: 'Reactivate' },
  deactivateTitle: {
    id: (name: string) => `Nonaktifkan ${name}?`,
    en: (name) => `Deactivate ${name}?`,
  },
  deactivateText: {
    id: 'Ia tidak dapat masuk lagi dan sesi yang terbuka berakhir. Catatan pekerjaannya tetap ada, dan ia dapat diaktifkan kembali.',
    en: 'They can no longer sign in and open sessions end. The record of their work stays, and they can be reactivated.',
  },
  emptyTitle: { id: 'Belum ada pengguna', en: 'No users yet' },
  empty: {
    id: 'Daftar orang yang boleh masuk beserta perannya akan tampil di sini.',
    en: 'The people who may sign in and their roles will stand here.',
  },
  rightFields: { id: 'Periksa isian yang ditandai.', en: 'Check the marked fields.' },
  nameMissing: { id: 'Isi nama lengkap.', en: 'Fill in the full name.' },
  userNameWrong: {
    id: 'Sedikitnya tiga huruf atau angka, tanpa spasi.',
    en: 'At least three letters or digits, without spaces.',
  },
  emailWrong: {
    id: 'Tulis alamat surel lengkap, atau kosongkan.',
    en: 'Write a complete address, or leave it empty.',
  },
  rolesMissing: { id: 'Pilih sedikitnya satu peran.', en: 'Choose at least one role.' },
  passwordShort: { id: 'Kata sandi sedikitnya 15 huruf.', en: 'The password needs at least 15 characters.' },
});
