import { writeAudit } from '../platform/audit/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { writeXlsx } from '../platform/tabular/index.ts';
import { findPersonRecord, type Reader } from '../registry/index.ts';
import { listAboutPerson } from './person-file.store.ts';
import { findRequest } from './subject-request.store.ts';

const refuse = (reason: string, reasonEn: string): Problem =>
  new Problem('request-step-refused', { reason, reasonEn });

/**
 * All that is held about the person of a request to see, numbers in full, and who saw it. Made only after the identity
 * was checked, in a session whose purpose is the request and whose person has shown a second factor.
 */
export async function personFile(tx: Tx, reader: Reader, requestId: string): Promise<Uint8Array> {
  const { actor, clock, secrets } = reader;
  refuseMasked(reader);
  const request = await findRequest(tx, requestId);
  if (request === undefined) throw new Problem('not-found', { what: 'permintaan' });
  if (request.kind !== 'see' || request.identity_note === null || request.person_id === null) {
    throw refuse(
      'berkas dibuat untuk permintaan melihat yang identitasnya sudah diperiksa dan orangnya dipilih',
      'the file is made for a request to see, once the identity is checked and the person chosen',
    );
  }
  if (actor.purpose !== 'subject-request') {
    throw refuse(
      'pilih dahulu tujuan sesi “permintaan subjek data”',
      'first choose the purpose “subject request” for this session',
    );
  }
  const record = await findPersonRecord(tx, secrets, request.person_id);
  if (record === undefined) throw new Problem('not-found', { what: 'orang dalam registri' });
  const seen = await listAboutPerson(tx, request.person_id);
  await writeAudit(tx, actor, clock, {
    action: 'subject-request.file',
    entity: 'protection.subject_request',
    entityId: requestId,
    after: { opened: ['nik', 'phone', 'nomor_kk', 'address'] },
    reason: `permintaan nomor ${request.number}: ${request.identity_note}`,
    subjects: [{ entity: 'registry.person', id: request.person_id }],
  });
  const columns = [{ name: 'Kolom' }, { name: 'Isi' }];
  return writeXlsx(
    [
      { name: 'Orang', columns, rows: rowsOf(record.person) },
      { name: 'Keluarga', columns, rows: rowsOf(record.family) },
      { name: 'Rumah', columns, rows: rowsOf(record.dwelling) },
      {
        name: 'Siapa melihat',
        columns: ['Waktu (UTC)', 'Siapa', 'Tindakan', 'Tujuan'].map((name) => ({ name })),
        rows: seen.map((entry) => [
          entry.at.toISOString(),
          entry.actor_name ?? 'program',
          entry.action,
          entry.purpose ?? '',
        ]),
      },
    ],
    {
      notes: [
        `Permintaan nomor ${request.number}. Nama kolom adalah nama dalam registri; kode dijelaskan dalam buku kode.`,
        'NIK, nomor KK, dan telepon tersimpan tersandi dan dibuka hanya untuk berkas ini. Serahkan kepada orangnya saja.',
      ],
    },
  );
}

/** Numbers in full need the right to open them, which a session has only after the second factor. */
function refuseMasked({ actor }: Reader): void {
  const permission = 'registry.unmask';
  if (!actor.permissions.includes(permission)) throw new Problem('not-permitted', { permission });
}

function rowsOf(record: Readonly<Record<string, unknown>>): (readonly [string, string])[] {
  return Object.entries(record).map(([name, value]) => [
    name,
    value === null ? 'tidak diisi' : String(value),
  ]);
}
