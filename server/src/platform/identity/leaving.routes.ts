import {
  HandOverWork,
  LeaveUser,
  MoveUser,
  OpenWorkList,
  ReturnUser,
  User,
  WaitingWork,
} from '@pilar/contracts';
import { type Request, type Route, route } from '../http/route.ts';
import type { OpenWorkSource } from '../open-work/index.ts';
import { handOverWork, leaveUser, moveUser, returnUser } from './leaving.service.ts';
import { getOpenWork, getWaitingWork } from './waiting-work.ts';

const tag = 'platform';
const permission = 'user.write';

/** Leaving, moving, returning, and what waits for whom. */
export function leavingRoutes(sources: readonly OpenWorkSource[]): readonly Route[] {
  const of = ({ db, clock, actor }: Request<unknown, unknown>) => ({ db, clock, actor, sources });
  const changing = (summary: string, last: string) =>
    ({ method: 'POST', path: `/users/:id/${last}`, permission, summary, tag, answer: User }) as const;
  return [
    route(
      {
        ...{ method: 'GET', path: '/session/work', permission: 'signed-in', tag },
        summary: 'Yang menunggu Anda sendiri',
        answer: OpenWorkList,
      },
      (request) => getOpenWork(of(request), request.actor.userId),
    ),
    route(
      {
        ...{ method: 'GET', path: '/users/waiting', permission, tag },
        summary: 'Pekerjaan orang yang keluar dan belum diambil alih',
        answer: WaitingWork,
      },
      (request) => getWaitingWork(of(request)),
    ),
    route(
      {
        ...{ method: 'GET', path: '/users/:id/work', permission, tag },
        summary: 'Yang menunggu seseorang, sebelum ia keluar atau pindah',
        answer: OpenWorkList,
      },
      (request) => getOpenWork(of(request), request.params.id ?? ''),
    ),
    route(
      {
        ...changing('Nyatakan seseorang keluar: alasan, hari terakhir, pengganti', 'leave'),
        body: LeaveUser,
      },
      (request) => leaveUser(of(request), request.params.id ?? '', request.body),
    ),
    route(
      { ...changing('Pindahkan seseorang ke peran, wilayah, atau unit lain', 'move'), body: MoveUser },
      (request) => moveUser(of(request), request.params.id ?? '', request.body),
    ),
    route(
      { ...changing('Batalkan keluarnya seseorang: ia kembali bertugas', 'return'), body: ReturnUser },
      (request) => returnUser(of(request), request.params.id ?? '', request.body),
    ),
    route(
      {
        ...changing('Serahkan pekerjaan orang yang keluar kepada pengganti', 'hand-over'),
        body: HandOverWork,
      },
      (request) => handOverWork(of(request), request.params.id ?? '', request.body),
    ),
  ];
}
