import { defineText } from '../platform/text/dictionary.ts';

export const homeText = defineText({
  title: { id: 'Beranda', en: 'Home' },
  copy: { id: 'Salin kalimat', en: 'Copy the sentence' },
  copied: { id: 'Kalimat disalin.', en: 'The sentence was copied.' },
  notCopied: {
    id: 'Peramban tidak mengizinkan penyalinan. Pilih teksnya, lalu salin.',
    en: 'The browser does not allow copying. Select the text and copy it.',
  },
  gauges: { id: 'Empat ukuran', en: 'Four gauges' },
  trendOf: { id: (name: string) => `Perkembangan ${name}`, en: (name) => `Trend of ${name}` },
  comparisonOf: { id: (name: string) => `Perbandingan ${name}`, en: (name) => `Comparison of ${name}` },
  official: { id: 'resmi', en: 'official' },
  survey: { id: 'Survei', en: 'Survey' },
  synthetic: { id: 'data sintetis', en: 'synthetic data' },
  broken: {
    id: (period: string) => `tidak dibandingkan langsung dengan ${period}`,
    en: (period) => `not compared directly with ${period}`,
  },
  noteMark: { id: (number: string) => `catatan ${number}`, en: (number) => `note ${number}` },
  nominal: {
    id: 'nominal, menurut harga berlaku',
    en: 'nominal, at current prices',
  },
  class: {
    id: (name: string) => `${name} menurut kelas Bank Dunia`,
    en: (name) => `${name} by the classes of the World Bank`,
  },
  missing: { id: 'belum tersedia', en: 'not yet available' },
  fillIn: { id: 'Isi angkanya', en: 'Enter the figure' },
  series: { id: 'Lihat deretnya', en: 'See the series' },
  notes: { id: 'Catatan', en: 'Notes' },
  notesBreak: {
    id: (from: string, to: string) => `Deret putus antara ${from} dan ${to}.`,
    en: (from, to) => `The series breaks between ${from} and ${to}.`,
  },
  source: { id: (source: string) => `Sumber: ${source}`, en: (source) => `Source: ${source}` },
  reading: { id: 'Cara membaca', en: 'How to read' },
  readOwn: { id: 'angka resmi kota', en: 'official figure of the city' },
  readSurvey: {
    id: 'angka survei dengan selang 95 %',
    en: 'survey figure with its 95% interval',
  },
  readOther: { id: 'provinsi dan nasional', en: 'province and nation' },
  readBreak: {
    id: 'deret putus; angkanya menunjuk catatan',
    en: 'a break in the series; the number leads to the note',
  },
  readTrace: {
    id: 'Pilih angka mana pun untuk melihat asalnya dan menghitungnya ulang.',
    en: 'Choose any figure to see where it comes from and to recompute it.',
  },
  willShow: {
    id: 'Halaman ini akan menjawab empat pertanyaan, masing-masing dengan arah, pembanding, dan galatnya:',
    en: 'This page will answer four questions, each with its trend, comparison and error:',
  },
  first: { id: 'Yang pertama dikerjakan', en: 'The first thing to do' },
  firstFigures: { id: 'Isi angka resmi', en: 'Enter official figures' },
  firstFiguresWhy: {
    id: 'Ketik angka BPS satu per satu, atau unggah daftarnya dari Excel.',
    en: 'Type the figures of BPS one by one, or upload a list from Excel.',
  },
  firstSurvey: { id: 'Unggah survei', en: 'Upload a survey' },
  firstSurveyWhy: {
    id: 'Dari berkas survei rumah tangga, Pilar menghitung angkanya beserta galat.',
    en: 'From the file of a household survey Pilar computes the figures with their errors.',
  },
  firstUsers: { id: 'Daftarkan sekretariat', en: 'Register the secretariat' },
  firstUsersWhy: {
    id: 'Sekretariat TKPK yang mengisi angka dan mengolah survei.',
    en: 'The TKPK secretariat enters figures and works on surveys.',
  },
  firstWait: {
    id: 'Sekretariat TKPK belum mengisi angka. Setelah diisi, angkanya langsung tampil di sini.',
    en: 'The TKPK secretariat has not entered figures yet. Once entered they appear here at once.',
  },
});
