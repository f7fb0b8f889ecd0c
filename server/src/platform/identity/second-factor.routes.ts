import {
  ProveFactor,
  ProvePassword,
  RecoveryCodes,
  SecondFactor,
  SecondFactorSecret,
  Session,
  type SessionUser,
} from '@pilar/contracts';
import { type Request, type Route, route } from '../http/route.ts';
import { Problem } from '../problem.ts';
import type { Asker, SecondFactorService } from './second-factor.service.ts';

type Parts = Readonly<{
  service: SecondFactorService;
  answer: (user: SessionUser | null) => Promise<Session>;
}>;

const tag = 'platform';
const path = '/session/second-factor';
const own = { permission: 'signed-in', tag } as const;

const askerOf = ({ actor, sessionToken, address }: Request<unknown, unknown>): Asker => ({
  actor,
  token: sessionToken,
  address,
});

/** One's own second factor: an authenticator app, with recovery codes for the day the telephone is gone. */
export function secondFactorRoutes({ service, answer }: Parts): readonly Route[] {
  const issuer = async () => ['Pilar', (await answer(null)).city?.name].filter(Boolean).join(' ');
  return [
    route(
      { ...own, method: 'GET', path, summary: 'Keadaan langkah kedua sendiri', answer: SecondFactor },
      (request) => service.describe(askerOf(request)),
    ),
    route(
      {
        ...own,
        method: 'POST',
        path: `${path}/start`,
        summary: 'Rahasia baru untuk aplikasi autentikator; yang lama tetap berlaku sampai terbukti',
        body: ProvePassword,
        answer: SecondFactorSecret,
      },
      async (request) => service.start(askerOf(request), request.body.password, await issuer()),
    ),
    route(
      {
        ...own,
        method: 'POST',
        path: `${path}/confirm`,
        summary: 'Buktikan rahasia baru dengan satu kode; memberi kode pemulihan',
        body: ProveFactor,
        answer: RecoveryCodes,
      },
      (request) => service.confirm(askerOf(request), request.body),
    ),
    route(
      {
        ...own,
        method: 'POST',
        path: `${path}/recovery-codes`,
        summary: 'Kode pemulihan baru; yang lama tidak berlaku lagi',
        body: ProvePassword,
        answer: RecoveryCodes,
      },
      (request) => service.renewCodes(askerOf(request), request.body.password),
    ),
    route(
      {
        ...own,
        method: 'POST',
        path: `${path}/end`,
        summary: 'Matikan langkah kedua sendiri',
        body: ProvePassword,
        answer: Session,
      },
      async (request) => answer(await service.end(askerOf(request), request.body.password)),
    ),
    route(
      {
        method: 'POST',
        path,
        permission: 'public',
        summary: 'Langkah kedua saat masuk: kode aplikasi atau kode pemulihan',
        tag,
        body: ProveFactor,
        answer: Session,
      },
      async (request) => {
        if (request.awaiting === null) throw new Problem('not-signed-in');
        const asker = { ...request.awaiting, address: request.address };
        return answer(await service.show(asker, request.body));
      },
    ),
  ];
}
