import {
  ChangePassword,
  ChoosePurpose,
  type City,
  Session,
  type SessionUser,
  SignIn,
} from '@pilar/contracts';
import { type Route, route } from '../http/route.ts';
import type { Identity } from './identity.service.ts';
import { DEVICE_COOKIE } from './known-device.ts';
import { providerRoutes } from './provider/provider.routes.ts';
import { secondFactorRoutes } from './second-factor.routes.ts';
import { COOKIE_NAME } from './session-cookie.ts';

export type SessionRouteParts = Readonly<{
  version: string;
  describeCity: () => Promise<Readonly<{ city: City | null; isDemo: boolean }>>;
}>;

const tag = 'platform';
const path = '/session';

export function sessionRoutes(identity: Identity, parts: SessionRouteParts): readonly Route[] {
  const answer = async (user: SessionUser | null, awaitsCode = false): Promise<Session> => ({
    user,
    ...(awaitsCode ? { awaitsCode } : {}),
    ...(identity.provider === null ? {} : { provider: identity.provider.name }),
    ...(await parts.describeCity()),
    version: parts.version,
  });
  return [
    ...secondFactorRoutes({ service: identity.secondFactor, answer }),
    ...providerRoutes({
      provider: identity.provider,
      answer,
      findSessionUser: ({ transaction, actor }) => identity.findSessionUser(transaction, actor),
    }),
    route(
      { method: 'GET', path, permission: 'public', summary: 'Siapa yang masuk', tag, answer: Session },
      async ({ isSignedIn, awaiting, actor, transaction, cookie }) => {
        if (isSignedIn || awaiting !== null) {
          const user = isSignedIn ? await identity.findSessionUser(transaction, actor) : null;
          return answer(user, awaiting !== null);
        }
        const hasEnded = (cookie(COOKIE_NAME) ?? '') !== '';
        return { ...(await answer(null)), ...(hasEnded ? { hasEnded } : {}) };
      },
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
      async ({ body, isLoopback, address, userAgent, cookie, setCookie }) => {
        const device = cookie(DEVICE_COOKIE);
        const opened = await identity.signIn({ ...body, isLoopback, address, device, userAgent });
        setCookie(opened.cookie);
        setCookie(opened.deviceCookie);
        return answer(opened.user, opened.user === null);
      },
    ),
    route(
      { method: 'DELETE', path, permission: 'public', summary: 'Keluar', tag, answer: Session },
      async ({ transaction, sessionToken, awaiting, setCookie }) => {
        setCookie(await identity.signOut(transaction, sessionToken ?? awaiting?.token ?? null));
        return answer(null);
      },
    ),
    route(
      {
        method: 'PUT',
        path: '/session/purpose',
        permission: 'signed-in',
        summary: 'Pilih tujuan melihat data keluarga dalam sesi ini',
        tag,
        body: ChoosePurpose,
        answer: Session,
      },
      async ({ body: { purpose }, transaction, actor, sessionToken: token }) =>
        answer(await identity.choosePurpose({ transaction, actor, token, purpose })),
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
      async ({ body, transaction, actor, sessionToken: token, address }) => {
        return answer(await identity.changePassword({ ...body, transaction, actor, token, address }));
      },
    ),
  ];
}
