import pg from 'pg';

/** One request, and where it came from. */
export type Origin = Readonly<{ requestId: string; address: string | null }>;

/** Under which role and in whose name a transaction runs. `migrator` is the connection's own user. */
export type Scope = Readonly<{
  role: 'pilar_app' | 'pilar_identity' | 'migrator';
  actorId: string;
  actorName: string;
  permissions: readonly string[];
  places: readonly string[];
  purpose: string;
  /** The request it belongs to and the address that sent it, for the audit trail. */
  origin?: Origin | undefined;
  timeoutMs: number;
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

/**
 * Opens a transaction with all its settings in one round trip. Every setting is local to the
 * transaction (third argument `true`), so the next one on this connection starts clean.
 */
export function beginStatement(scope: Scope): string {
  const settings: [name: string, value: string][] = [
    ['app.actor', scope.actorId],
    ['app.actor_name', scope.actorName],
    ['app.permissions', permissionText(scope.permissions)],
    ['app.places', placeText(scope.places)],
    ['app.purpose', scope.purpose],
    ['app.request', scope.origin?.requestId ?? ''],
    ['app.address', scope.origin?.address ?? ''],
    ['statement_timeout', String(scope.timeoutMs)],
  ];
  if (scope.role === 'pilar_identity') settings.push(['search_path', 'identity']);
  // The role comes last: it may take away the right to set what stands before it.
  if (scope.role !== 'migrator') settings.push(['role', scope.role]);
  const calls = settings.map(
    ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
  );
  return `begin; select ${calls.join(', ')}`;
}
