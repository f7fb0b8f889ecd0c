import type { FindPerson, FoundPersons } from '@pilar/contracts';
import { writeAudit } from '../platform/audit/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { listPersonsNamed, listPersonsWithNik } from './find-person.store.ts';
import { areaNamesOf, type Reader } from './reader.ts';
import { refuseUnsaid } from './register-gate.ts';
import { personRow } from './register-view.ts';
import { NIK_COLUMN } from './sealed-columns.ts';

const PERSON = 'registry.person';
const MOST_SHOWN = 10;
const NIK = /^\d{16}$/;

/** Who carries these words in the name, or exactly this NIK; numbers masked, and who was shown is written beside it. */
export async function findPersons(tx: Tx, reader: Reader, { text }: FindPerson): Promise<FoundPersons> {
  refuseUnsaid(reader.actor);
  const { secrets, clock } = reader;
  const isNumber = NIK.test(text);
  const found = isNumber
    ? await listPersonsWithNik(tx, secrets.searchKey(NIK_COLUMN, text), MOST_SHOWN + 1)
    : await listPersonsNamed(tx, text.split(/\s+/), MOST_SHOWN + 1);
  const persons = found.slice(0, MOST_SHOWN);
  await writeAudit(tx, reader.actor, clock, {
    action: `${isNumber ? 'number' : 'person'}.${persons.length === 0 ? 'find-none' : 'find'}`,
    entity: PERSON,
    after: { shown: persons.length },
    subjects: persons.map(({ id }) => ({ entity: PERSON, id })),
  });
  const parts = { secrets, now: clock.now(), areaNames: await areaNamesOf(tx, persons) };
  return {
    persons: persons.map((person) => personRow(person, parts)),
    hasMore: found.length > MOST_SHOWN,
  };
}
