import {
  Analysis,
  AnalysisChoices,
  AnalysisRecomputed,
  AnalysisRequest,
  AnalysisStarted,
  AnalysisTrace,
} from '@pilar/contracts';
import type { Tx } from '../platform/db/index.ts';
import { refuseOnwardSharing } from '../platform/disclosure/index.ts';
import { download, XLSX_TYPE } from '../platform/http/download.ts';
import { type Route, route } from '../platform/http/route.ts';
import { getAnalysis, loadAgain, recomputeAnalysis, startAnalysis } from './analysis.service.ts';
import { listChoices } from './analysis-choices.ts';
import { getAnalysisTrace } from './analysis-trace.ts';
import { analysisWorkbook } from './analysis-workbook.ts';

const tag = 'measurement';
const permission = 'survey.read';
const NAMES: Readonly<Record<AnalysisRequest['kind'], string>> = {
  groups: 'kemiskinan-menurut-kelompok',
  change: 'mengapa-berubah',
  curves: 'kurva-lorenz-tip',
  'small-area': 'perkiraan-per-kelurahan',
};

export const analysisRoutes: readonly Route[] = [
  route(
    {
      method: 'GET',
      path: '/analyses/choices',
      permission,
      summary: 'Survei, garis, dan kolom kelompok yang dapat dianalisis',
      tag,
      answer: AnalysisChoices,
    },
    ({ transaction }) => transaction(listChoices),
  ),
  route(
    {
      method: 'POST',
      path: '/analyses',
      permission,
      summary: 'Jawaban satu analisis, atau pekerjaan yang menghitungnya',
      tag,
      body: AnalysisRequest,
      answer: AnalysisStarted,
    },
    ({ transaction, actor, clock, jobs, body }) =>
      transaction((tx) => startAnalysis(tx, actor, clock, jobs, body)),
  ),
  route(
    {
      method: 'GET',
      path: '/analyses/:id',
      permission,
      summary: 'Satu analisis yang tersimpan',
      tag,
      answer: Analysis,
    },
    ({ transaction, params }) => transaction((tx) => getAnalysis(tx, params.id ?? '')),
  ),
  route(
    {
      method: 'GET',
      path: '/analyses/:id/table.xlsx',
      permission,
      summary: 'Satu analisis, Excel',
      tag,
      answer: 'file',
    },
    async ({ transaction, params }) => {
      const analysis = await transaction((tx) => analysisForFile(tx, params.id ?? ''));
      return download(`${NAMES[analysis.request.kind]}.xlsx`, XLSX_TYPE, await analysisWorkbook(analysis));
    },
  ),
  route(
    {
      method: 'GET',
      path: '/analyses/:id/trace',
      permission,
      summary: 'Jejak satu analisis',
      tag,
      answer: AnalysisTrace,
    },
    ({ transaction, params }) => transaction((tx) => getAnalysisTrace(tx, params.id ?? '')),
  ),
  route(
    {
      method: 'POST',
      path: '/analyses/:id/recompute',
      permission,
      summary: 'Hitung ulang satu analisis dari data yang tersimpan',
      tag,
      answer: AnalysisRecomputed,
    },
    async ({ transaction, clock, params }) =>
      recomputeAnalysis(await transaction((tx) => loadAgain(tx, params.id ?? '')), clock),
  ),
];

/** What rests on counts of the register leaves only while those may be handed on. */
async function analysisForFile(tx: Tx, id: string): Promise<Analysis> {
  const analysis = await getAnalysis(tx, id);
  if (analysis.register !== null) await refuseOnwardSharing(tx, 'desil-dtsen');
  return analysis;
}
