import type { Actor } from '../db/index.ts';
import type { TokenDoor } from '../identity/index.ts';
import { Problem } from '../problem.ts';
import type { Route } from './route.ts';

type Asked = Readonly<{
  entry: Route;
  header: (name: string) => string | undefined;
  door: TokenDoor | undefined;
}>;

/** A route that changes nothing and names a right: what a program may ask of it, a list of rights says. */
export const isReadByTokens = ({ method, permission, isRead }: Route): boolean =>
  (method === 'GET' || isRead === true) && permission !== 'signed-in';

/**
 * Whom a service token acts as; null where none was sent. It comes without cookies, so that no page of another site can
 * make a browser send it, which is why it needs no header of our own.
 * @throws Problem token-with-cookie, token-refused, token-too-often, token-not-here
 */
export async function admitToken({ entry, header, door }: Asked): Promise<Actor | null> {
  const text = /^Bearer(?: +(.*))?$/i.exec(header('authorization')?.trim() ?? '');
  if (text === null) return null;
  if (header('cookie') !== undefined) throw new Problem('token-with-cookie');
  if (door === undefined) throw new Problem('token-refused');
  const actor = await door.admit(text[1] ?? '');
  if (!isReadByTokens(entry)) throw new Problem('token-not-here');
  return actor;
}
