import { isInPlace, permissionsOf, purposesOf } from '@pilar/contracts';
import { DEMO_USERS } from '../server/src/platform/identity/index.ts';
import type { Marker } from './marked-city.ts';
import type { Target } from './target.ts';

/** Who sends: one person of each role, and a visitor without a session. */
export type Sender = Readonly<{
  name: string;
  userName: string | null;
  password: string;
  permissions: ReadonlySet<string>;
  places: readonly string[];
  purpose: string | undefined;
}>;

/** Another program, which sends a service token and no cookie. */
export const TOKEN = 'token';
/** What the administrator holds who makes it: counts of families and no family. */
const TOKEN_PERMISSIONS = ['area.read', 'indicator.read', 'survey.read', 'registry.count'] as const;

export const SENDERS: readonly Sender[] = [
  ...DEMO_USERS.map(({ userName, password, roles, places }) => ({
    ...{ name: roles.join('+'), userName, password, places: places ?? [] },
    permissions: new Set<string>(permissionsOf(roles)),
    purpose: purposesOf(roles)[0],
  })),
  {
    ...{ name: TOKEN, userName: null, password: '', purpose: undefined },
    permissions: new Set(TOKEN_PERMISSIONS),
    places: ['18.72'],
  },
  { name: 'visitor', userName: null, password: '', permissions: new Set(), places: [], purpose: undefined },
];

/** A row that the sender may not see: those elsewhere, and without the right to families all of them. */
export function isForeign({ permissions, places }: Sender, { kind, place }: Marker): boolean {
  const mayRead = permissions.has('registry.read') && kind !== 'number';
  return !mayRead || !places.some((held) => isInPlace(place, held));
}

/** An account that may be changed at will, so that those who send keep theirs. */
export async function addBait({ port }: Target, cookie: string | undefined): Promise<void> {
  const body = {
    userName: 'umpan',
    name: 'Umpan (contoh)',
    roles: ['chair'],
    password: 'perahu kertas menyeberang 9',
  };
  const answer = await fetch(`http://127.0.0.1:${port}/api/users`, {
    method: 'POST',
    headers: { 'x-pilar': '1', 'content-type': 'application/json', cookie: cookie ?? '' },
    body: JSON.stringify(body),
  });
  if (answer.status !== 200) throw new Error(`no bait: ${answer.status} ${await answer.text()}`);
}

export type SignedIn = Readonly<{
  cookie: string | undefined;
  userId: string;
  setCookies: readonly string[];
  /** the text of a service token, sent instead of a cookie */
  bearer?: string;
}>;

/** A token, made over the network as an administrator does. */
export async function makeToken({ port }: Target, cookie: string | undefined): Promise<SignedIn> {
  const body = {
    ...{ name: 'Program uji', usedFor: 'mengirim permintaan yang keliru' },
    ...{ permissions: TOKEN_PERMISSIONS, places: ['18.72'] },
  };
  const answer = await fetch(`http://127.0.0.1:${port}/api/tokens`, {
    method: 'POST',
    headers: { ...HEADERS, cookie: cookie ?? '' },
    body: JSON.stringify(body),
  });
  if (answer.status !== 200) throw new Error(`no token: ${answer.status} ${await answer.text()}`);
  const { text, token }: { text: string; token: { id: string } } = await answer.json();
  return { cookie: undefined, userId: token.id, setCookies: [], bearer: text };
}

/** Signs in over the network, as a browser does. */
export async function signIn(target: Target, sender: Sender): Promise<SignedIn> {
  if (sender.userName === null) return { cookie: undefined, userId: '', setCookies: [] };
  const { userName, password } = sender;
  const answer = await fetch(`http://127.0.0.1:${target.port}/api/session`, {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify({ userName, password }),
  });
  const setCookies = answer.headers.getSetCookie();
  if (answer.status !== 200)
    throw new Error(`${sender.name} cannot sign in: ${answer.status} ${await answer.text()}`);
  const { user }: { user: { id: string } } = await answer.json();
  const cookie = await choosePurpose(target, sender, setCookies[0] ?? '');
  return { cookie, userId: user.id, setCookies };
}

/** Another session for whoever has lost theirs on the way. */
export async function signInAgain(target: Target, sender: Sender, before: SignedIn): Promise<SignedIn> {
  const line = await target.openSession(sender.userName ?? '', sender.password);
  return { ...before, cookie: await choosePurpose(target, sender, line) };
}

const HEADERS = { 'x-pilar': '1', 'content-type': 'application/json' };

/** Says what families are looked at for, where the person may look at any. @returns the cookie to send */
async function choosePurpose(target: Target, { purpose, name }: Sender, line: string): Promise<string> {
  const cookie = /^pilar_session=[^;]+/.exec(line)?.[0];
  if (cookie === undefined) throw new Error(`${name} got no cookie`);
  const choosing = target.operations.find((operation) => operation.name === 'PUT /session/purpose');
  if (!choosing || purpose === undefined) return cookie;
  const answer = await fetch(`http://127.0.0.1:${target.port}/api${choosing.path}`, {
    method: 'PUT',
    headers: { ...HEADERS, cookie },
    body: JSON.stringify({ purpose }),
  });
  if (answer.status !== 200)
    throw new Error(`${name} cannot choose ${purpose}: ${answer.status} ${await answer.text()}`);
  return cookie;
}
