import { shown, TreeRefused } from './tree-refused.ts';

/** No quotes, no NUL (which would end the statement early), no more than PostgreSQL keeps of a name (63 bytes). */
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/;
/*
 * The catalogue is not for queries of the application. Beside what it tells, writing to the view pg_settings calls
 * set_config. Every table of the catalogue begins with pg_, so a name without a schema is held by the same rule.
 */
const CATALOGUE = /^(?:pg_|information_schema$)/;

export function checkName(name: unknown): string {
  if (typeof name === 'string' && NAME.test(name)) return name;
  throw new TreeRefused(`the name ${shown(name)}`);
}

export function checkTableName(name: unknown): string {
  const checked = checkName(name);
  if (CATALOGUE.test(checked)) throw new TreeRefused(`the catalogue (${checked})`);
  return checked;
}

/** `schema.table`, as a command names it. */
export function checkFullTableName(table: unknown): readonly [schema: string, table: string] {
  const [schema, name, ...rest] = typeof table === 'string' ? table.split('.') : [];
  if (rest.length > 0) throw new TreeRefused(`the table ${shown(table)}`);
  return [checkTableName(schema), checkTableName(name)];
}
