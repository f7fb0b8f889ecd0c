import { RetentionState } from '@pilar/contracts';
import { type Route, route } from '../platform/http/index.ts';
import { getRetention, type RetentionTarget, runRetention } from './retention.service.ts';

const tag = 'protection';

export const retentionRoutes = (targets: readonly RetentionTarget[]): readonly Route[] => [
  route(
    {
      method: 'GET',
      path: '/protection/retention',
      permission: 'protection.read',
      summary: 'Masa simpan: yang jatuh tempo sekarang, dan yang sudah dihapus',
      tag,
      answer: RetentionState,
    },
    ({ db, actor, clock }) => getRetention(db, actor, clock, targets),
  ),
  route(
    {
      method: 'POST',
      path: '/protection/retention/run',
      permission: 'protection.write',
      summary: 'Hapus sekarang yang jatuh tempo',
      tag,
      answer: RetentionState,
    },
    async ({ db, actor, clock }) => {
      await runRetention(db, clock, targets);
      return getRetention(db, actor, clock, targets);
    },
  ),
];
