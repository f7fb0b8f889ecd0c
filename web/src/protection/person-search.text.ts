import { defineText } from '../platform/text/dictionary.ts';

export const personSearchText = defineText({
  person: { id: 'Orang dalam registri', en: 'Person of the register' },
  hint: {
    id: 'Sebagian nama, atau NIK 16 angka. Kosongkan bila belum ditemukan.',
    en: 'Part of the name, or a NIK of 16 digits. Leave empty if not found yet.',
  },
  search: { id: 'Cari orang', en: 'Search' },
  other: { id: 'Pilih orang lain', en: 'Choose someone else' },
  choose: { id: 'Pilih', en: 'Choose' },
  chooseWhom: { id: (name: string) => `Pilih ${name}`, en: (name) => `Choose ${name}` },
  nobody: {
    id: 'Tidak ada orang dengan nama atau NIK itu di wilayah tugas Anda.',
    en: 'Nobody with that name or NIK in the places you work in.',
  },
  noNik: { id: 'tanpa NIK', en: 'no NIK' },
  years: { id: (age: string) => `${age} tahun`, en: (age) => `${age} years` },
  more: {
    id: 'Ada lebih banyak; tambah kata nama atau pakai NIK.',
    en: 'There are more; add a word of the name or use the NIK.',
  },
  chosen: { id: 'sudah dipilih', en: 'already chosen' },
});

export const correctText = defineText({
  title: { id: 'Perbaiki data orang ini', en: 'Correct this person' },
  hint: {
    id: 'Isi hanya yang diperbaiki; yang kosong tetap seperti tersimpan. Sebelum dan sesudahnya tercatat.',
    en: 'Fill in only what is corrected; what is empty stays as stored. Before and after are recorded.',
  },
  name: { id: 'Nama', en: 'Name' },
  birthDate: { id: 'Tanggal lahir', en: 'Date of birth' },
  nik: { id: 'NIK', en: 'NIK' },
  phone: { id: 'Telepon', en: 'Phone' },
  reason: {
    id: 'Dasar perbaikan, misalnya dokumen yang diperlihatkan',
    en: 'Grounds, for example the paper shown',
  },
  save: { id: 'Simpan perbaikan', en: 'Save the correction' },
  wrong: {
    id: 'Isi dasar perbaikan dan sedikitnya satu bidang dengan benar.',
    en: 'Give the grounds and at least one right field.',
  },
});
