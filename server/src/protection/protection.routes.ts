import {
  Assessment,
  FlaggedDataSet,
  ProcessingRecord,
  SaveAssessment,
  SetSharingFlag,
  SharingFlags,
} from '@pilar/contracts';
import { z } from 'zod';
import { check, download, type Route, route, XLSX_TYPE } from '../platform/http/index.ts';
import { loadProcessing } from '../platform/parameters/index.ts';
import { getAssessment, saveAssessment, signAssessment } from './assessment.service.ts';
import { processingWorkbook } from './processing-workbook.ts';
import { getSharingFlags, setSharingFlag } from './sharing.service.ts';

const tag = 'protection';
const read = 'protection.read';
const write = 'protection.write';
const Version = z.object({ version: z.coerce.number().int().positive() });
const DataSet = z.object({ dataSet: FlaggedDataSet });

export const recordRoutes: readonly Route[] = [
  route(
    {
      method: 'GET',
      path: '/protection/processing',
      permission: read,
      summary: 'Catatan kegiatan pemrosesan data pribadi',
      tag,
      answer: ProcessingRecord,
    },
    async () => ({ activities: loadProcessing() }),
  ),
  route(
    {
      method: 'GET',
      path: '/protection/processing.xlsx',
      permission: read,
      summary: 'Catatan kegiatan pemrosesan, Excel',
      tag,
      answer: 'file',
    },
    async () => download('catatan-pemrosesan.xlsx', XLSX_TYPE, await processingWorkbook(loadProcessing())),
  ),
  route(
    {
      method: 'GET',
      path: '/protection/sharing',
      permission: read,
      summary: 'Larangan membagikan lagi, menurut kumpulan data',
      tag,
      answer: SharingFlags,
    },
    ({ transaction }) => transaction(async (tx) => ({ flags: await getSharingFlags(tx) })),
  ),
  route(
    {
      method: 'PUT',
      path: '/protection/sharing/:dataSet',
      permission: write,
      summary: 'Pasang atau cabut larangan membagikan lagi',
      tag,
      body: SetSharingFlag,
      answer: SharingFlags,
    },
    ({ transaction, actor, clock, params, body }) => {
      const { dataSet } = check(DataSet, params, 'query-invalid');
      const change = { ...body, dataSet };
      return transaction(async (tx) => ({ flags: await setSharingFlag(tx, actor, clock, change) }));
    },
  ),
];

export const assessmentRoutes: readonly Route[] = [
  route(
    {
      method: 'GET',
      path: '/protection/assessment',
      permission: read,
      summary: 'Penilaian dampak pelindungan data (DPIA) dan versinya',
      tag,
      answer: Assessment,
    },
    ({ transaction }) => transaction((tx) => getAssessment(tx)),
  ),
  route(
    {
      method: 'POST',
      path: '/protection/assessment',
      permission: write,
      summary: 'Simpan versi baru penilaian dampak',
      tag,
      body: SaveAssessment,
      answer: Assessment,
    },
    ({ transaction, actor, clock, body }) => transaction((tx) => saveAssessment(tx, actor, clock, body)),
  ),
  route(
    {
      method: 'POST',
      path: '/protection/assessment/:version/sign',
      permission: write,
      summary: 'Tanda tangani versi terakhir',
      tag,
      answer: Assessment,
    },
    ({ transaction, actor, clock, params }) => {
      const { version } = check(Version, params, 'query-invalid');
      return transaction((tx) => signAssessment(tx, actor, clock, version));
    },
  ),
];
