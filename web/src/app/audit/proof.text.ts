import { defineText } from '../../platform/text/dictionary.ts';

export const proofText = defineText({
  title: { id: 'Bukti keanggotaan', en: 'Proof of membership' },
  what: {
    id: 'Menunjukkan bahwa catatan ini berada dalam mata rantai bertanda tangan dan tidak diubah sejak ditutup. Semuanya dihitung ulang dari isi yang tersimpan sekarang.',
    en: 'Shows that this entry stands in a signed link and was not changed since it was closed. All of it is computed again from what is stored now.',
  },
  check: { id: 'Periksa bukti', en: 'Check the proof' },
  whole: {
    id: (link: string, entries: string) =>
      `Terbukti: catatan ini salah satu dari ${entries} catatan mata rantai ${link}, dan tidak diubah.`,
    en: (link, entries) =>
      `Proved: this entry is one of the ${entries} entries of link ${link}, and was not changed.`,
  },
  broken: {
    id: 'TIDAK terbukti. Simpan halaman ini dan hubungi petugas data.',
    en: 'NOT proved. Keep this page and call the data officer.',
  },
  right: { id: 'cocok.', en: 'matches.' },
  wrong: { id: 'TIDAK cocok.', en: 'does NOT match.' },
  entry: {
    id: 'Sidik jari dari siapa, apa, kapan, dan untuk apa:',
    en: 'The digest of who, what, when and what for:',
  },
  values: {
    id: 'Sidik jari isi sebelum, sesudah, alasan, dan alamat:',
    en: 'The digest of before, after, reason and address:',
  },
  valuesErased: {
    id: 'isinya dihapus menurut retensi; penghapusannya tercatat',
    en: 'the values left by retention; their erasure is on record',
  },
  subjects: {
    id: 'Sidik jari daftar orang atau keluarga yang disebut:',
    en: 'The digest of the persons or families it names:',
  },
  path: {
    id: 'Sidik catatan digabung dengan tetangganya sampai puncak pohon Merkle:',
    en: 'The entry joined with its neighbours up to the root of the Merkle tree:',
  },
  link: {
    id: 'Puncak itu dan keterangan mata rantai terhadap sidik mata rantai:',
    en: 'That root and the facts of the link against the hash of the link:',
  },
  previous: { id: 'Sambungan ke mata rantai sebelumnya:', en: 'The join to the link before:' },
  signature: {
    id: 'Tanda tangan Ed25519 dengan kunci mesin ini:',
    en: 'The Ed25519 signature under the key of this machine:',
  },
  numbers: { id: 'Angka untuk dihitung sendiri', en: 'Numbers to compute it yourself' },
  leaf: { id: 'Daun (nomor catatan dan sidiknya)', en: 'Leaf (entry number and its digest)' },
  step: {
    id: (number: string, side: string) => `Langkah ${number}, tetangga ${side}`,
    en: (number, side) => `Step ${number}, ${side} neighbour`,
  },
  left: { id: 'kiri', en: 'left' },
  rightSide: { id: 'kanan', en: 'right' },
  root: { id: 'Puncak pohon', en: 'Root of the tree' },
  previousHash: { id: 'Sidik mata rantai sebelumnya', en: 'Hash of the link before' },
  first: { id: 'tidak ada: ini yang pertama', en: 'none: this is the first' },
  linkHash: { id: 'Sidik mata rantai', en: 'Hash of the link' },
  signature_: { id: 'Tanda tangan', en: 'Signature' },
  key: { id: 'Kunci', en: 'Key' },
  sealedAt: { id: 'Ditutup', en: 'Closed' },
});
