import type { Person, PersonPage, RegisterQuery, Unmasked, UnmaskPerson } from '@pilar/contracts';
import { writeAudit } from '../platform/audit/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { answersOf } from './code-words.ts';
import { findPerson, listPersons, type PersonRecord } from './person.store.ts';
import { areaNamesOf, expiryOf, PAGE_ROWS, type Reader, seenFilter } from './reader.ts';
import { countPersons, type Filter } from './register-filter.store.ts';
import { refuseUnsaid } from './register-gate.ts';
import { personRow, SYNTHETIC } from './register-view.ts';
import { NIK_COLUMN, PHONE_COLUMN } from './sealed-columns.ts';

const PERSON = 'registry.person';

/** A page of persons of the actor's places, numbers masked; who was shown is written beside it. */
export async function getPersonPage(tx: Tx, reader: Reader, query: RegisterQuery): Promise<PersonPage> {
  refuseUnsaid(reader.actor);
  const { after, ...filter } = query;
  const { rows, next, subjects, isSynthetic } = await readPersons(tx, reader, filter, after, PAGE_ROWS);
  const total = await countPersons(tx, filter);
  await writeAudit(tx, reader.actor, reader.clock, {
    action: 'person.list',
    entity: PERSON,
    after: { filter: seenFilter(filter), shown: rows.length, total },
    subjects,
  });
  return { persons: rows, total, next, isSynthetic };
}

/** Rows without their audit entry: only for those who write one. */
export async function readPersons(
  tx: Tx,
  { secrets, clock }: Reader,
  filter: Filter,
  after: string | undefined,
  limit: number,
) {
  const [place = '', familyId = '', id = ''] = after?.split('~') ?? [];
  if (after !== undefined && id === '') {
    throw new Problem('query-invalid', {
      field: 'after',
      reason: 'penanda halaman',
      reasonEn: 'not a page mark',
    });
  }
  const edge = after === undefined ? null : ([place, familyId, id] as const);
  const found = await listPersons(tx, filter, { after: edge, limit: limit + 1 });
  const persons = found.slice(0, limit);
  const parts = { secrets, now: clock.now(), areaNames: await areaNamesOf(tx, persons) };
  const last = persons.at(-1);
  return {
    rows: persons.map((person) => personRow(person, parts)),
    next: found.length > limit && last ? `${last.place}~${last.family_id}~${last.id}` : null,
    subjects: persons.map((person) => ({ entity: PERSON, id: person.id })),
    isSynthetic: persons.some(({ source }) => source === SYNTHETIC),
  };
}

const COLUMNS = ['marital', 'school_attendance', 'education', 'sector', 'employment_status'] as const;

/** One person. One of another place is not found, like one that is not there. */
export async function getPerson(tx: Tx, reader: Reader, id: string): Promise<Person> {
  const person = await getRecord(tx, reader, id);
  // In a list a bent number leaves a hole; whoever asks for this one is told.
  openNumber(person, reader, NIK_COLUMN, person.nik_cipher);
  const parts = {
    secrets: reader.secrets,
    now: reader.clock.now(),
    areaNames: await areaNamesOf(tx, [person]),
  };
  await writeAudit(tx, reader.actor, reader.clock, {
    action: 'person.open',
    entity: PERSON,
    entityId: id,
    subjects: [{ entity: PERSON, id }],
  });
  return {
    ...personRow(person, parts),
    hasPhone: person.phone_cipher !== null,
    source: person.source,
    isSynthetic: person.source === SYNTHETIC,
    answers: answersOf(person, COLUMNS),
  };
}

/** Opens what is masked, for a reason that is kept. */
export async function unmaskPerson(
  tx: Tx,
  reader: Reader,
  id: string,
  asked: UnmaskPerson,
): Promise<Unmasked> {
  const person = await getRecord(tx, reader, id);
  const open = (column: string, cipher: Uint8Array | null) => openNumber(person, reader, column, cipher);
  const values: Record<string, string | null> = {};
  if (asked.fields.includes('nik')) values.nik = open(NIK_COLUMN, person.nik_cipher);
  if (asked.fields.includes('phone')) values.phone = open(PHONE_COLUMN, person.phone_cipher);
  if (asked.fields.includes('birthDate')) values.birthDate = person.birth_date;
  await writeAudit(tx, reader.actor, reader.clock, {
    action: 'person.unmask',
    entity: PERSON,
    entityId: id,
    after: { fields: asked.fields },
    reason: asked.reason,
    subjects: [{ entity: PERSON, id }],
  });
  return { values, expiresAt: expiryOf(reader.clock) };
}

function openNumber(
  { id }: PersonRecord,
  { secrets }: Reader,
  column: string,
  cipher: Uint8Array | null,
): string | null {
  return cipher === null ? null : secrets.open({ column, row: id }, cipher);
}

async function getRecord(tx: Tx, { actor }: Reader, id: string): Promise<PersonRecord> {
  refuseUnsaid(actor);
  const person = await findPerson(tx, id);
  if (!person) throw new Problem('not-found', { what: 'orang' });
  return person;
}
