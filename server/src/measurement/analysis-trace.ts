import {
  type AnalysedSurvey,
  type AnalysisRequest,
  AnalysisRequest as AnalysisRequestContract,
  type AnalysisTrace,
  sameInBoth,
} from '@pilar/contracts';
import type { Tx } from '../platform/db/index.ts';
import { getAnalysisRow } from './analysis.service.ts';
import { ANALYSIS_FORMULAS } from './analysis-formulas.ts';
import { AnalysisInputs } from './analysis-inputs.ts';
import { numberWords, periodWords } from './number-words.ts';
import { findPriceChange } from './price-chain.ts';
import { rejectionReason } from './rejection-reason.ts';
import { countRejections } from './survey.store.ts';
import { BOUNDARY_WORDS, LONELY_WORDS } from './survey-trace.ts';

type Parameter = AnalysisTrace['parameters'][number];

/** The walk-back of an analysis: files and versions, rows used and left out, formulas, lines and rules. */
export async function getAnalysisTrace(tx: Tx, id: string): Promise<AnalysisTrace> {
  const row = await getAnalysisRow(tx, id);
  const request = AnalysisRequestContract.parse(row.request);
  const inputs = AnalysisInputs.parse(row.inputs);
  return {
    id: row.id,
    method: row.method,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by_name,
    data: await dataOf(tx, inputs),
    formulas: [...ANALYSIS_FORMULAS[request.kind]],
    parameters: [
      ...inputs.surveys.map(lineParameter),
      ...ruleParameters(request),
      ...priceParameters(request, inputs),
      ...registerParameters(inputs),
      {
        name: { id: 'Versi metode', en: 'Method version' },
        value: sameInBoth(row.method),
        source: 'docs/methods/galat-baku.md',
      },
    ],
  };
}

async function dataOf(tx: Tx, { surveys }: AnalysisInputs): Promise<AnalysisTrace['data']> {
  const data: AnalysisTrace['data'] = [];
  const once = surveys.filter(
    ({ surveyId }, at) => surveys.findIndex((one) => one.surveyId === surveyId) === at,
  );
  for (const { title, fileName, dataVersion, surveyId, rows } of once) {
    const rejections = await countRejections(tx, { surveyId, dataVersion });
    data.push({
      name: sameInBoth(`${title} (${fileName})`),
      dataVersion,
      rowsUsed: rows,
      rowsLeftOut: rejections.map(({ code, count }) => ({ reason: rejectionReason(code), count })),
    });
  }
  return data;
}

function lineParameter({ line, lineSource, period }: AnalysedSurvey): Parameter {
  return {
    name: {
      id: `Garis kemiskinan ${periodWords(period, 'id')}`,
      en: `Poverty line of ${periodWords(period, 'en')}`,
    },
    value: {
      id: `Rp${numberWords(line, 0, 'id')} per kapita per bulan`,
      en: `Rp${numberWords(line, 0, 'en')} per head and month`,
    },
    source: lineSource,
  };
}

function ruleParameters({ boundary, lonelyPsu }: AnalysisRequest): Parameter[] {
  return [
    {
      name: { id: 'Batas', en: 'Boundary' },
      value: BOUNDARY_WORDS[boundary],
      source: 'docs/methods/fgt.md',
    },
    {
      name: { id: 'Strata berklaster tunggal', en: 'Strata with a single cluster' },
      value: LONELY_WORDS[lonelyPsu],
      source: 'docs/methods/galat-baku.md',
    },
  ];
}

function priceParameters(request: AnalysisRequest, { cityCode, surveys }: AnalysisInputs): Parameter[] {
  const [before, after] = surveys;
  if (request.kind !== 'change' || request.prices === 'nominal' || !before || !after) return [];
  const prices = findPriceChange(cityCode, before.period, after.period);
  const name = { id: 'Harga', en: 'Prices' };
  const source = 'docs/methods/indeks-harga.md';
  if (prices === undefined) {
    const value = { id: 'nominal: indeks harga belum tersedia', en: 'nominal: no price index available' };
    return [{ name, value, source }];
  }
  const value = {
    id: `${periodWords(after.period, 'id')} ÷ ${periodWords(before.period, 'id')} = ${numberWords(prices.ratio, 4, 'id')}${prices.isAssumed ? ' (asumsi: harga provinsi)' : ''}`,
    en: `${periodWords(after.period, 'en')} ÷ ${periodWords(before.period, 'en')} = ${numberWords(prices.ratio, 4, 'en')}${prices.isAssumed ? ' (assumption: prices of the province)' : ''}`,
  };
  return [{ name, value, source }];
}

function registerParameters({ register }: AnalysisInputs): Parameter[] {
  if (register === null) return [];
  const names = register.covariates.map(({ name }) => name).join(', ');
  return [
    {
      name: { id: 'Peubah kelurahan', en: 'Covariates of kelurahan' },
      value: {
        id: `${names}; cacah registrasi per ${register.asOf ?? 'tanggal belum tersedia'} yang telah dijaga`,
        en: `${names}; guarded counts of the register as of ${register.asOf ?? 'an unknown day'}`,
      },
      source: 'docs/methods/wilayah-kecil.md',
    },
    {
      name: { id: 'Versi cacah registrasi', en: 'Version of the register counts' },
      value: sameInBoth(register.dataVersion),
      source: 'docs/methods/sel-kecil.md',
    },
  ];
}
