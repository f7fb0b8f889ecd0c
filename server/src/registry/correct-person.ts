import type { PersonChanges } from '@pilar/contracts';
import { writeAudit } from '../platform/audit/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { changeIdentity, changePerson, type IdentityChange } from './correct-person.store.ts';
import { maskNumber } from './mask.ts';
import { findPerson, type PersonRecord } from './person.store.ts';
import type { Reader } from './reader.ts';
import { refuseUnsaid } from './register-gate.ts';
import { NIK_COLUMN, PHONE_COLUMN } from './sealed-columns.ts';

const PERSON = 'registry.person';
export type Correction = Readonly<{ personId: string; changes: PersonChanges; reason: string }>;

/**
 * Corrects a person at that person's own request, with before and after in the trail; numbers stand there masked.
 * @throws Problem not-found, body-invalid where nothing would change or the birthday is still to come
 */
export async function correctPerson(
  tx: Tx,
  reader: Reader,
  { personId, changes, reason }: Correction,
): Promise<readonly Field[]> {
  const { actor, clock, secrets } = reader;
  refuseUnsaid(actor);
  const person = await findPerson(tx, personId);
  if (person === undefined) throw new Problem('not-found', { what: 'orang' });
  refuseUnborn(changes, clock.now());
  const before = heldOf(person, reader);
  const changed = changedOf(before, changes);
  const fields = FIELDS.filter((name) => changed[name] !== undefined);
  if (fields.length === 0) throw unchanged();
  await changePerson(tx, personId, { sex: changed.sex, birth_date: changed.birthDate });
  await changeIdentity(tx, personId, identityOf(changed, personId, secrets));
  await writeAudit(tx, actor, clock, {
    action: 'person.correct',
    entity: PERSON,
    entityId: personId,
    before: shownOf(before, fields),
    after: shownOf(changed, fields),
    reason,
    subjects: [{ entity: PERSON, id: personId }],
  });
  return fields;
}

const FIELDS = ['name', 'sex', 'birthDate', 'nik', 'phone'] as const;
type Field = (typeof FIELDS)[number];
type Held = Readonly<Record<Field, string | null>>;

function heldOf({ id, ...person }: PersonRecord, { secrets }: Reader): Held {
  const open = (column: string, cipher: Uint8Array | null) =>
    cipher === null ? null : secrets.open({ column, row: id }, cipher);
  return {
    name: person.name,
    sex: person.sex,
    birthDate: person.birth_date,
    nik: open(NIK_COLUMN, person.nik_cipher),
    phone: open(PHONE_COLUMN, person.phone_cipher),
  };
}

function changedOf(before: Held, changes: PersonChanges): PersonChanges {
  const fields = FIELDS.filter((name) => changes[name] !== undefined && changes[name] !== before[name]);
  return Object.fromEntries(fields.map((name) => [name, changes[name]]));
}

function identityOf(
  { name, nik, phone }: PersonChanges,
  row: string,
  secrets: Reader['secrets'],
): IdentityChange {
  return {
    ...(name === undefined ? {} : { name }),
    ...(nik === undefined
      ? {}
      : {
          nik_cipher: secrets.seal({ column: NIK_COLUMN, row }, nik),
          nik_key: secrets.searchKey(NIK_COLUMN, nik),
        }),
    ...(phone === undefined ? {} : { phone_cipher: secrets.seal({ column: PHONE_COLUMN, row }, phone) }),
  };
}

/** The trail is read by people who may see no number: what it keeps of one is what a list shows. */
function shownOf(values: Partial<Held> | PersonChanges, fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(
    FIELDS.filter((name) => fields.includes(name)).map((name) => {
      const value = values[name] ?? null;
      if (value === null) return [name, null];
      if (name === 'nik') return [name, maskNumber(value)];
      return [name, name === 'phone' ? `••••${value.slice(-2)}` : value];
    }),
  );
}

function refuseUnborn({ birthDate }: PersonChanges, now: Date): void {
  if (
    birthDate === undefined ||
    birthDate <= new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
  )
    return;
  throw new Problem('body-invalid', {
    field: 'changes.birthDate',
    reason: 'tanggal lahir belum tiba',
    reasonEn: 'the date of birth is still to come',
  });
}

const unchanged = (): Problem =>
  new Problem('body-invalid', {
    field: 'changes',
    reason: 'tidak ada isian yang berbeda dari yang tersimpan',
    reasonEn: 'nothing differs from what is stored',
  });
