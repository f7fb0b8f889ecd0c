import { PGlite } from '@electric-sql/pglite';
import { permissionsOf, ROLE_PURPOSES, ROLES, SERVICE_PERMISSIONS } from '@pilar/contracts';
import type { Route } from '../../server/src/platform/http/index.ts';
import { embeddedTemplate } from '../../server/src/platform/testing/embedded-template.ts';
import type { Model } from './model.ts';
import { nameOf } from './property.ts';

/** A table as the database knows it. */
export type RealTable = Readonly<{
  name: string;
  isForced: boolean;
  /** conditions under which the application's role reads rows; policies that only narrow are not among them */
  reading: readonly string[];
  /** the application's own role may read it */
  isOpenToApp: boolean;
}>;

const CATALOGUE = `
  select n.nspname || '.' || c.relname as name,
         c.relrowsecurity and c.relforcerowsecurity as "isForced",
         coalesce((select array_agg(coalesce(p.qual, '')) from pg_policies p
           where p.schemaname = n.nspname and p.tablename = c.relname and p.cmd in ('SELECT', 'ALL')
             and p.permissive = 'PERMISSIVE' and p.roles && array['public', 'pilar_app']::name[]), '{}') as reading,
         has_table_privilege('pilar_app', c.oid, 'select') as "isOpenToApp"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'm') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
   order by 1`;

/** All tables after all migrations, from the catalogue itself. */
export async function listRealTables(): Promise<RealTable[]> {
  const lite = await PGlite.create({ loadDataDir: new Blob([Uint8Array.from(await embeddedTemplate())]) });
  try {
    return (await lite.query<RealTable>(CATALOGUE)).rows;
  } finally {
    await lite.close();
  }
}

const GUARDS: Readonly<Record<string, RegExp>> = {
  place: /place_patterns/,
  permission: /has_permission|is_signed_in/,
  own: /actor_id|has_permission/,
};

/** True for a condition that asks for one permission, one that no role holds, and nothing else. */
function isOnly(condition: string, permission: string): boolean {
  const bare = condition.replace(/ AS has_permission|::text|\s/g, '').replace(/^\(+|\)+$/g, '');
  const isHeld = ROLES.some((role) => permissionsOf([role]).some((held) => held === permission));
  return bare === `SELECTplatform.has_permission('${permission}'` && !isHeld;
}

/** Sentences about tables that the model does not know, or that are kept otherwise than it says. */
export function tableFaults(model: Model, real: readonly RealTable[]): string[] {
  const faults: string[] = [];
  const known = new Set(real.map(({ name }) => name));
  for (const name of model.tables.keys()) {
    if (!known.has(name)) faults.push(`access/tables.yaml: ${name} tidak ada dalam basis data`);
  }
  for (const { name, isForced, reading, isOpenToApp } of real) {
    const row = model.tables.get(name);
    if (row === undefined) faults.push(`access/tables.yaml: ${name} belum tercantum`);
    if (!isForced) faults.push(`${name}: row-level security tidak dipaksakan`);
    const guard = GUARDS[row?.guard ?? ''];
    const isBackground = (condition: string): boolean =>
      row?.background !== undefined && isOnly(condition, row.background);
    const loose =
      guard === undefined
        ? []
        : reading.filter((condition) => !guard.test(condition) && !isBackground(condition));
    if (loose.length > 0) faults.push(`${name}: kebijakan tanpa ${row?.guard}: ${loose.join('; ')}`);
    if (row?.guard === 'identity' && isOpenToApp) faults.push(`${name}: terbuka bagi pilar_app`);
    if (row !== undefined && row.guard !== 'identity' && row.guard !== 'none' && reading.length === 0) {
      faults.push(`${name}: tidak mempunyai kebijakan baca`);
    }
  }
  return faults;
}

/** Sentences about routes that the model does not know, or that it knows and the program does not have. */
export function routeFaults(model: Model, routes: readonly Route[]): string[] {
  const real = new Set(routes.map(nameOf));
  return [
    ...[...real]
      .filter((name) => !model.routes.has(name))
      .map((name) => `access/routes.yaml: ${name} belum tercantum`),
    ...[...model.routes.keys()]
      .filter((name) => !real.has(name))
      .map((name) => `access/routes.yaml: ${name} tidak ada dalam program`),
  ];
}

/** Roles of the program against those of the model. */
export function roleFaults(model: Model): string[] {
  return ROLES.flatMap((role) => {
    const wanted = [...model.roles[role].purposes].sort().join(' ');
    const real = [...ROLE_PURPOSES[role]].sort().join(' ');
    return wanted === real ? [] : [`access/roles.yaml: tujuan ${role} "${wanted}", dalam program "${real}"`];
  });
}

/** What a service token may be given, against the model. */
export function tokenFaults(model: Model): string[] {
  const [wanted, real] = [[...model.tokens], [...SERVICE_PERMISSIONS]].map((list) => list.sort().join(' '));
  return wanted === real ? [] : [`access/roles.yaml: hak token "${wanted}", dalam program "${real}"`];
}
