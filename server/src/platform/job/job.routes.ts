import { Job, JobList } from '@pilar/contracts';
import { type Route, route } from '../http/route.ts';
import { cancelJob, getJob, listRecentJobs } from './job.service.ts';

export const jobRoutes: readonly Route[] = [
  route(
    {
      method: 'GET',
      path: '/jobs',
      permission: 'job.read',
      summary: 'Daftar pekerjaan terbaru',
      tag: 'platform',
      answer: JobList,
    },
    ({ transaction, clock }) => transaction(async (tx) => ({ jobs: await listRecentJobs(tx, clock) })),
  ),
  // Whoever asked for a job may follow it: the row policy decides what is seen.
  route(
    {
      method: 'GET',
      path: '/jobs/:id',
      permission: 'signed-in',
      summary: 'Kemajuan satu pekerjaan',
      tag: 'platform',
      answer: Job,
    },
    ({ transaction, clock, params }) => transaction((tx) => getJob(tx, params.id ?? '', clock)),
  ),
  route(
    {
      method: 'POST',
      path: '/jobs/:id/cancel',
      permission: 'job.cancel',
      summary: 'Hentikan pekerjaan',
      tag: 'platform',
      answer: Job,
    },
    ({ transaction, actor, clock, jobs, params }) =>
      transaction((tx) => cancelJob(tx, actor, jobs, params.id ?? '', clock)),
  ),
];
