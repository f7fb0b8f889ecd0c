import { writeAudit } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock.ts';
import { type Actor, type BulkColumns, bulkInsert, type Tx } from '../platform/db/index.ts';
import type { Secrets } from '../platform/secrets/index.ts';
import {
  type Parted,
  partDwellings,
  partFamilies,
  partPersons,
  type RegisterColumns,
} from './register-parts.ts';

export type RegisterFill = Readonly<{
  register: RegisterColumns;
  /** written on every row, for example `data sintetis` */
  source: string;
  secrets: Secrets;
  onTable?: (table: string, rows: number) => void;
}>;

/** Loads a whole register into an empty one, in the caller's transaction: all of it or nothing. */
export async function fillRegister(tx: Tx, actor: Actor, clock: Clock, fill: RegisterFill): Promise<void> {
  const { register, source, secrets, onTable = () => {} } = fill;
  const coded = { codebook: 'regsosek2022k', source };
  const dwellings = partDwellings(register.dwellings);
  await load(tx, 'registry.dwelling', dwellings, coded);
  onTable('registry.dwelling', dwellings.rows);
  const families = partFamilies(register.families, dwellings, secrets);
  await load(tx, 'registry.family', families, { source });
  onTable('registry.family', families.rows);
  const persons = partPersons(register.persons, families, secrets);
  await load(tx, 'registry.person', persons, coded);
  onTable('registry.person', persons.rows);
  await writeAudit(tx, actor, clock, {
    action: 'register.fill',
    entity: 'registry.family',
    after: { dwellings: dwellings.rows, families: families.rows, persons: persons.rows, source },
  });
}

async function load(
  tx: Tx,
  table: string,
  { rows, attributes, identities }: Parted,
  constant: Readonly<Record<string, string>>,
): Promise<void> {
  const constants: BulkColumns = Object.fromEntries(
    Object.entries(constant).map(([name, value]) => [name, Array<string>(rows).fill(value)]),
  );
  await bulkInsert(tx, table, { ...attributes, ...constants }, rows);
  await bulkInsert(tx, `${table}_identity`, identities, rows);
}
