import { ChangePassword, type City, Session, type SessionUser, SignIn } from '@pilar/contracts';
import { type Route, route } from '../http/route.ts';
import type { Identity } from './identity.service.ts';

export type SessionRouteParts = Readonly<{
  version: string;
  describeCity: () => Promise<Readonly<{ city: City | null; isDemo: boolean }>>;
}>;

/** The other end of the connection, where the request tells it. */
export function addressOf(request: object): string | null {
  return 'address' in request && typeof request.address === 'string' ? request.address : null;
}

const tag = 'platform';
const path = '/session';

export function sessionRoutes(identity: Identity, parts: SessionRouteParts): readonly Route[] {
  const answer = async (user: SessionUser | null): Promise<Session> => ({
    user,
    ...(await parts.describeCity()),
    version: parts.version,
  });
  return [
    route(
      { method: 'GET', path, permission: 'public', summary: 'Siapa yang masuk', tag, answer: Session },
      async ({ isSignedIn, actor, transaction }) =>
        answer(isSignedIn ? await identity.findSessionUser(transaction, actor.userId) : null),
    ),
    route(
      {
        method: 'POST',
        path,
        permission: 'public',
        summary: 'Masuk dengan nama pengguna dan kata sandi',
        tag,
        body: SignIn,
        answer: Session,
      },
      async (request) => {
        const { body, isLoopback } = request;
        const opened = await identity.signIn({ ...body, isLoopback, address: addressOf(request) });
        request.setCookie(opened.cookie);
        return answer(opened.user);
      },
    ),
    route(
      { method: 'DELETE', path, permission: 'public', summary: 'Keluar', tag, answer: Session },
      async ({ transaction, sessionToken, setCookie }) => {
        setCookie(await identity.signOut(transaction, sessionToken));
        return answer(null);
      },
    ),
    route(
      {
        method: 'POST',
        path: '/session/password',
        permission: 'signed-in',
        summary: 'Ganti kata sandi sendiri; sesi di tempat lain berakhir',
        tag,
        body: ChangePassword,
        answer: Session,
      },
      async (request) => {
        const { body, transaction, actor, sessionToken: token } = request;
        const address = addressOf(request);
        return answer(await identity.changePassword({ ...body, transaction, actor, token, address }));
      },
    ),
  ];
}
