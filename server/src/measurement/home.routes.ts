import { Home } from '@pilar/contracts';
import { type Route, route } from '../platform/http/route.ts';
import { getHome } from './home.service.ts';

export const homeRoutes: readonly Route[] = [
  route(
    {
      method: 'GET',
      path: '/home',
      permission: 'indicator.read',
      summary: 'Beranda: kalimat dan empat pengukur',
      tag: 'measurement',
      answer: Home,
    },
    ({ transaction }) => transaction(getHome),
  ),
];
