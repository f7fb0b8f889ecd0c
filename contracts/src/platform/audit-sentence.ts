import { PURPOSE_NAMES, Purpose } from './purpose.ts';
import type { Bilingual } from './text.ts';

/**
 * What each action says in a sentence after the person's name; `{object}` is the thing it was done to. An action that is
 * not listed is said under its own name, so that nothing is hidden or guessed.
 */
export const AUDIT_ACTIONS: Readonly<Record<string, Bilingual>> = {
  'backup.ask': { id: 'meminta cadangan dibuat', en: 'asked for a backup' },
  'backup.check-ask': { id: 'meminta cadangan diperiksa', en: 'asked for a backup to be checked' },
  'backup.make': { id: 'membuat cadangan', en: 'made a backup' },
  'backup.check': { id: 'memeriksa cadangan', en: 'checked a backup' },
  'backup.fail': { id: 'gagal membuat cadangan', en: 'failed to make a backup' },
  'backup.restore': { id: 'memulihkan kota dari cadangan', en: 'restored the city from a backup' },
  'keys.rotate': {
    id: 'memulai pergantian kunci nomor tersandi',
    en: 'began to change the keys of sealed numbers',
  },
  'keys.retire': { id: 'memensiunkan kunci lama', en: 'retired the old keys' },
  'analysis.make': { id: 'menghitung analisis survei', en: 'made an analysis of surveys' },
  'area.boundaries.import': { id: 'mengimpor batas wilayah', en: 'imported area boundaries' },
  'area.boundaries.remove': { id: 'menghapus batas wilayah', en: 'removed area boundaries' },
  'area.list.import': { id: 'mengimpor daftar wilayah', en: 'imported the list of areas' },
  'audit.erase': {
    id: 'menghapus isi catatan lama menurut retensi',
    en: 'erased values of old entries by retention',
  },
  'assessment.save': { id: 'menyimpan penilaian dampak', en: 'saved an impact assessment' },
  'assessment.sign': { id: 'menandatangani penilaian dampak', en: 'signed an impact assessment' },
  'breach.report': { id: 'melaporkan kebocoran data', en: 'reported a data breach' },
  'breach.change': { id: 'mengubah catatan kebocoran data', en: 'changed the record of a data breach' },
  'breach.close': { id: 'menutup catatan kebocoran data', en: 'closed the record of a data breach' },
  'city.init': { id: 'menyiapkan kota', en: 'set up the city' },
  'estimate.make': { id: 'menghitung taksiran survei', en: 'made a survey estimate' },
  'estimate.publish': { id: 'menerbitkan taksiran survei', en: 'published a survey estimate' },
  'family.list': { id: 'melihat daftar {object}', en: 'looked at a list of {object}' },
  'family.open': { id: 'membuka {object}', en: 'opened {object}' },
  'family.view': { id: 'melihat {object}', en: 'looked at {object}' },
  'family.unmask': { id: 'membuka NIK dan KK {object}', en: 'unmasked NIK and KK of {object}' },
  'family.export': { id: 'mengekspor {object}', en: 'exported {object}' },
  'family.change': { id: 'mengubah {object}', en: 'changed {object}' },
  'person.list': { id: 'melihat daftar {object}', en: 'looked at a list of {object}' },
  'person.open': { id: 'membuka {object}', en: 'opened {object}' },
  'person.unmask': { id: 'membuka NIK {object}', en: 'unmasked the NIK of {object}' },
  'person.find': {
    id: 'mencari menurut nama dan menemukan {object}',
    en: 'searched by name and found {object}',
  },
  'person.find-none': {
    id: 'mencari menurut nama dan tidak menemukan siapa pun',
    en: 'searched by name and found nobody',
  },
  'person.correct': { id: 'memperbaiki data {object}', en: 'corrected the data of {object}' },
  'person.export': { id: 'mengekspor {object}', en: 'exported {object}' },
  'number.find': {
    id: 'mencari menurut NIK atau KK dan menemukan {object}',
    en: 'searched by NIK or KK and found {object}',
  },
  'number.find-none': {
    id: 'mencari menurut NIK atau KK dan tidak menemukan siapa pun',
    en: 'searched by NIK or KK and found nobody',
  },
  'figure.add': { id: 'menambah angka resmi', en: 'added an official figure' },
  'figure.correct': { id: 'mengoreksi angka resmi', en: 'corrected an official figure' },
  'figure.bring': { id: 'memuat deret resmi', en: 'brought official series' },
  'holiday.set': { id: 'mencatat hari libur', en: 'entered a holiday' },
  'holiday.remove': { id: 'mencabut hari libur', en: 'took a holiday away' },
  'job.hand-over': { id: 'menyerahkan pekerjaan latar', en: 'handed background work over' },
  'job.cancel': { id: 'membatalkan pekerjaan latar', en: 'cancelled background work' },
  'register.fill': { id: 'mengisi registrasi keluarga', en: 'filled the register of families' },
  'retention.erase': {
    id: 'menghapus data menurut jadwal retensi',
    en: 'erased data by the retention schedule',
  },
  'session.sign-in': { id: 'masuk', en: 'signed in' },
  'session.end': { id: 'mengakhiri sesi', en: 'ended a session' },
  'session.refuse': { id: 'menolak percobaan masuk', en: 'refused a sign-in' },
  'session.purpose': { id: 'memilih tujuan melihat data', en: 'chose a purpose of looking at data' },
  'session.provider': {
    id: 'masuk dengan akun instansi lain',
    en: 'signed in with an account of another office',
  },
  'session.second-factor': { id: 'masuk dengan faktor kedua', en: 'showed a second factor' },
  'subject-request.receive': { id: 'menerima permintaan warga', en: 'received a request of a resident' },
  'subject-request.identified': {
    id: 'memeriksa identitas pemohon',
    en: 'checked the identity of who asks',
  },
  'subject-request.in-work': { id: 'mengerjakan permintaan warga', en: 'took up a request of a resident' },
  'subject-request.answered': { id: 'menjawab permintaan warga', en: 'answered a request of a resident' },
  'subject-request.refused': { id: 'menolak permintaan warga', en: 'refused a request of a resident' },
  'subject-request.limit-end': {
    id: 'mengakhiri pembatasan data warga',
    en: 'ended the limit on a resident’s data',
  },
  'subject-request.file': {
    id: 'membuat berkas jawaban permintaan warga',
    en: 'made the file that answers a resident',
  },
  'survey.receive': { id: 'menerima berkas survei', en: 'received a survey file' },
  'survey.map': { id: 'memetakan kolom survei', en: 'mapped the columns of a survey' },
  'survey.import': { id: 'mengimpor survei', en: 'imported a survey' },
  'survey.hand-over': { id: 'menyerahkan survei kepada orang lain', en: 'handed a survey over' },
  'survey.undo': { id: 'membatalkan impor survei', en: 'undid a survey import' },
  'token.make': { id: 'membuat token layanan: {reason}', en: 'made a service token: {reason}' },
  'token.end': { id: 'mengakhiri token layanan: {reason}', en: 'ended a service token: {reason}' },
  'token.settle': {
    id: 'menyatakan token tidak perlu diganti: {reason}',
    en: 'said that a token needs nothing in its place: {reason}',
  },
  'token.hand-over': { id: 'menyerahkan token layanan', en: 'handed a service token over' },
  'user.leave': { id: 'mencatat: {reason}', en: 'noted: {reason}' },
  'user.close': { id: 'menutup akun: {reason}', en: 'closed an account: {reason}' },
  'user.move': { id: 'mencatat: {reason}', en: 'noted: {reason}' },
  'user.return': { id: 'mencatat: {reason}', en: 'noted: {reason}' },
  'user.hand-over': { id: 'mencatat: {reason}', en: 'noted: {reason}' },
  'user.add': { id: 'menambah pengguna', en: 'added a user' },
  'user.link.make': { id: 'membuat tautan sekali pakai', en: 'made a one-time link' },
  'user.link.use': { id: 'memakai tautan sekali pakai', en: 'used a one-time link' },
  'user.change': { id: 'mengubah pengguna', en: 'changed a user' },
  'user.password.change': { id: 'mengganti kata sandi', en: 'changed a password' },
  'user.place.add': { id: 'memberi wilayah kerja', en: 'gave a place of work' },
  'user.place.remove': { id: 'mencabut wilayah kerja', en: 'took a place of work away' },
  'user.provider.link': {
    id: 'menghubungkan akun instansi lain',
    en: 'linked an account of another office',
  },
  'user.provider.unlink': {
    id: 'melepas hubungan akun instansi lain',
    en: 'ended the link to an account of another office',
  },
  'user.role.add': { id: 'memberi peran', en: 'gave a role' },
  'user.role.remove': { id: 'mencabut peran', en: 'took a role away' },
  'user.second-factor.on': { id: 'mengaktifkan faktor kedua', en: 'switched the second factor on' },
  'user.second-factor.off': { id: 'mematikan faktor kedua', en: 'switched the second factor off' },
  'user.recovery-code.use': { id: 'memakai kode pemulihan', en: 'used a recovery code' },
};

const THINGS: Readonly<Record<string, Bilingual>> = {
  'registry.family': { id: 'keluarga', en: 'families' },
  'registry.person': { id: 'orang', en: 'persons' },
};

/** An action as a choice: `Melihat daftar keluarga`. */
export function auditActionName(action: string, language: 'id' | 'en'): string {
  const known = Object.hasOwn(AUDIT_ACTIONS, action) ? AUDIT_ACTIONS[action] : undefined;
  if (known === undefined) return action;
  const thing = THINGS[`registry.${action.split('.')[0]}`] ?? THINGS['registry.family'];
  const said = known[language].replace('{object}', thing?.[language] ?? '');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

export type AuditSaid = Readonly<{
  actorName: string | null;
  actorFullName?: string | null;
  action: string;
  entity: string;
  entityId: string | null;
  purpose: string | null;
  subjectCount: number;
  /** some entries say in it what was done; null where it has left or is not for this reader */
  reason?: string | null;
}>;

/** `Siti Rahmawati melihat daftar 50 keluarga untuk verifikasi`: without the moment, which the reader's clock writes. */
export function auditSentence(entry: AuditSaid, language: 'id' | 'en'): string {
  const isIndonesian = language === 'id';
  const who = entry.actorFullName ?? entry.actorName ?? (isIndonesian ? 'Sistem' : 'The system');
  const known = Object.hasOwn(AUDIT_ACTIONS, entry.action) ? AUDIT_ACTIONS[entry.action] : undefined;
  const unknown = isIndonesian
    ? `melakukan “${entry.action}” pada ${nameOf(entry)}`
    : `did “${entry.action}” to ${nameOf(entry)}`;
  const did =
    known === undefined
      ? unknown
      : withReason(known[language].replace('{object}', objectOf(entry, language)), entry.reason);
  const purpose = Purpose.safeParse(entry.purpose).data;
  // A step of a request names it already: "for a request" would say it twice.
  if (purpose === undefined || entry.action.startsWith(`${purpose}.`)) return `${who} ${did}`;
  return `${who} ${did} ${isIndonesian ? 'untuk' : 'for'} ${withinSentence(PURPOSE_NAMES[purpose][language])}`;
}

const withReason = (words: string, reason: string | null | undefined): string =>
  words.replace(/: \{reason\}$/, () => (reason ? `: ${reason}` : ''));

const withinSentence = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

const nameOf = ({ entity, entityId }: AuditSaid): string =>
  entityId === null ? entity : `${entity} ${entityId}`;

function objectOf({ entity, entityId, subjectCount }: AuditSaid, language: 'id' | 'en'): string {
  const things = THINGS[entity]?.[language] ?? entity;
  if (subjectCount > 1) return `${new Intl.NumberFormat(language).format(subjectCount)} ${things}`;
  if (entityId !== null) return `${singular(entity, language)} ${entityId.slice(0, 8)}`;
  return subjectCount === 1 ? `1 ${singular(entity, language)}` : things;
}

function singular(entity: string, language: 'id' | 'en'): string {
  if (language === 'id') return THINGS[entity]?.id ?? entity;
  return { 'registry.family': 'family', 'registry.person': 'person' }[entity] ?? entity;
}

/** Words that only join a sentence; a search passes over them. */
const JOINING = new Set([
  'untuk',
  'di',
  'dan',
  'oleh',
  'pada',
  'yang',
  'for',
  'the',
  'of',
  'a',
  'by',
  'to',
  'and',
]);

export type AuditWord = Readonly<{ word: string; actions: readonly string[]; purposes: readonly string[] }>;

/** The words of a search, each with the actions and purposes whose sentence holds it, in either language. */
export function auditWords(text: string): AuditWord[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && !JOINING.has(word));
  const holding = (table: Readonly<Record<string, Bilingual>>, word: string): string[] =>
    Object.entries(table).flatMap(([name, said]) =>
      `${said.id} ${said.en}`.toLowerCase().includes(word) ? [name] : [],
    );
  return words.slice(0, 8).map((word) => ({
    word,
    actions: holding(AUDIT_ACTIONS, word),
    purposes: holding(PURPOSE_NAMES, word),
  }));
}
