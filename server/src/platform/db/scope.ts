import type { IsolationLevel } from 'kysely';
import pg from 'pg';

/** One request, and where it came from. */
export type Origin = Readonly<{ requestId: string; address: string | null }>;

export const APP_ROLES = ['pilar_app', 'pilar_identity'] as const;
export type AppRole = (typeof APP_ROLES)[number];

/**
 * Which way a transaction comes: `app` for requests, `identity` for the identity library, `queue` for the rows of
 * the job queue. The one who runs it holds each to its own (`door.ts`).
 */
export type DoorName = 'app' | 'identity' | 'queue';

/** Under which role and in whose name a transaction runs. */
export type Scope = Readonly<{
  door: DoorName;
  actorId: string;
  actorName: string;
  permissions: readonly string[];
  places: readonly string[];
  purpose: string;
  /** The request it belongs to and the address that sent it, for the audit trail. */
  origin?: Origin | undefined;
  timeoutMs: number;
  isolation?: IsolationLevel;
}>;

const PERMISSION = /^[a-z][a-z0-9.-]*$/;

/**
 * The permissions as the database reads them: one text, names parted by spaces.
 * @throws RangeError for a name that could be read as two.
 */
export function permissionText(permissions: readonly string[]): string {
  for (const permission of permissions) {
    if (!PERMISSION.test(permission)) throw new RangeError(`permissionText: not a permission: ${permission}`);
  }
  return permissions.join(' ');
}

const PLACE = /^(\*|\d{2}(\.\d{2}(\.\d{2}(\.\d{4}(\.\d{3}(\.\d{3})?)?)?)?)?)$/;

/**
 * The places as the database reads them: one text, codes parted by spaces.
 * @throws RangeError for what is no place.
 */
export function placeText(places: readonly string[]): string {
  for (const place of places) {
    if (!PLACE.test(place)) throw new RangeError(`placeText: not a place: ${place}`);
  }
  return places.join(' ');
}

const ISOLATIONS: ReadonlySet<string> = new Set([
  'read committed',
  'repeatable read',
  'serializable',
] satisfies IsolationLevel[]);

/** Said with BEGIN: after the first query of a transaction it is too late. */
function isolationText(isolation: IsolationLevel | undefined): string {
  if (isolation === undefined) return '';
  if (!ISOLATIONS.has(isolation)) throw new RangeError('beginStatement: not a level of isolation');
  return ` isolation level ${isolation}`;
}

/** A NUL would end the statement before its role is set. */
function settingText(value: string): string {
  if (value.includes('\u0000')) throw new RangeError('beginStatement: a setting with a NUL');
  return pg.escapeLiteral(value);
}

/**
 * Opens a transaction with all its settings in one round trip. Every setting is local to the
 * transaction (third argument `true`), so the next one on this connection starts clean.
 */
export function beginStatement(scope: Scope, role: AppRole): string {
  const settings: [name: string, value: string][] = [
    ['app.actor', scope.actorId],
    ['app.actor_name', scope.actorName],
    ['app.permissions', permissionText(scope.permissions)],
    ['app.places', placeText(scope.places)],
    ['app.purpose', scope.purpose],
    ['app.request', scope.origin?.requestId ?? ''],
    ['app.address', scope.origin?.address ?? ''],
    ['statement_timeout', String(Math.trunc(scope.timeoutMs))],
  ];
  if (role === 'pilar_identity') settings.push(['search_path', 'identity']);
  // The role comes last: it may take away the right to set what stands before it.
  settings.push(['role', role]);
  const calls = settings.map(([name, value]) => `set_config('${name}', ${settingText(value)}, true)`);
  return `begin${isolationText(scope.isolation)}; select ${calls.join(', ')}`;
}
