import { BackupPage, JobStarted } from '@pilar/contracts';
import { type Route, route } from '../http/route.ts';
import { getBackupPage, startBackup, startCheck } from './backup.service.ts';
import type { BackupHome } from './backup-home.ts';

/** The backups of this installation. Their content never leaves this way: it is all of the city in one file. */
export function backupRoutes(home: BackupHome): readonly Route[] {
  return [
    route(
      {
        method: 'GET',
        path: '/backups',
        permission: 'backup.read',
        summary: 'Cadangan yang ada, dan keadaan jadwalnya',
        tag: 'platform',
        answer: BackupPage,
      },
      ({ transaction, clock }) => transaction((tx) => getBackupPage(tx, home, clock)),
    ),
    route(
      {
        method: 'POST',
        path: '/backups',
        permission: 'backup.write',
        summary: 'Buat cadangan sekarang, sebagai pekerjaan latar',
        tag: 'platform',
        answer: JobStarted,
      },
      ({ transaction, actor, clock, jobs }) =>
        transaction(async (tx) => ({ jobId: await startBackup(tx, actor, clock, jobs) })),
    ),
    route(
      {
        method: 'POST',
        path: '/backups/:name/check',
        permission: 'backup.read',
        summary: 'Baca satu cadangan sampai ujungnya dan bandingkan jumlah periksanya',
        tag: 'platform',
        answer: JobStarted,
      },
      ({ transaction, actor, clock, jobs, params }) =>
        transaction(async (tx) => ({
          jobId: await startCheck(tx, actor, clock, jobs, home, params.name ?? ''),
        })),
    ),
  ];
}
