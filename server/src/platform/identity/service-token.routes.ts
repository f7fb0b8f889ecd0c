import {
  AddServiceToken,
  EndServiceToken,
  MadeServiceToken,
  ServiceToken,
  ServiceTokenList,
} from '@pilar/contracts';
import { type Route, route } from '../http/route.ts';
import { endServiceToken, listServiceTokens, makeServiceToken } from './service-token.service.ts';

const tag = 'platform';

/** Tokens with which other programs read: seen by whoever sees users, made and ended by administrators. */
export const serviceTokenRoutes: readonly Route[] = [
  route(
    {
      ...{ method: 'GET', path: '/tokens', permission: 'user.read', tag },
      summary: 'Token layanan; teksnya tidak disimpan',
      answer: ServiceTokenList,
    },
    (request) => listServiceTokens(request),
  ),
  route(
    {
      ...{ method: 'POST', path: '/tokens', permission: 'token.write', tag },
      summary: 'Buat token layanan; teksnya hanya keluar sekali',
      body: AddServiceToken,
      answer: MadeServiceToken,
    },
    (request) => makeServiceToken(request, request.body),
  ),
  route(
    {
      ...{ method: 'POST', path: '/tokens/:id/end', permission: 'token.write', tag },
      summary: 'Akhiri token layanan, atau nyatakan tidak perlu diganti',
      body: EndServiceToken,
      answer: ServiceToken,
    },
    (request) => endServiceToken(request, request.params.id ?? '', request.body),
  ),
];
