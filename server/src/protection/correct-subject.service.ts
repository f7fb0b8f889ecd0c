import type { CorrectSubject, PersonChanges, SubjectRequestDetail } from '@pilar/contracts';
import { RequestState } from '@pilar/contracts';
import type { Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { correctPerson, type Reader } from '../registry/index.ts';
import { getRequest } from './subject-request.service.ts';
import { addStep, changeRequest, lockRequest } from './subject-request.store.ts';

const FIELD_WORDS: Readonly<Record<keyof PersonChanges, string>> = {
  name: 'nama',
  sex: 'jenis kelamin',
  birthDate: 'tanggal lahir',
  nik: 'NIK',
  phone: 'telepon',
};

const refuse = (reason: string, reasonEn: string): Problem =>
  new Problem('request-step-refused', { reason, reasonEn });

/** Carries out what a request to correct asks for, in the register itself; the step names the fields, never the values. */
export async function correctSubject(
  tx: Tx,
  reader: Reader,
  { id, changes, reason }: CorrectSubject & Readonly<{ id: string }>,
): Promise<SubjectRequestDetail> {
  const { actor, clock } = reader;
  const personId = await openCorrection(tx, reader, id);
  const fields = await correctPerson(tx, reader, { personId, changes, reason });
  const words = fields.map((name) => FIELD_WORDS[name]).join(', ');
  await changeRequest(tx, id, { state: 'in-work' });
  await addStep(tx, {
    ...{ requestId: id, at: clock.now(), by: actor.userName },
    ...{ state: RequestState.enum['in-work'], note: `diperbaiki: ${words}. ${reason}` },
  });
  return getRequest(tx, clock, id);
}

/** @returns the person of a request to correct whose identity was checked and that is still open */
async function openCorrection(tx: Tx, { actor }: Reader, id: string): Promise<string> {
  const request = await lockRequest(tx, id);
  if (request === undefined) throw new Problem('not-found', { what: 'permintaan' });
  const { kind, state, person_id: personId } = request;
  if (kind !== 'correct' || personId === null || (state !== 'identified' && state !== 'in-work')) {
    throw refuse(
      'perbaikan dikerjakan untuk permintaan memperbaiki yang terbuka, identitasnya sudah diperiksa, dan orangnya dipilih',
      'a correction belongs to an open request to correct, once the identity is checked and the person chosen',
    );
  }
  if (actor.purpose === 'subject-request') return personId;
  throw refuse(
    'pilih dahulu tujuan sesi “permintaan subjek data”',
    'first choose the purpose “subject request” for this session',
  );
}
