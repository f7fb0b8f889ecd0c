import type { FindNumber, FoundNumber, RegisterChoices } from '@pilar/contracts';
import { writeAudit } from '../platform/audit/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { findFamilyByKk } from './family.store.ts';
import { findPersonByNik } from './person.store.ts';
import type { Reader } from './reader.ts';
import { listLivelihoods, listRts } from './register-filter.store.ts';
import { refuseUnsaid } from './register-gate.ts';
import { KK_COLUMN, NIK_COLUMN } from './sealed-columns.ts';

/** What the drop-downs offer. No person in it, and no area in which the actor sees nobody. */
export async function getChoices(tx: Tx): Promise<RegisterChoices> {
  const areas = Map.groupBy(await listRts(tx), (row) => row.area_code);
  return {
    areas: [...areas].map(([code, rows]) => ({
      code,
      name: rows[0]?.name ?? code,
      districtName: rows[0]?.district_name ?? null,
      rts: rows.map(({ place, rw, rt }) => ({ place, rw, rt })),
    })),
    livelihoods: await listLivelihoods(tx),
  };
}

/** Who carries exactly this number, by its keyed digest. A number of another place is found nowhere. */
export async function findNumber(tx: Tx, reader: Reader, { number }: FindNumber): Promise<FoundNumber> {
  refuseUnsaid(reader.actor);
  const familyId = await findFamilyByKk(tx, reader.secrets.searchKeys(KK_COLUMN, number));
  const personId = await findPersonByNik(tx, reader.secrets.searchKeys(NIK_COLUMN, number));
  const isFound = familyId !== null || personId !== null;
  await writeAudit(tx, reader.actor, reader.clock, {
    action: isFound ? 'number.find' : 'number.find-none',
    entity: 'registry.person',
    after: { isFound },
    subjects: [
      ...(familyId === null ? [] : [{ entity: 'registry.family', id: familyId }]),
      ...(personId === null ? [] : [{ entity: 'registry.person', id: personId }]),
    ],
  });
  return { familyId, personId };
}
