import { BreachList, ChangeBreach, CloseBreach, ReportBreach } from '@pilar/contracts';
import { z } from 'zod';
import { check, type Route, route } from '../platform/http/index.ts';
import { closeBreach, getBreaches, reportBreach, updateBreach } from './breach.service.ts';

const tag = 'protection';
const write = 'protection.write';
const Id = z.object({ id: z.uuid() });
const path = '/protection/breaches';

export const breachRoutes: readonly Route[] = [
  route(
    {
      method: 'GET',
      path,
      permission: 'protection.read',
      summary: 'Insiden data dan tenggat 3x24 jam',
      tag,
      answer: BreachList,
    },
    ({ transaction, clock }) => transaction((tx) => getBreaches(tx, clock)),
  ),
  route(
    {
      method: 'POST',
      path,
      permission: write,
      summary: 'Laporkan insiden',
      tag,
      body: ReportBreach,
      answer: BreachList,
    },
    ({ transaction, actor, clock, body }) => transaction((tx) => reportBreach(tx, actor, clock, body)),
  ),
  route(
    {
      method: 'PATCH',
      path: `${path}/:id`,
      permission: write,
      summary: 'Lengkapi insiden, atau catat pemberitahuannya',
      tag,
      body: ChangeBreach,
      answer: BreachList,
    },
    ({ transaction, actor, clock, params, body }) => {
      const { id } = check(Id, params, 'query-invalid');
      return transaction((tx) => updateBreach(tx, actor, clock, { ...body, id }));
    },
  ),
  route(
    {
      method: 'POST',
      path: `${path}/:id/close`,
      permission: write,
      summary: 'Tutup insiden',
      tag,
      body: CloseBreach,
      answer: BreachList,
    },
    ({ transaction, actor, clock, params, body }) => {
      const { id } = check(Id, params, 'query-invalid');
      return transaction((tx) => closeBreach(tx, actor, clock, { ...body, id }));
    },
  ),
];
