import { defineText } from '../platform/text/dictionary.ts';

export const appText = defineText({
  tagline: {
    id: 'Sistem keputusan penanggulangan kemiskinan',
    en: 'Decision system for poverty reduction,',
  },
  taglineAny: {
    id: 'Sistem keputusan tim penanggulangan kemiskinan kota',
    en: 'Decision system of a city poverty-reduction team',
  },
  skip: { id: 'Langsung ke isi', en: 'Skip to the content' },
  navigation: { id: 'Halaman', en: 'Pages' },
  chain: { id: 'Rantai keputusan', en: 'Decision chain' },
  administration: { id: 'Pengelolaan', en: 'Administration' },
  home: { id: 'Beranda', en: 'Home' },
  figures: { id: 'Angka resmi', en: 'Official figures' },
  surveys: { id: 'Survei', en: 'Surveys' },
  desil: { id: 'Peta desil', en: 'Desil map' },
  areas: { id: 'Wilayah', en: 'Areas' },
  jobs: { id: 'Pekerjaan', en: 'Jobs' },
  users: { id: 'Pengguna', en: 'Users' },
  audit: { id: 'Jejak audit', en: 'Audit trail' },
  account: { id: 'Akun', en: 'Account' },
  menu: { id: 'Menu', en: 'Menu' },
  more: { id: 'Lainnya', en: 'More' },
  signOut: { id: 'Keluar', en: 'Sign out' },
  signedOut: { id: 'Anda sudah keluar.', en: 'You have signed out.' },
  language: { id: 'Bahasa', en: 'Language' },
  scheme: { id: 'Tampilan', en: 'Appearance' },
  light: { id: 'Terang', en: 'Light' },
  dark: { id: 'Gelap', en: 'Dark' },
  auto: { id: 'Ikut perangkat', en: 'As the device' },
  demoTitle: { id: 'Kota contoh, data sintetis.', en: 'Example city, synthetic data.' },
  demoText: {
    id: 'Orang dan keluarga di sini dibuat dari benih acak; hanya angka berlabel resmi yang berasal dari BPS.',
    en: 'People and families here are made from a seed; only figures marked official come from BPS.',
  },
  offline: {
    id: 'Sambungan terputus. Yang tampak adalah keadaan terakhir; perubahan belum dapat dikirim.',
    en: 'The connection is lost. What you see is the last known state; changes cannot be sent yet.',
  },
  notFoundTitle: { id: 'Halaman tidak ditemukan', en: 'Page not found' },
  notFoundText: {
    id: 'Alamat ini tidak menuju halaman mana pun. Mungkin salah ketik, atau halamannya sudah berpindah.',
    en: 'This address leads to no page. It may be mistyped, or the page has moved.',
  },
  toHome: { id: 'Buka Beranda', en: 'Open Home' },
  brokenTitle: { id: 'Halaman ini mengalami gangguan', en: 'This page met an error' },
  brokenText: {
    id: 'Data tetap aman. Muat ulang halaman; bila berulang, sampaikan kepada pengelola apa yang sedang dilakukan.',
    en: 'The data are safe. Reload the page; if it happens again, tell the administrator what you were doing.',
  },
  reload: { id: 'Muat ulang', en: 'Reload' },
  forbidden: {
    id: 'Akun Anda tidak memiliki hak untuk halaman ini. Mintalah kepada pengelola bila diperlukan.',
    en: 'Your account does not have the right for this page. Ask the administrator if you need it.',
  },
  printed: {
    id: (when: string) => `Dicetak dari Pilar pada ${when}`,
    en: (when) => `Printed from Pilar on ${when}`,
  },
  version: { id: (version: string) => `Pilar ${version}`, en: (version) => `Pilar ${version}` },
});
