import type { FamilyRow, PersonRow, RegisterQuery } from '@pilar/contracts';
import { type AuditSubject, writeAudit } from '../platform/audit/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { refuseOnwardSharing } from '../platform/disclosure/index.ts';
import { Problem } from '../platform/problem.ts';
import { type WrittenRow, writeCsv, writeXlsx } from '../platform/tabular/index.ts';
import { readFamilies } from './family.service.ts';
import { readPersons } from './person.service.ts';
import { type Reader, seenFilter } from './reader.ts';
import { countFamilies, countPersons, type Filter } from './register-filter.store.ts';
import { refuseUnsaid } from './register-gate.ts';

/** One file names at most the people of a large kelurahan; more leave only kelurahan by kelurahan. */
const MOST_ROWS = 20_000;
const ROWS_AT_ONCE = 2_000;

type Read<Row> = (
  tx: Tx,
  reader: Reader,
  filter: Filter,
  after: string | undefined,
  limit: number,
) => Promise<
  Readonly<{ rows: Row[]; next: string | null; subjects: readonly AuditSubject[]; isSynthetic: boolean }>
>;

type Sheet<Row> = Readonly<{
  name: string;
  entity: string;
  action: string;
  header: readonly string[];
  cells: (row: Row) => WrittenRow;
  count: (tx: Tx, filter: Filter) => Promise<number>;
  read: Read<Row>;
}>;

const FAMILIES: Sheet<FamilyRow> = {
  name: 'Keluarga',
  entity: 'registry.family',
  action: 'family.export',
  header: [
    'Kelurahan',
    'Wilayah',
    'Kepala keluarga',
    'Nomor KK (disamarkan)',
    'Anggota',
    'Mata pencaharian',
    'Desil',
    'Program',
  ],
  cells: (row) => [
    row.areaName,
    row.place,
    row.headName,
    row.kkMasked,
    row.size,
    row.livelihood,
    row.desil,
    row.programmes.join(', '),
  ],
  count: countFamilies,
  read: readFamilies,
};

const PERSONS: Sheet<PersonRow> = {
  name: 'Orang',
  entity: 'registry.person',
  action: 'person.export',
  header: [
    'Kelurahan',
    'Wilayah',
    'Nama',
    'NIK (disamarkan)',
    'Jenis kelamin',
    'Umur',
    'Hubungan dengan kepala keluarga',
  ],
  cells: (row) => [row.areaName, row.place, row.name, row.nikMasked, row.sex, row.age, row.relation],
  count: countPersons,
  read: readPersons,
};

export type ExportKind = 'xlsx' | 'csv';
type Asked = Readonly<{ query: RegisterQuery; kind: ExportKind }>;

export const exportFamilies = (tx: Tx, reader: Reader, asked: Asked) =>
  exportRows(tx, reader, asked, FAMILIES);
export const exportPersons = (tx: Tx, reader: Reader, asked: Asked) => exportRows(tx, reader, asked, PERSONS);

/**
 * What the list shows, all its pages, masked as there. Everybody in the file is named in the audit entry.
 * @throws Problem onward-sharing-refused, export-too-large
 */
async function exportRows<Row>(
  tx: Tx,
  reader: Reader,
  { query, kind }: Asked,
  sheet: Sheet<Row>,
): Promise<Uint8Array> {
  refuseUnsaid(reader.actor);
  await refuseOnwardSharing(tx, 'desil-dtsen');
  const { after: _page, ...filter } = query;
  const total = await sheet.count(tx, filter);
  if (total > MOST_ROWS) throw new Problem('export-too-large', { count: total, limit: MOST_ROWS });
  const rows: WrittenRow[] = [];
  const subjects: AuditSubject[] = [];
  let isSynthetic = false;
  let after: string | undefined;
  do {
    const part = await sheet.read(tx, reader, filter, after, ROWS_AT_ONCE);
    rows.push(...part.rows.map(sheet.cells));
    subjects.push(...part.subjects);
    isSynthetic ||= part.isSynthetic;
    after = part.next ?? undefined;
  } while (after !== undefined);
  await writeAudit(tx, reader.actor, reader.clock, {
    action: sheet.action,
    entity: sheet.entity,
    after: { filter: seenFilter(filter), rows: rows.length, kind },
    subjects,
  });
  return fileOf(reader, { kind, sheet, rows, isSynthetic });
}

type Filled = Readonly<{
  kind: ExportKind;
  sheet: Pick<Sheet<never>, 'name' | 'header'>;
  rows: WrittenRow[];
  isSynthetic: boolean;
}>;

async function fileOf(
  { actor, clock }: Reader,
  { kind, sheet, rows, isSynthetic }: Filled,
): Promise<Uint8Array> {
  if (kind === 'csv') {
    const mark = isSynthetic ? 'data sintetis' : 'registrasi';
    return writeCsv(
      [...sheet.header, 'Sumber'],
      rows.map((row) => [...row, mark]),
    );
  }
  return writeXlsx([{ name: sheet.name, columns: sheet.header.map((name) => ({ name })), rows }], {
    isSynthetic,
    notes: [
      'Memuat data pribadi. Dipakai hanya untuk tujuan di bawah ini, tidak diteruskan, dan dihapus setelah selesai.',
      `Tujuan: ${actor.purpose ?? ''}. Diunduh oleh ${actor.userName} pada ${clock.now().toISOString()}.`,
      'NIK, nomor KK, dan alamat disamarkan; berkas ini hanya mencakup wilayah tugas pengunduh.',
    ],
  });
}
