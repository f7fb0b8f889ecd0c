import { OpenSessionList } from '@pilar/contracts';
import { type Request, type Route, route } from '../http/route.ts';
import { endOpenSession, endOpenSessions, listOpenSessions } from './open-session.service.ts';

const tag = 'platform';
const answer = OpenSessionList;
const path = '/session/open';

const own = ({ transaction, actor, sessionToken }: Request<unknown, unknown>) => ({
  transaction,
  userId: actor.userId,
  token: sessionToken,
});
const ofPerson = ({ transaction, params, sessionToken }: Request<unknown, unknown>) => ({
  transaction,
  userId: params.id ?? '',
  token: sessionToken,
});

/** Where somebody is signed in: seen and ended by themselves, and by an administrator. */
export const openSessionRoutes: readonly Route[] = [
  route(
    { method: 'GET', path, permission: 'signed-in', summary: 'Sesi sendiri yang masih terbuka', tag, answer },
    (request) => listOpenSessions(own(request)),
  ),
  route(
    {
      method: 'DELETE',
      path,
      permission: 'signed-in',
      summary: 'Akhiri semua sesi sendiri selain yang ini',
      tag,
      answer,
    },
    (request) => endOpenSessions(own(request)),
  ),
  route(
    {
      method: 'DELETE',
      path: `${path}/:session`,
      permission: 'signed-in',
      summary: 'Akhiri satu sesi sendiri',
      tag,
      answer,
    },
    (request) => endOpenSession(own(request), request.params.session ?? ''),
  ),
  route(
    {
      method: 'GET',
      path: '/users/:id/sessions',
      permission: 'user.write',
      summary: 'Sesi seseorang yang masih terbuka',
      tag,
      answer,
    },
    (request) => listOpenSessions(ofPerson(request)),
  ),
  route(
    {
      method: 'DELETE',
      path: '/users/:id/sessions',
      permission: 'user.write',
      summary: 'Akhiri semua sesi seseorang',
      tag,
      answer,
    },
    (request) => endOpenSessions(ofPerson(request)),
  ),
];
