import { randomUUID } from 'node:crypto';
import type { Estimate, EstimateGroup, EstimateRequest, Measure } from '@pilar/contracts';
import { writeAudit } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { addEstimate, type EstimateRow, listEstimateRows } from './estimate.store.ts';
import { computeEstimate } from './estimate-compute.ts';
import { assertFewGroups, assertGroupColumn } from './group-column.ts';
import { loadMeasuredColumns } from './measured-columns.ts';
import { findSurvey } from './survey.store.ts';

/** Measures a survey that is ready, for one line and optionally by a group column, and keeps the answer. */
export async function makeEstimate(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  surveyId: string,
  request: EstimateRequest,
): Promise<Estimate> {
  const survey = await findSurvey(tx, surveyId);
  if (!survey) throw new Problem('not-found', { what: 'survei' });
  if (survey.state !== 'ready' || survey.data_version === null) {
    throw new Problem('survey-not-ready', { state: survey.state });
  }
  assertGroupColumn(survey, request.by);
  const { columns } = await loadMeasuredColumns(
    tx,
    { surveyId, dataVersion: survey.data_version },
    request.by,
  );
  assertFewGroups(columns.group, request.by);
  const computed = computeEstimate(columns, request);
  const id = randomUUID();
  await addEstimate(tx, {
    id,
    survey_id: surveyId,
    line: request.line,
    line_source: request.lineSource,
    boundary: request.boundary,
    by_column: request.by,
    data_version: survey.data_version,
    method: computed.method,
    result: JSON.stringify({
      design: computed.design,
      groups: computed.groups,
      lonelyPsu: request.lonelyPsu,
    }),
    created_at: clock.now(),
    created_by: actor.userId,
    created_by_name: actor.userName,
  });
  await writeAudit(tx, actor, clock, {
    action: 'estimate.make',
    entity: 'measurement.estimate',
    entityId: id,
    after: { surveyId, line: request.line, boundary: request.boundary, by: request.by },
  });
  return getEstimate(tx, id);
}

export async function getEstimate(tx: Tx, id: string): Promise<Estimate> {
  return estimateView(await getEstimateRow(tx, id));
}

export async function getEstimateRow(tx: Tx, id: string): Promise<EstimateRow> {
  const [row] = await listEstimateRows(tx, { id });
  if (!row) throw new Problem('not-found', { what: 'perkiraan' });
  return row;
}

export async function listEstimates(tx: Tx, surveyId: string): Promise<Estimate[]> {
  return (await listEstimateRows(tx, { surveyId })).map(estimateView);
}

export type StoredResult = Readonly<{
  design: Estimate['design'];
  groups: readonly EstimateGroup[];
  lonelyPsu: EstimateRequest['lonelyPsu'];
}>;

/** The full result as it was computed, values withheld from readers included. */
export function storedResult(row: EstimateRow): StoredResult {
  // Written by makeEstimate alone, so its shape is known.
  return row.result as StoredResult;
}

function estimateView(row: EstimateRow): Estimate {
  const { design, groups } = storedResult(row);
  return {
    id: row.id,
    surveyId: row.survey_id,
    surveyTitle: row.survey_title,
    period: row.survey_period,
    line: row.line,
    lineSource: row.line_source,
    boundary: row.boundary === 'at-or-below' ? 'at-or-below' : 'below',
    by: row.by_column,
    dataVersion: row.data_version,
    method: row.method,
    design,
    groups: groups.map(withhold),
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by_name,
    publishedAt: row.published_at?.toISOString() ?? null,
    isSynthetic: row.is_synthetic,
  };
}

/** A figure whose relative error is above 50 % keeps its place but not its value (law 3 of the product). */
export function withhold(group: EstimateGroup): EstimateGroup {
  const measures = group.measures.map(withholdMeasure);
  const lowest40 = group.measures.find((measure) => measure.statistic === 'lowest40');
  const isClassKnown = lowest40?.rseClass !== 'withheld';
  return { ...group, measures, lowest40Class: isClassKnown ? group.lowest40Class : null };
}

export function withholdMeasure(measure: Measure): Measure {
  return measure.rseClass === 'withheld'
    ? { ...measure, value: null, se: null, ciLow: null, ciHigh: null }
    : measure;
}
