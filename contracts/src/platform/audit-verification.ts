import { z } from 'zod';

/** What verification can find, from an entry to the end of the chain. */
export const AUDIT_FINDINGS = {
  'entry-changed': {
    id: 'Catatan nomor {position} (mata rantai {link}) diubah setelah ditulis.',
    en: 'Entry {position} (link {link}) was changed after it was written.',
  },
  'entry-deleted': {
    id: 'Catatan nomor {position} (mata rantai {link}) dihapus.',
    en: 'Entry {position} (link {link}) was deleted.',
  },
  'entry-moved': {
    id: 'Catatan nomor {position} (mata rantai {link}) tidak di tempatnya: urutan catatan diubah.',
    en: 'Entry {position} (link {link}) is not in its place: the order of the entries was changed.',
  },
  'entry-inserted': {
    id: 'Catatan nomor {position} disisipkan ke mata rantai {link} setelah ditutup.',
    en: 'Entry {position} was put into link {link} after it was closed.',
  },
  'entry-late': {
    id: 'Catatan nomor {position} mengaku lebih tua dari mata rantai yang sudah ditutup: kemungkinan disisipkan kemudian.',
    en: 'Entry {position} claims to be older than links already closed: it was probably put in afterwards.',
  },
  'value-changed': {
    id: 'Isi sebelum, sesudah, alasan atau alamat catatan nomor {position} diubah.',
    en: 'Before, after, reason or address of entry {position} was changed.',
  },
  'value-missing': {
    id: 'Isi catatan nomor {position} hilang tanpa penghapusan yang tercatat.',
    en: 'The values of entry {position} are gone without a recorded erasure.',
  },
  'subject-changed': {
    id: 'Daftar orang atau keluarga pada catatan nomor {position} diubah.',
    en: 'The list of persons or families of entry {position} was changed.',
  },
  'erasure-unproved': {
    id: 'Penghapusan pada catatan nomor {position} tidak cocok dengan isi yang benar-benar dihapus.',
    en: 'The erasure of entry {position} does not match the values that were really erased.',
  },
  'link-missing': {
    id: 'Mata rantai {link} hilang.',
    en: 'Link {link} is missing.',
  },
  'link-changed': {
    id: 'Mata rantai {link} diubah: isi dan hash-nya tidak cocok.',
    en: 'Link {link} was changed: its content and its hash do not match.',
  },
  'link-unjoined': {
    id: 'Mata rantai {link} tidak menyambung ke mata rantai sebelumnya.',
    en: 'Link {link} does not join the link before it.',
  },
  'signature-wrong': {
    id: 'Tanda tangan mata rantai {link} salah.',
    en: 'The signature of link {link} is wrong.',
  },
  'key-unknown': {
    id: 'Mata rantai {link} ditandatangani dengan kunci yang tidak dikenal di sini.',
    en: 'Link {link} is signed with a key that is not known here.',
  },
  'end-cut': {
    id: 'Ujung rantai dipotong: mata rantai {link} pernah ada dan sekarang tidak.',
    en: 'The end of the chain was cut off: link {link} was there once and is not now.',
  },
  'end-different': {
    id: 'Mata rantai {link} bukan lagi mata rantai yang pernah disimpan: rantai ditulis ulang.',
    en: 'Link {link} is no longer the one that was kept: the chain was written anew.',
  },
} as const;
export type AuditFindingKind = keyof typeof AUDIT_FINDINGS;
const KINDS = Object.keys(AUDIT_FINDINGS) as [AuditFindingKind, ...AuditFindingKind[]];

export const AuditFinding = z.object({
  kind: z.enum(KINDS),
  link: z.int().nullable(),
  position: z.int().nullable(),
});
export type AuditFinding = z.infer<typeof AuditFinding>;

export const AuditVerification = z.object({
  checkedAt: z.string(),
  isWhole: z.boolean().describe('nothing was found'),
  links: z.int(),
  entries: z.int().describe('entries whose content was recomputed'),
  entriesInLinks: z.int().describe('entries that the links name'),
  unsealed: z.int().describe('entries that no link holds yet'),
  erased: z.int().describe('entries whose values retention took away'),
  head: z.object({ number: z.int(), hash: z.string(), sealedAt: z.string() }).nullable(),
  keyIds: z.array(z.string()).describe('keys trusted in this verification'),
  findingCount: z.int(),
  findings: z.array(AuditFinding).describe('at most the first 1,000'),
});
export type AuditVerification = z.infer<typeof AuditVerification>;

export function auditFindingSentence({ kind, link, position }: AuditFinding, locale: 'id' | 'en'): string {
  return AUDIT_FINDINGS[kind][locale]
    .replaceAll('{position}', String(position ?? '–'))
    .replaceAll('{link}', String(link ?? '–'));
}
