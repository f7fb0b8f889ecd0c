import {
  type Bilingual,
  type EstimateGroup,
  type Measure,
  STATISTICS,
  type Statistic,
  sameInBoth,
} from '@pilar/contracts';
import type { LonelyPsuRule } from '@pilar/measurement';
import type { Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { getEstimateRow, storedResult } from './estimate.service.ts';
import type { EstimateRow } from './estimate.store.ts';
import { computeEstimate } from './estimate-compute.ts';
import type { FigureRow } from './figure.store.ts';
import { getIndicator } from './indicator-catalogue.ts';
import { loadMeasuredColumns } from './measured-columns.ts';
import { numberWords } from './number-words.ts';
import { rejectionReason } from './rejection-reason.ts';
import { boundaryOf, formulaOf, type LineBoundary, publishedValue } from './statistic-indicator.ts';
import { countRejections, findSurvey, type SurveyRow } from './survey.store.ts';
import type { Again, TraceOrigin } from './trace-origin.ts';

/** The walk-back of a survey figure: file, accepted and refused rows, formula, line and design. */
export async function surveyTrace(tx: Tx, figure: FigureRow): Promise<TraceOrigin> {
  const { estimate, survey } = await origin(tx, figure);
  const rejections = await countRejections(tx, { surveyId: survey.id, dataVersion: estimate.data_version });
  const statistic = statisticOf(figure);
  return {
    dataVersion: estimate.data_version,
    dataName: sameInBoth(`${survey.title} (${survey.file_name})`),
    rowsUsed: figure.n ?? survey.rows_accepted,
    rowsLeftOut: rejections.map(({ code, count }) => ({
      reason: rejectionReason(code),
      count,
    })),
    formula: {
      text: formulaOf(statistic, boundaryOf(estimate.boundary)),
      methodPage: getIndicator(figure.indicator).methodPage,
    },
    parameters: parametersOf(estimate, survey, statistic),
  };
}

export const BOUNDARY_WORDS: Readonly<Record<LineBoundary, Bilingual>> = {
  below: { id: 'miskin bila di bawah garis (cara BPS)', en: 'poor when below the line (as BPS does)' },
  'at-or-below': {
    id: 'miskin bila di bawah atau tepat pada garis',
    en: 'poor when below the line or exactly on it',
  },
};

export const LONELY_WORDS: Readonly<Record<LonelyPsuRule, Bilingual>> = {
  fail: { id: 'tidak ada; bila ada, hitungan ditolak', en: 'none; with one, the measurement is refused' },
  certainty: { id: 'dianggap tidak menambah galat', en: 'taken to add nothing to the error' },
  adjust: {
    id: 'dihitung dari jaraknya ke rata-rata semua klaster',
    en: 'measured by its distance from the mean of all clusters',
  },
  average: { id: 'diberi rata-rata sumbangan strata lain', en: 'given the mean share of the other strata' },
};

const POVERTY: ReadonlySet<Statistic> = new Set(['p0', 'p1', 'p2']);

/** The line, where the statistic rests on one. */
function lineOf(estimate: EstimateRow, statistic: Statistic): TraceOrigin['parameters'] {
  if (!POVERTY.has(statistic)) return [];
  const rupiah = {
    id: `Rp${numberWords(estimate.line, 0, 'id')} per kapita per bulan`,
    en: `Rp${numberWords(estimate.line, 0, 'en')} per head and month`,
  };
  return [
    { name: { id: 'Garis kemiskinan', en: 'Poverty line' }, value: rupiah, source: estimate.line_source },
    {
      name: { id: 'Batas', en: 'Boundary' },
      value: BOUNDARY_WORDS[boundaryOf(estimate.boundary)],
      source: 'docs/methods/fgt.md',
    },
  ];
}

function parametersOf(
  estimate: EstimateRow,
  survey: SurveyRow,
  statistic: Statistic,
): TraceOrigin['parameters'] {
  const { design, lonelyPsu } = storedResult(estimate);
  return [
    ...lineOf(estimate, statistic),
    {
      name: { id: 'Rancangan', en: 'Design' },
      value: {
        id: `${design.strata} strata, ${design.psus} klaster, ${design.rows} baris`,
        en: `${design.strata} strata, ${design.psus} clusters, ${design.rows} rows`,
      },
      source: survey.file_name,
    },
    {
      name: { id: 'Strata berklaster tunggal', en: 'Strata with a single cluster' },
      value: LONELY_WORDS[lonelyPsu],
      source: 'docs/methods/galat-baku.md',
    },
    {
      name: { id: 'Sidik berkas', en: 'File hash' },
      value: sameInBoth(survey.file_hash),
      source: survey.file_name,
    },
    {
      name: { id: 'Versi metode', en: 'Method version' },
      value: sameInBoth(estimate.method),
      source: 'docs/methods/galat-baku.md',
    },
  ];
}

/** Reads every stored column, hashes them, and measures again with the same line, boundary and grouping. */
export async function recomputeSurvey(tx: Tx, figure: FigureRow): Promise<Again> {
  const { estimate, survey } = await origin(tx, figure);
  const { columns, dataVersion } = await loadMeasuredColumns(
    tx,
    { surveyId: survey.id, dataVersion: estimate.data_version },
    estimate.by_column,
    true,
  );
  const computed = computeEstimate(columns, {
    line: estimate.line,
    boundary: boundaryOf(estimate.boundary),
    lonelyPsu: storedResult(estimate).lonelyPsu,
  });
  const statistic = statisticOf(figure);
  const measure = findMeasure(computed.groups, figure.group_value, statistic);
  const scale = (value: number | null | undefined) =>
    value === null || value === undefined ? null : publishedValue(statistic, value);
  return {
    value: scale(measure?.value),
    se: scale(measure?.se),
    dataVersion: dataVersion ?? '',
    expectedVersion: estimate.data_version,
  };
}

function findMeasure(
  groups: readonly EstimateGroup[],
  group: string | null,
  statistic: Statistic,
): Measure | undefined {
  return groups
    .find((entry) => entry.group === group)
    ?.measures.find((entry) => entry.statistic === statistic);
}

function statisticOf(figure: FigureRow): Statistic {
  const found = STATISTICS.find((statistic) => statistic === figure.statistic);
  if (!found) throw new Problem('not-found', { what: 'rumus angka' });
  return found;
}

async function origin(tx: Tx, figure: FigureRow): Promise<{ estimate: EstimateRow; survey: SurveyRow }> {
  if (figure.estimate_id === null) throw new Problem('not-found', { what: 'perkiraan' });
  const estimate = await getEstimateRow(tx, figure.estimate_id);
  const survey = await findSurvey(tx, estimate.survey_id);
  if (!survey) throw new Problem('not-found', { what: 'survei' });
  return { estimate, survey };
}
