import type { RejectionList } from '@pilar/contracts';
import type { Tx } from '../platform/db/index.ts';
import { rejectionReason as rowReason, writeXlsx } from '../platform/tabular/index.ts';
import { isRejectionCode, rejectionReason } from './rejection-reason.ts';
import { getSurveyRow } from './survey.service.ts';
import { countRejections, listRejections } from './survey.store.ts';

const SHOWN = 200;
const MOST_EXPORTED = 1_000_000;

export async function listRejectionView(tx: Tx, surveyId: string): Promise<RejectionList> {
  const survey = await getSurveyRow(tx, surveyId);
  if (survey.data_version === null) return { total: 0, byReason: [], rejections: [] };
  const key = { surveyId, dataVersion: survey.data_version };
  const counts = await countRejections(tx, key);
  return {
    total: counts.reduce((sum, { count }) => sum + count, 0),
    byReason: counts.map(({ code, count }) => ({ code, reason: rejectionReason(code), count })),
    rejections: (await listRejections(tx, key, SHOWN)).map(viewOf),
  };
}

export async function listAllRejections(tx: Tx, surveyId: string): Promise<RejectionList['rejections']> {
  const survey = await getSurveyRow(tx, surveyId);
  if (survey.data_version === null) return [];
  return (await listRejections(tx, { surveyId, dataVersion: survey.data_version }, MOST_EXPORTED)).map(
    viewOf,
  );
}

type RejectionRow = Awaited<ReturnType<typeof listRejections>>[number];

function viewOf(row: RejectionRow): RejectionList['rejections'][number] {
  const { file_row, column_name, value, code } = row;
  const reason = isRejectionCode(code)
    ? rowReason({ row: file_row, column: column_name, value, code })
    : rejectionReason(code);
  return { row: file_row, column: column_name, value, reason };
}

export function rejectionWorkbook(rejections: RejectionList['rejections']): Promise<Uint8Array> {
  return writeXlsx([
    {
      name: 'Baris ditolak',
      columns: [{ name: 'Baris berkas' }, { name: 'Kolom' }, { name: 'Isi' }, { name: 'Alasan' }],
      rows: rejections.map(({ row, column, value, reason }) => [row, column, value, reason.id]),
    },
  ]);
}
