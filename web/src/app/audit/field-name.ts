import type { Bilingual } from '@pilar/contracts';

/** Fields of the trail in the words of the pages that change them; one that is not listed keeps its own name. */
const FIELD_NAMES: Readonly<Record<string, Bilingual>> = {
  name: { id: 'nama', en: 'name' },
  sex: { id: 'jenis kelamin', en: 'sex' },
  birthDate: { id: 'tanggal lahir', en: 'date of birth' },
  nik: { id: 'NIK', en: 'NIK' },
  nomor_kk: { id: 'nomor KK', en: 'KK number' },
  phone: { id: 'telepon', en: 'phone' },
  address: { id: 'alamat', en: 'address' },
  state: { id: 'keadaan', en: 'state' },
  kind: { id: 'jenis', en: 'kind' },
  receivedOn: { id: 'diterima', en: 'received' },
  dueOn: { id: 'tenggat', en: 'due' },
  opened: { id: 'yang dibuka', en: 'opened' },
  fields: { id: 'bidang', en: 'fields' },
  filter: { id: 'saringan', en: 'filter' },
  shown: { id: 'ditampilkan', en: 'shown' },
  total: { id: 'seluruhnya', en: 'in all' },
  rows: { id: 'baris', en: 'rows' },
  isFound: { id: 'ditemukan', en: 'found' },
  purpose: { id: 'tujuan', en: 'purpose' },
  roles: { id: 'peran', en: 'roles' },
  places: { id: 'wilayah kerja', en: 'places of work' },
  unit: { id: 'unit kerja', en: 'unit' },
  owner: { id: 'penanggung jawab', en: 'who is in charge' },
  successor: { id: 'pengganti', en: 'successor' },
  lastDay: { id: 'hari terakhir', en: 'last day' },
  openWork: { id: 'pekerjaan terbuka', en: 'open work' },
  reason: { id: 'alasan', en: 'reason' },
  note: { id: 'catatan', en: 'note' },
  title: { id: 'judul', en: 'title' },
  period: { id: 'periode', en: 'period' },
  source: { id: 'sumber', en: 'source' },
  contact: { id: 'kontak', en: 'contact' },
  value: { id: 'nilai', en: 'value' },
  desil: { id: 'desil', en: 'desil' },
  isActive: { id: 'aktif', en: 'active' },
};

export function fieldName(name: string, language: 'id' | 'en'): string {
  const known = Object.hasOwn(FIELD_NAMES, name) ? FIELD_NAMES[name] : undefined;
  return known?.[language] ?? name;
}
