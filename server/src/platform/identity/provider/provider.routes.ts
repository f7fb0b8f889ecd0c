import {
  BeginProvider,
  FinishProvider,
  OpenLink,
  ProvePassword,
  ProviderAddress,
  ProviderLink,
  ProviderOutcome,
  type Session,
  type SessionUser,
} from '@pilar/contracts';
import { type Request, type Route, route } from '../../http/route.ts';
import { Problem } from '../../problem.ts';
import type { Begun, ProviderService } from './provider.service.ts';
import { ATTEMPT_COOKIE } from './provider-attempt.ts';
import type { Sender } from './provider-parts.ts';

type Parts = Readonly<{
  /** null where no provider is set up: the addresses stay, and say so */
  provider: ProviderService | null;
  answer: (user: SessionUser | null, awaitsCode?: boolean) => Promise<Session>;
  findSessionUser: (asked: Pick<Asked, 'transaction' | 'actor'>) => Promise<SessionUser | null>;
}>;
type Asked = Request<unknown, unknown>;

const tag = 'platform';
const path = '/session/provider';

const senderOf = ({ address, isLoopback, userAgent, cookie, actor }: Asked): Sender => ({
  ...{ address, isLoopback, userAgent, actor },
  attempt: cookie(ATTEMPT_COOKIE),
});

function sendAway({ setCookie }: Asked, { address, cookie }: Begun): ProviderAddress {
  setCookie(cookie);
  return { address };
}

/** Signing in with an account of another office (OpenID Connect), and the links that this needs. */
export function providerRoutes(parts: Parts): readonly Route[] {
  const getProvider = (): ProviderService => {
    if (parts.provider === null) throw new Problem('provider-off');
    return parts.provider;
  };
  return [...signInRoutes(parts, getProvider), ...ownRoutes(getProvider), ...personRoutes(getProvider)];
}

function signInRoutes(
  { answer, findSessionUser }: Parts,
  getProvider: () => ProviderService,
): readonly Route[] {
  return [
    route(
      {
        method: 'POST',
        path: `${path}/start`,
        permission: 'public',
        summary: 'Mulai masuk dengan akun instansi lain; memberi alamat tujuan peramban',
        tag,
        body: BeginProvider,
        answer: ProviderAddress,
      },
      async (request) => sendAway(request, await getProvider().beginSignIn(request.body.returnTo)),
    ),
    route(
      {
        method: 'POST',
        path,
        permission: 'public',
        summary: 'Selesaikan masuk atau hubungan setelah peramban kembali dari instansi itu',
        tag,
        body: FinishProvider,
        answer: ProviderOutcome,
      },
      async (request) => {
        const provider = getProvider();
        const { cookies, user, kind, returnTo } = await provider.finish(
          senderOf(request),
          request.body.query,
        );
        for (const cookie of cookies) request.setCookie(cookie);
        const signedIn = kind === 'link' ? await findSessionUser(request) : user;
        return { kind, returnTo, session: await answer(signedIn, signedIn === null) };
      },
    ),
    route(
      {
        method: 'POST',
        path: '/session/link/provider',
        permission: 'public',
        summary: 'Hubungkan akun instansi lain dengan tautan sekali pakai',
        tag,
        body: OpenLink,
        answer: ProviderAddress,
      },
      async (request) => sendAway(request, await getProvider().beginOneTimeLink(request.body.token)),
    ),
  ];
}

function ownRoutes(getProvider: () => ProviderService): readonly Route[] {
  const own = { permission: 'signed-in', tag } as const;
  return [
    route(
      {
        ...own,
        method: 'GET',
        path,
        summary: 'Hubungan akun sendiri dengan instansi lain',
        answer: ProviderLink,
      },
      async ({ transaction, actor }) => getProvider().describe(transaction, actor.userId),
    ),
    route(
      {
        ...own,
        method: 'POST',
        path: `${path}/link`,
        summary: 'Mulai menghubungkan akun sendiri dengan akun instansi lain',
        body: ProvePassword,
        answer: ProviderAddress,
      },
      async (request) =>
        sendAway(request, await getProvider().beginLink(senderOf(request), request.body.password)),
    ),
    route(
      {
        ...own,
        method: 'POST',
        path: `${path}/end`,
        summary: 'Lepaskan hubungan akun sendiri; sesi yang dibuka lewat instansi itu berakhir',
        body: ProvePassword,
        answer: ProviderLink,
      },
      async (request) => getProvider().endOwn(request.transaction, senderOf(request), request.body.password),
    ),
  ];
}

function personRoutes(getProvider: () => ProviderService): readonly Route[] {
  const ofPerson = {
    permission: 'user.write',
    path: '/users/:id/provider',
    tag,
    answer: ProviderLink,
  } as const;
  return [
    route(
      { ...ofPerson, method: 'GET', summary: 'Hubungan akun seseorang dengan instansi lain' },
      async ({ transaction, params }) => getProvider().describe(transaction, params.id ?? ''),
    ),
    route(
      { ...ofPerson, method: 'DELETE', summary: 'Lepaskan hubungan akun seseorang dengan instansi lain' },
      async ({ transaction, params }) => getProvider().end(transaction, params.id ?? ''),
    ),
  ];
}
