import { openInMemory } from './embedded/embedded-source.ts';
import { migrate } from './migrate.ts';
import { migrationFolders, readMigrations } from './migration-files.ts';

type Column = Readonly<{
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  hasDefault: boolean;
  alwaysGenerated: boolean;
}>;

const COLUMNS = `
select n.nspname || '.' || c.relname as "table", a.attname as "column",
       format_type(a.atttypid, null) as "type", not a.attnotnull as "nullable",
       (a.atthasdef or a.attidentity <> '') as "hasDefault",
       (a.attgenerated <> '' or a.attidentity = 'a') as "alwaysGenerated"
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
   and a.attnum > 0 and not a.attisdropped
   and n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname !~ '^pg_'
 order by n.nspname, c.relname, a.attnum`;

/** As `column-parsers.ts` reads them. */
const TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  'character varying': 'string',
  character: 'string',
  uuid: 'string',
  boolean: 'boolean',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  numeric: 'Numeric',
  date: 'string',
  'timestamp without time zone': 'string',
  'timestamp with time zone': 'Timestamp',
  interval: 'string',
  jsonb: 'Json',
  json: 'Json',
  bytea: 'Bytes',
  'text[]': 'string[]',
  'uuid[]': 'string[]',
  'date[]': 'string[]',
  'boolean[]': 'boolean[]',
  'smallint[]': 'number[]',
  'integer[]': 'number[]',
  'bigint[]': 'number[]',
  'real[]': 'number[]',
  'double precision[]': 'number[]',
};

function columnType({ table, column, type, nullable, hasDefault, alwaysGenerated }: Column): string {
  const base = TYPES[type];
  if (base === undefined) throw new RangeError(`columnType: no type for ${table}.${column} (${type})`);
  const whole = nullable ? `${base} | null` : base;
  if (alwaysGenerated) return `GeneratedAlways<${whole}>`;
  return hasDefault ? `Generated<${whole}>` : whole;
}

const HEAD = `// Written by tools/write-db-types.ts from the migrations. Not edited by hand.
import type { ColumnType } from 'kysely';

/** Has a default: may be left out when a row is added. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S, I | undefined, U>
    : ColumnType<T, T | undefined, T>;
/** Made by the database alone. */
export type GeneratedAlways<T> = ColumnType<T, never, never>;

/** Exact decimal: read as text, written as number or text. */
export type Numeric = ColumnType<string, number | string, number | string>;
/** A moment: read as Date, written as Date or ISO text. */
export type Timestamp = ColumnType<Date, Date | string, Date | string>;
/** Read parsed, written as text: JSON.stringify(value), since a bare array would be read as an SQL array. */
export type Json = ColumnType<unknown, string, string>;
export type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>;
`;

function renderTable(name: string, columns: readonly Column[]): string {
  const fields = columns.map((column) => `    ${column.column}: ${columnType(column)};`);
  return `  '${name}': {\n${fields.join('\n')}\n  };`;
}

export function renderTables(columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, ({ table }) => table);
  const body = [...tables].map(([name, own]) => renderTable(name, own));
  return `${HEAD}\n/** Every table by its full name. */\nexport interface Tables {\n${body.join('\n')}\n}\n`;
}

/** The file of table types for the migrations as they are now. */
export async function generateTables(): Promise<string> {
  const source = await openInMemory(undefined);
  try {
    const columns = await source.asOwner(async (session) => {
      await migrate(session, readMigrations(migrationFolders()));
      return session.rows<Column>(COLUMNS);
    });
    return renderTables(columns);
  } finally {
    await source.close();
  }
}
