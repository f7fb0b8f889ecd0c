import { DEMO_USERS } from '../server/src/platform/identity/index.ts';
import { MARKER_SHAPE, type Marker } from './marked-city.ts';

const NAMES = DEMO_USERS.map(({ name }) => name.replace(' (contoh)', ''));
const PASSWORDS = new Set(DEMO_USERS.map(({ password }) => password));
const SECRETS: readonly (readonly [string, RegExp])[] = [
  ['a number of 16 digits', /(?<!\d)\d{16}(?!\d)/],
  ['a cookie', /pilar_session=/],
  ['an unexpected error', /"msg":"unexpected"/],
];

/** What the log says that it may not, and failures that the answer alone would not show. */
export function judgeLog(log: string, markers: ReadonlyMap<string, Marker>): string[] {
  if (log === '') return [];
  const known = [...NAMES, ...PASSWORDS].filter((secret) => log.includes(secret));
  const row = [...log.matchAll(MARKER_SHAPE)]
    .map(([found]) => markers.get(found))
    .find((marker) => marker !== undefined && marker.kind !== 'id');
  return [
    ...SECRETS.flatMap(([what, pattern]) =>
      pattern.test(log) ? [`log holds ${what}: ${lineWith(log, pattern)}`] : [],
    ),
    ...known.map((secret) => `log holds ${secret}`),
    ...(row ? [`log holds ${row.kind} ${row.text}`] : []),
  ];
}

const lineWith = (log: string, pattern: RegExp): string =>
  (log.split('\n').find((line) => pattern.test(line)) ?? '').slice(0, 600);
