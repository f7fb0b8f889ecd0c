import {
  because,
  Estimate,
  EstimateList,
  EstimateRequest,
  FigureList,
  JobStarted,
  RejectionList,
  Survey,
  SurveyDetail,
  SurveyList,
  SurveyMapping,
} from '@pilar/contracts';
import { z } from 'zod';
import { refuseOnwardSharing } from '../platform/disclosure/index.ts';
import { download, XLSX_TYPE } from '../platform/http/download.ts';
import { requiredFile } from '../platform/http/multipart.ts';
import { type Route, route } from '../platform/http/route.ts';
import { getEstimate, listEstimates, makeEstimate } from './estimate.service.ts';
import { estimateWorkbook } from './estimate-workbook.ts';
import { publishEstimate } from './publish.service.ts';
import { listAllRejections, listRejectionView, rejectionWorkbook } from './rejection.service.ts';
import { getSurveyDetail, listSurveyViews, receiveSurvey, undoSurvey } from './survey.service.ts';
import { startImport } from './survey-import.ts';
import { profileFile } from './survey-profile.ts';

const tag = 'measurement';
const read = 'survey.read';
const write = 'survey.write';
const About = z.object({
  title: z.string().trim().min(1).max(200),
  period: z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, because('period')),
});

export const surveyRoutes: readonly Route[] = [
  route(
    { method: 'GET', path: '/surveys', permission: read, summary: 'Daftar survei', tag, answer: SurveyList },
    ({ transaction }) => transaction(async (tx) => ({ surveys: await listSurveyViews(tx) })),
  ),
  route(
    {
      method: 'POST',
      path: '/surveys',
      permission: write,
      summary: 'Unggah survei',
      tag,
      body: About,
      files: ['file'],
      answer: SurveyDetail,
    },
    async ({ transaction, actor, clock, body, files }) => {
      const file = requiredFile(files);
      // Reading happens before the transaction: a large file must not hold the database.
      const profile = await profileFile(file.bytes, file.name);
      return transaction(async (tx) => {
        const id = await receiveSurvey(tx, actor, clock, file, profile, body);
        return getSurveyDetail(tx, actor, id);
      });
    },
  ),
  route(
    {
      method: 'GET',
      path: '/surveys/:id',
      permission: read,
      summary: 'Satu survei: kolom, tebakan, garis',
      tag,
      query: z.object({ sheet: z.string().optional() }),
      answer: SurveyDetail,
    },
    ({ transaction, actor, params, query }) =>
      transaction((tx) => getSurveyDetail(tx, actor, params.id ?? '', query.sheet)),
  ),
  route(
    {
      method: 'PUT',
      path: '/surveys/:id/mapping',
      permission: write,
      summary: 'Pilih kolom dan mulai impor',
      tag,
      body: SurveyMapping,
      answer: JobStarted,
    },
    ({ transaction, actor, clock, jobs, params, body }) =>
      transaction(async (tx) => ({
        jobId: await startImport(tx, actor, clock, jobs, params.id ?? '', body),
      })),
  ),
  // Refused cells are quoted from the file, so only those who import see them.
  route(
    {
      method: 'GET',
      path: '/surveys/:id/rejections',
      permission: write,
      summary: 'Baris yang ditolak dan alasannya',
      tag,
      answer: RejectionList,
    },
    ({ transaction, params }) => transaction((tx) => listRejectionView(tx, params.id ?? '')),
  ),
  route(
    {
      method: 'GET',
      path: '/surveys/:id/rejections.xlsx',
      permission: write,
      summary: 'Baris yang ditolak, Excel',
      tag,
      answer: 'file',
    },
    async ({ transaction, params }) => {
      const rejections = await transaction(async (tx) => {
        await refuseOnwardSharing(tx, 'survei');
        return listAllRejections(tx, params.id ?? '');
      });
      return download('baris-ditolak.xlsx', XLSX_TYPE, await rejectionWorkbook(rejections));
    },
  ),
  route(
    {
      method: 'POST',
      path: '/surveys/:id/undo',
      permission: write,
      summary: 'Batalkan impor',
      tag,
      answer: Survey,
    },
    ({ transaction, actor, clock, params }) =>
      transaction((tx) => undoSurvey(tx, actor, clock, params.id ?? '')),
  ),
  route(
    {
      method: 'GET',
      path: '/surveys/:id/estimates',
      permission: read,
      summary: 'Perkiraan dari satu survei',
      tag,
      answer: EstimateList,
    },
    ({ transaction, params }) =>
      transaction(async (tx) => ({ estimates: await listEstimates(tx, params.id ?? '') })),
  ),
  route(
    {
      method: 'POST',
      path: '/surveys/:id/estimates',
      permission: read,
      summary: 'Hitung P0, P1, P2, rata-rata, Gini, 40 persen terbawah',
      tag,
      body: EstimateRequest,
      answer: Estimate,
    },
    ({ transaction, actor, clock, params, body }) =>
      transaction((tx) => makeEstimate(tx, actor, clock, params.id ?? '', body)),
  ),
  route(
    {
      method: 'GET',
      path: '/estimates/:id',
      permission: read,
      summary: 'Satu perkiraan',
      tag,
      answer: Estimate,
    },
    ({ transaction, params }) => transaction((tx) => getEstimate(tx, params.id ?? '')),
  ),
  route(
    {
      method: 'GET',
      path: '/estimates/:id/table.xlsx',
      permission: read,
      summary: 'Satu perkiraan, Excel',
      tag,
      answer: 'file',
    },
    async ({ transaction, params }) => {
      const estimate = await transaction((tx) => getEstimate(tx, params.id ?? ''));
      return download(`perkiraan-${estimate.period}.xlsx`, XLSX_TYPE, await estimateWorkbook(estimate));
    },
  ),
  route(
    {
      method: 'POST',
      path: '/estimates/:id/publish',
      permission: 'estimate.publish',
      summary: 'Terbitkan perkiraan',
      tag,
      answer: FigureList,
    },
    ({ transaction, actor, clock, params }) =>
      transaction(async (tx) => ({ figures: await publishEstimate(tx, actor, clock, params.id ?? '') })),
  ),
];
