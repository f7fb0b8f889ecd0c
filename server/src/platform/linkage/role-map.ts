import { Problem } from '../problem.ts';
import { readNamedFile } from '../read-named-file.ts';
import { getColumn, type RawTable } from '../tabular/index.ts';
import {
  isPersonRole,
  PERSON_ROLES,
  type PersonRole,
  type RoleColumns,
  SHARED_ROLES,
} from './person-role.ts';

export const invalid = (reason: string, reasonEn: string): Problem =>
  new Problem('command-invalid', { reason, reasonEn });

/** What a `--map` file says: for both lists, or for each under "A" and "B". */
export interface RoleMaps {
  readonly A: RoleColumns;
  readonly B: RoleColumns;
}

/**
 * Reads `{"role": "column"}`, `{"role": ["column", …]}` or `{"column": "role"}`, at the top or under "A" and "B".
 * @throws Problem file-not-found; command-invalid naming the file and the entry
 */
export async function readRoleMap(file: string): Promise<RoleMaps> {
  const text = new TextDecoder().decode(await readNamedFile(file));
  const map = objectOf(parsed(text, file), file);
  const isEach = Object.keys(map).every((key) => key === 'A' || key === 'B') && Object.keys(map).length > 0;
  if (!isEach) {
    const both = rolesOf(map, file);
    return { A: both, B: both };
  }
  const own = (side: 'A' | 'B'): RoleColumns =>
    map[side] === undefined ? {} : rolesOf(objectOf(map[side], file), file);
  return { A: own('A'), B: own('B') };
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalid(`${file} bukan JSON`, `${file} is not JSON`);
  }
}

function objectOf(value: unknown, file: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw invalid(
    `${file} harus berisi objek peran dan kolom`,
    `${file} must hold an object of roles and columns`,
  );
}

function rolesOf(map: Readonly<Record<string, unknown>>, file: string): RoleColumns {
  const roles = new Map<PersonRole, readonly string[]>();
  for (const [key, value] of Object.entries(map)) {
    const { role, columns } = entryOf(key, value, file);
    const all = [...(roles.get(role) ?? []), ...columns];
    if (all.length > 1 && !SHARED_ROLES.has(role))
      throw invalid(
        `${file}: peran "${role}" hanya untuk satu kolom`,
        `${file}: role "${role}" takes one column`,
      );
    roles.set(role, all);
  }
  return Object.fromEntries(roles);
}

function entryOf(
  key: string,
  value: unknown,
  file: string,
): { role: PersonRole; columns: readonly string[] } {
  const names: readonly unknown[] = Array.isArray(value) ? value : [value];
  const isText = (name: unknown): name is string => typeof name === 'string' && name !== '';
  if (isPersonRole(key) && names.length > 0 && names.every(isText)) return { role: key, columns: names };
  if (typeof value === 'string' && isPersonRole(value)) return { role: value, columns: [key] };
  throw invalid(
    `${file}: "${key}" bukan peran; peran yang ada: ${PERSON_ROLES.join(', ')}`,
    `${file}: "${key}" is no role; the roles are: ${PERSON_ROLES.join(', ')}`,
  );
}

/** @throws Problem column-not-found naming the list's columns */
export function checkRoles(roles: RoleColumns, table: RawTable, file: string): void {
  for (const name of Object.values(roles).flat()) getColumn(table, name, file);
}
