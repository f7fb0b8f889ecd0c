import { MadeLink, OpenedLink, OpenLink, UseLink } from '@pilar/contracts';
import { type Route, route } from '../http/route.ts';
import { followLink, makeLink, openLink } from './link.service.ts';
import type { PasswordHasher } from './password-hash.ts';

const tag = 'platform';

/** One-time links: made by an administrator, followed by whoever holds one. */
export function linkRoutes(passwords: PasswordHasher): readonly Route[] {
  return [
    route(
      {
        method: 'POST',
        path: '/users/:id/link',
        permission: 'user.write',
        summary: 'Buat tautan sekali pakai: undangan, atau setel ulang kata sandi',
        tag,
        answer: MadeLink,
      },
      ({ transaction, clock, actor, params }) => makeLink(transaction, clock, actor, params.id ?? ''),
    ),
    route(
      {
        method: 'POST',
        path: '/session/link/open',
        permission: 'public',
        summary: 'Milik siapa tautan sekali pakai ini',
        tag,
        body: OpenLink,
        answer: OpenedLink,
      },
      ({ db, clock, body }) => openLink({ db, clock, passwords }, body.token),
    ),
    route(
      {
        method: 'POST',
        path: '/session/link',
        permission: 'public',
        summary: 'Setel kata sandi dengan tautan sekali pakai',
        tag,
        body: UseLink,
        answer: OpenedLink,
      },
      ({ db, clock, body }) => followLink({ db, clock, passwords }, body),
    ),
  ];
}
