import { readFileSync } from 'node:fs';
import type { Job, SurveyDetail } from '@pilar/contracts';
import type { Actor } from '../platform/db/index.ts';
import type { TestApi } from '../platform/testing/test-api.ts';

const KELURAHAN = ['18.72.01.1001', '18.72.01.1003', '18.72.02.1001'];

/** A survey of the kernel's fixture, with the kelurahan of each cluster beside it. */
export function waveWithKelurahan(wave: 1 | 2): string {
  const file = new URL(`../../../kernels/measurement/test-data/survey_wave${wave}.csv`, import.meta.url);
  const [header = '', ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  const psu = header.split(',').indexOf('psu');
  const area = (row: string): string => KELURAHAN[Number(row.split(',')[psu]) % KELURAHAN.length] ?? '';
  return [`${header},kelurahan`, ...rows.map((row) => `${row},${area(row)}`)].join('\n');
}

const MAPPING = {
  welfare: { column: 'expenditure' },
  weight: { column: 'weight' },
  size: { column: 'size' },
  strata: 'stratum',
  psu: 'psu',
  groups: ['livelihood', 'kelurahan'],
};

/** Waits for a job of the test's own queue. */
export async function endedJob(api: TestApi, who: Actor, jobId: string): Promise<Job> {
  for (let round = 0; round < 600; round++) {
    const job = (await api.ask(who, 'GET', `/jobs/${jobId}`)).body as unknown as Job;
    if (job.finishedAt !== null) return job;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`job ${jobId} did not end`);
}

/** Receives and imports a survey; `text` has the columns of the fixture. */
export async function readySurvey(
  api: TestApi,
  who: Actor,
  { text, title, period }: { text: string; title: string; period: string },
): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([text]), `${title}.csv`);
  form.set('title', title);
  form.set('period', period);
  const { id } = (await api.send(who, '/surveys', form)).body as unknown as SurveyDetail;
  const started = await api.ask(who, 'PUT', `/surveys/${id}/mapping`, MAPPING);
  const job = await endedJob(api, who, String(started.body.jobId));
  if (job.state !== 'done') throw new Error(`${title} was not imported: ${job.problem?.title}`);
  return id;
}
