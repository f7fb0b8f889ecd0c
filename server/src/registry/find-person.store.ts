import type { Tx } from '../platform/db/index.ts';
import { persons } from './person.store.ts';

const holding = (word: string): string => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** People whose name holds every one of these words, in whichever order. */
export async function listPersonsNamed(tx: Tx, words: readonly string[], most: number) {
  let query = tx
    .selectFrom('registry.person_identity')
    .select('person_id')
    .orderBy('name')
    .orderBy('person_id')
    .limit(most);
  for (const word of words.slice(0, 8)) query = query.where('name', 'ilike', holding(word));
  const ids = (await query.execute()).map(({ person_id }) => person_id);
  return inOrderOfNames(tx, ids);
}

/** More than one where a number was given twice. */
export async function listPersonsWithNik(tx: Tx, key: Uint8Array, most: number) {
  const rows = await tx
    .selectFrom('registry.person_identity')
    .select('person_id')
    .where('nik_key', '=', key)
    .limit(most)
    .execute();
  return inOrderOfNames(
    tx,
    rows.map(({ person_id }) => person_id),
  );
}

async function inOrderOfNames(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return persons(tx).where('person.id', 'in', ids).orderBy('identity.name').orderBy('person.id').execute();
}
