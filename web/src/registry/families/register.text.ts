import { defineText } from '../../platform/text/dictionary.ts';

export const registerText = defineText({
  title: { id: 'Keluarga', en: 'Families' },
  sentence: {
    id: (count: string) => `${count} keluarga di wilayah tugas Anda cocok dengan saringan ini.`,
    en: (count) => `${count} families of your places fit this filter.`,
  },
  sentenceAll: {
    id: (count: string) => `${count} keluarga tercatat di wilayah tugas Anda.`,
    en: (count) => `${count} families are registered in your places.`,
  },
  seen: {
    id: 'Setiap keluarga yang tampak di sini dicatat bersama tujuan Anda. NIK, nomor KK, tanggal lahir, telepon, dan alamat disamarkan.',
    en: 'Every family shown here is recorded with your purpose. NIK, KK number, date of birth, phone and address are masked.',
  },
  synthetic: {
    id: 'Keluarga dan orang ini dibuat dari benih acak; bukan orang sungguhan.',
    en: 'These families and persons are made from a seed; they are not real.',
  },
  area: { id: 'Kelurahan', en: 'Kelurahan' },
  rt: { id: 'RW / RT', en: 'RW / RT' },
  anyArea: { id: 'Semua kelurahan', en: 'Every kelurahan' },
  anyRt: { id: 'Semua RT', en: 'Every RT' },
  anyDesil: { id: 'Semua desil', en: 'Every desil' },
  anyLivelihood: { id: 'Semua mata pencaharian', en: 'Every livelihood' },
  noDesil: { id: 'Tanpa desil', en: 'No desil' },
  desil: { id: 'Desil', en: 'Desil' },
  desilOf: { id: (number: string) => `Desil ${number}`, en: (number) => `Desil ${number}` },
  livelihood: { id: 'Mata pencaharian', en: 'Livelihood' },
  rwRt: {
    id: (rw: string, rt: string) => `RW ${rw} / RT ${rt}`,
    en: (rw, rt) => `RW ${rw} / RT ${rt}`,
  },
  head: { id: 'Kepala keluarga', en: 'Head of family' },
  noHead: { id: 'tanpa kepala keluarga', en: 'no head of family' },
  kk: { id: 'Nomor KK', en: 'KK number' },
  size: { id: 'Anggota', en: 'Members' },
  programmes: { id: 'Program', en: 'Programmes' },
  caption: { id: 'Keluarga menurut RT', en: 'Families by RT' },
  more: { id: 'Tampilkan berikutnya', en: 'Show more' },
  shown: {
    id: (shown: string, total: string) => `${shown} dari ${total} keluarga ditampilkan`,
    en: (shown, total) => `${shown} of ${total} families shown`,
  },
  xlsx: { id: 'Unduh Excel', en: 'Download Excel' },
  csv: { id: 'Unduh CSV', en: 'Download CSV' },
  emptyTitle: { id: 'Belum ada keluarga yang cocok', en: 'No family fits yet' },
  empty: {
    id: 'Halaman ini menampilkan keluarga di wilayah tugas Anda. Longgarkan saringan, atau periksa wilayah tugas pada halaman Akun.',
    en: 'This page shows the families of your places. Widen the filter, or look at your places on the Account page.',
  },
  clear: { id: 'Hapus saringan', en: 'Clear the filter' },
});

export const entryText = defineText({
  familyOf: { id: (name: string) => `Keluarga ${name}`, en: (name) => `Family of ${name}` },
  members: { id: 'Anggota keluarga', en: 'Members of the family' },
  dwelling: { id: 'Rumah', en: 'Dwelling' },
  identity: { id: 'Identitas', en: 'Identity' },
  answers: { id: 'Keterangan', en: 'Answers' },
  name: { id: 'Nama', en: 'Name' },
  nik: { id: 'NIK', en: 'NIK' },
  noNik: { id: 'belum tersedia', en: 'not available' },
  address: { id: 'Alamat', en: 'Address' },
  phone: { id: 'Telepon', en: 'Phone' },
  birthDate: { id: 'Tanggal lahir', en: 'Date of birth' },
  sex: { id: 'Jenis kelamin', en: 'Sex' },
  male: { id: 'laki-laki', en: 'male' },
  female: { id: 'perempuan', en: 'female' },
  age: { id: 'Umur', en: 'Age' },
  years: { id: (age: string) => `${age} tahun`, en: (age) => `${age} years` },
  relation: { id: 'Hubungan', en: 'Relation' },
  source: { id: 'Sumber', en: 'Source' },
  desilAsOf: {
    id: (desil: string, when: string) => `Desil ${desil}, per ${when}`,
    en: (desil, when) => `Desil ${desil}, as of ${when}`,
  },
  toFamily: { id: 'Buka keluarganya', en: 'Open the family' },
});

export const sightsText = defineText({
  title: { id: 'Siapa yang melihat data ini', en: 'Who saw these data' },
  inList: { id: '(bersama yang lain dalam satu daftar)', en: '(with others in one list)' },
  older: { id: 'Yang lebih lama', en: 'Older ones' },
});

export const unmaskText = defineText({
  open: { id: 'Buka', en: 'Open' },
  openWhat: { id: (what: string) => `Buka ${what}`, en: (what) => `Open ${what}` },
  why: {
    id: 'Alasan dicatat bersama nama Anda dan dapat dilihat warga yang bersangkutan. Nilainya tersembunyi lagi setelah dua menit.',
    en: 'The reason is kept with your name, and the resident can see it. The value is hidden again after two minutes.',
  },
  reason: { id: 'Alasan', en: 'Reason' },
  reasonHint: {
    id: 'Sedikitnya 10 huruf, misalnya nomor pengaduan.',
    en: 'At least 10 letters, for example the number of a complaint.',
  },
  cancel: { id: 'Batal', en: 'Cancel' },
  hide: { id: 'Sembunyikan', en: 'Hide' },
  hidesIn: {
    id: (seconds: string) => `tersembunyi lagi dalam ${seconds} detik`,
    en: (seconds) => `hidden again in ${seconds} seconds`,
  },
  nothing: { id: 'belum tersedia', en: 'not available' },
});

/** Livelihood groups of the register, in the words of `demo/src/livelihood.ts`. */
export const livelihoodName = defineText({
  petani: { id: 'Petani, peternak, dan pembudidaya', en: 'Farmers and breeders' },
  'buruh-tani': { id: 'Buruh tani', en: 'Farm labourers' },
  buruh: { id: 'Buruh bangunan, industri, dan pekerja lepas', en: 'Labourers' },
  pedagang: { id: 'Pedagang', en: 'Traders' },
  'usaha-kecil': { id: 'Usaha kecil', en: 'Small business' },
  pengemudi: { id: 'Pengemudi dan jasa angkutan', en: 'Drivers and transport' },
  jasa: { id: 'Jasa lain', en: 'Other services' },
  karyawan: { id: 'Karyawan swasta', en: 'Private employees' },
  pegawai: { id: 'Pegawai negeri, TNI, Polri, BUMN, BUMD', en: 'Public employees' },
  pensiunan: { id: 'Pensiunan', en: 'Pensioners' },
  'tidak-bekerja': { id: 'Tidak ada anggota yang bekerja', en: 'Nobody at work' },
});

/** Questions of the form. */
export const questionName = defineText({
  tenure: { id: 'Status rumah', en: 'Tenure' },
  floor: { id: 'Lantai terluas', en: 'Floor' },
  wall: { id: 'Dinding terluas', en: 'Walls' },
  roof: { id: 'Atap terluas', en: 'Roof' },
  water: { id: 'Sumber air minum', en: 'Drinking water' },
  waste_distance: { id: 'Jarak air ke penampungan tinja', en: 'Distance of water to waste' },
  light: { id: 'Penerangan', en: 'Light' },
  power: { id: 'Daya listrik', en: 'Power' },
  fuel: { id: 'Bahan bakar memasak', en: 'Cooking fuel' },
  toilet: { id: 'Fasilitas buang air besar', en: 'Toilet' },
  closet: { id: 'Jenis kloset', en: 'Kind of closet' },
  disposal: { id: 'Pembuangan tinja', en: 'Disposal' },
  floor_area_m2: { id: 'Luas lantai', en: 'Floor area' },
  marital: { id: 'Status kawin', en: 'Marital status' },
  school_attendance: { id: 'Partisipasi sekolah', en: 'School attendance' },
  education: { id: 'Ijazah tertinggi', en: 'Highest diploma' },
  sector: { id: 'Lapangan usaha', en: 'Sector of work' },
  employment_status: { id: 'Status pekerjaan', en: 'Status of work' },
});
