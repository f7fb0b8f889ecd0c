import { defineText } from '../../platform/text/dictionary.ts';

/** What a token may be given, in the words of the office. */
export const tokenPermissionText = defineText({
  'area.read': { id: 'Daftar dan batas wilayah', en: 'Areas and boundaries' },
  'indicator.read': { id: 'Angka dan deret resmi', en: 'Figures and official series' },
  'survey.read': { id: 'Survei dan taksirannya', en: 'Surveys and their estimates' },
  'registry.count': { id: 'Cacah keluarga (tanpa nama)', en: 'Counts of families (no names)' },
  'registry.read': {
    id: 'Daftar keluarga, NIK dan KK disamarkan',
    en: 'Lists of families, NIK and KK masked',
  },
});

export const tokenStateText = defineText({
  live: { id: 'berlaku', en: 'in force' },
  expired: { id: 'lewat waktu', en: 'run out' },
  ended: { id: 'berakhir', en: 'ended' },
  'owner-gone': {
    id: 'tertutup: penanggung jawabnya nonaktif',
    en: 'shut: its owner is switched off',
  },
});

export const tokensText = defineText({
  title: { id: 'Token layanan', en: 'Service tokens' },
  sentence: {
    id: (live: string, all: string) =>
      `${live} token berlaku dari ${all}. Dengan token, program lain membaca Pilar tanpa orang yang masuk.`,
    en: (live, all) =>
      `${live} tokens in force of ${all}. With a token another program reads Pilar without a person.`,
  },
  add: { id: 'Buat token', en: 'Make a token' },
  name: { id: 'Nama', en: 'Name' },
  nameHint: { id: 'Program yang memakainya, misalnya Dasbor Kominfo', en: 'The program that uses it' },
  nameMissing: { id: 'Isi nama, sedikitnya tiga huruf.', en: 'Fill in a name of at least three letters.' },
  usedFor: { id: 'Dipakai untuk', en: 'Used for' },
  usedForMissing: {
    id: 'Tuliskan pemakaiannya, sedikitnya sepuluh huruf.',
    en: 'Say what it is used for, at least ten letters.',
  },
  permissions: { id: 'Boleh membaca', en: 'May read' },
  permissionsHint: {
    id: 'Hanya yang juga menjadi hak Anda. Token tidak pernah mengubah apa pun.',
    en: 'Only what is your right too. A token never changes anything.',
  },
  permissionsMissing: { id: 'Pilih sedikitnya satu.', en: 'Choose at least one.' },
  purpose: { id: 'Tujuan melihat data keluarga', en: 'Purpose of looking at families' },
  purposeMissing: { id: 'Pilih tujuannya.', en: 'Choose the purpose.' },
  placesMissing: { id: 'Tambahkan sedikitnya satu wilayah.', en: 'Add at least one place.' },
  days: { id: 'Berlaku (hari)', en: 'In force (days)' },
  daysHint: { id: 'Paling lama 365 hari', en: '365 days at most' },
  daysWrong: { id: 'Isi bilangan 1 sampai 365.', en: 'Fill in a number from 1 to 365.' },
  once: {
    id: 'Simpan sekarang di program yang memakainya. Teks ini tidak disimpan Pilar dan tidak tampil lagi.',
    en: 'Keep it now in the program that uses it. Pilar does not keep this text and shows it no more.',
  },
  howTo: { id: 'Kirim sebagai tajuk, tanpa cookie:', en: 'Send it as a header, without cookies:' },
  done: { id: 'Sudah saya simpan', en: 'I have kept it' },
  hint: { id: 'Awal teks', en: 'Begins with' },
  owner: { id: 'Penanggung jawab', en: 'Owner' },
  until: { id: 'Berlaku sampai', en: 'In force until' },
  used: { id: 'Terakhir dipakai', en: 'Last used' },
  never: { id: 'belum pernah', en: 'never' },
  state: { id: 'Keadaan', en: 'State' },
  actions: { id: 'Tindakan', en: 'Actions' },
  end: { id: 'Akhiri', en: 'End' },
  endOf: { id: (name: string) => `Akhiri ${name}`, en: (name) => `End ${name}` },
  endTitle: { id: (name: string) => `Akhiri token ${name}?`, en: (name) => `End the token ${name}?` },
  endText: {
    id: 'Program yang memakainya langsung ditolak. Token yang berakhir tidak dapat dihidupkan lagi.',
    en: 'The program that uses it is refused at once. An ended token cannot be revived.',
  },
  reason: { id: 'Alasan', en: 'Reason' },
  reasonShort: { id: 'Tuliskan alasan, sedikitnya lima huruf.', en: 'Say a reason, at least five letters.' },
  ended: { id: (name: string) => `Token ${name} berakhir.`, en: (name) => `The token ${name} has ended.` },
  waiting: { id: 'Perlu diputuskan', en: 'To be decided' },
  waitingText: {
    id: 'Token ini berakhir karena penanggung jawabnya keluar. Buat penggantinya, atau nyatakan tidak perlu.',
    en: 'These tokens ended because their owner left. Make new ones, or say that they are not needed.',
  },
  replace: { id: 'Buat pengganti', en: 'Make a new one' },
  replaceOf: { id: (name: string) => `Buat pengganti ${name}`, en: (name) => `Make a new ${name}` },
  notNeeded: { id: 'Tidak perlu', en: 'Not needed' },
  notNeededOf: { id: (name: string) => `${name} tidak perlu`, en: (name) => `${name} is not needed` },
  notNeededTitle: {
    id: (name: string) => `${name} tidak perlu diganti?`,
    en: (name) => `${name} needs nothing in its place?`,
  },
  settled: { id: 'Tercatat: tidak perlu diganti.', en: 'Noted: nothing in its place.' },
  emptyTitle: { id: 'Belum ada token layanan', en: 'No service tokens yet' },
  empty: {
    id: 'Bila program lain perlu membaca Pilar, buat token di sini: sempit, bertujuan, dan ada akhirnya.',
    en: 'When another program has to read Pilar, make a token here: narrow, with a purpose and an end.',
  },
});
