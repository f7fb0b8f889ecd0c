import { writeAudit } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock.ts';
import { type Actor, type BulkColumns, bulkInsert, type Tx } from '../platform/db/index.ts';

export type RegisterTable = Readonly<{ rows: number; columns: BulkColumns }>;
export type RegisterColumns = Readonly<{
  dwellings: RegisterTable;
  families: RegisterTable;
  persons: RegisterTable;
}>;

/**
 * Loads a whole register into an empty one, in the caller's transaction: all of it or nothing.
 * @param source written on every row, for example `data sintetis`
 */
export async function fillRegister(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  register: RegisterColumns,
  source: string,
  onTable: (table: string, rows: number) => void = () => {},
): Promise<void> {
  const { dwellings, families, persons } = register;
  const coded = { codebook: 'regsosek2022k', source };
  await load(tx, 'registry.dwelling', dwellings, coded, onTable);
  await load(tx, 'registry.family', families, { source }, onTable);
  await load(tx, 'registry.person', persons, coded, onTable);
  await writeAudit(tx, actor, clock, {
    action: 'register.fill',
    entity: 'registry.family',
    after: { dwellings: dwellings.rows, families: families.rows, persons: persons.rows, source },
  });
}

async function load(
  tx: Tx,
  table: string,
  { rows, columns }: RegisterTable,
  constant: Readonly<Record<string, string>>,
  onTable: (table: string, rows: number) => void,
): Promise<void> {
  const constants = Object.fromEntries(
    Object.entries(constant).map(([name, value]) => [name, Array<string>(rows).fill(value)]),
  );
  await bulkInsert(tx, table, { ...columns, ...constants }, rows);
  onTable(table, rows);
}
