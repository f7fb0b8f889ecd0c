import { randomUUID } from 'node:crypto';
import { type EstimateGroup, type Figure, INDICATOR_OF, type Measure } from '@pilar/contracts';
import { writeAudit } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock.ts';
import { type Actor, refusalConstraint, type Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { contentHash } from './content-hash.ts';
import { getEstimateRow, storedResult } from './estimate.service.ts';
import { type EstimateRow, markPublished } from './estimate.store.ts';
import { listFigures } from './figure.service.ts';
import { addFigureRows, type FigureRow, listFigureRows, type NewFigure } from './figure.store.ts';
import { getParameterIndicator } from './indicator-catalogue.ts';
import { getMeasuredAreas } from './measured-area.ts';
import { publishedValue } from './statistic-indicator.ts';
import { findSurvey, lockSurvey } from './survey.store.ts';

type Publication = Readonly<{
  row: EstimateRow;
  areaCode: string;
  actor: Actor;
  at: Date;
  current: readonly FigureRow[];
}>;

/**
 * Publishes an estimate: each of its figures becomes a row that is never changed. A figure of the same indicator, area,
 * period and group that was published before is named as replaced. Figures with a relative error above 50 % are left out.
 */
export async function publishEstimate(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  estimateId: string,
): Promise<Figure[]> {
  const row = await getEstimateRow(tx, estimateId);
  await lockSurvey(tx, row.survey_id);
  const survey = await findSurvey(tx, row.survey_id);
  if (survey?.state === 'undone') throw new Problem('survey-not-ready', { state: survey.state });
  // Read again behind the lock: somebody else may just have published it.
  if ((await getEstimateRow(tx, estimateId)).published_at !== null) throw new Problem('estimate-published');
  const { cityCode } = await getMeasuredAreas(tx);
  const current = await listFigureRows(tx, { kind: 'survey', areaCodes: [cityCode] });
  const publication = { row, areaCode: cityCode, actor, at: clock.now(), current };
  const figures = storedResult(row).groups.flatMap((group) => figuresOf(group, publication));
  try {
    await addFigureRows(tx, figures);
  } catch (error) {
    if (refusalConstraint(error) !== undefined) throw new Problem('changed-meanwhile');
    throw error;
  }
  await markPublished(tx, estimateId, clock.now());
  await writeAudit(tx, actor, clock, {
    action: 'estimate.publish',
    entity: 'measurement.estimate',
    entityId: estimateId,
    after: { figures: figures.length },
  });
  return listFigures(tx, { estimateId });
}

function figuresOf(group: EstimateGroup, publication: Publication): NewFigure[] {
  return group.measures
    .filter((measure) => measure.rseClass !== 'withheld' && measure.value !== null)
    .map((measure) => figureRow(group, measure, publication));
}

function figureRow(group: EstimateGroup, measure: Measure, publication: Publication): NewFigure {
  const { row, areaCode, actor, at } = publication;
  const { statistic } = measure;
  const indicator = INDICATOR_OF[statistic];
  const scale = (value: number | null) => (value === null ? null : publishedValue(statistic, value));
  const key = {
    indicator,
    area_code: areaCode,
    period: row.survey_period,
    group_column: group.group === null ? null : row.by_column,
    group_value: group.group,
  };
  const old = publication.current.find((figure) => isSameKey(figure, key));
  return {
    id: randomUUID(),
    kind: 'survey',
    origin: 'estimate',
    ...key,
    value: publishedValue(statistic, measure.value ?? 0),
    unit: getParameterIndicator(indicator).unit,
    se: scale(measure.se),
    df: measure.df,
    n: measure.n,
    ci_low: scale(measure.ciLow),
    ci_high: scale(measure.ciHigh),
    rse: measure.rse,
    rse_class: measure.rseClass,
    method: measure.method,
    source_title: row.survey_title,
    note: measure.isBoundary ? 'Tidak ada (atau semua) anggota contoh: batas beta, bukan nilai pasti.' : null,
    is_synthetic: row.is_synthetic,
    content_hash: contentHash({
      dataVersion: row.data_version,
      line: row.line,
      boundary: row.boundary,
      measure,
    }),
    estimate_id: row.id,
    statistic,
    replaces: old?.id ?? null,
    published_at: at,
    published_by: actor.userId,
    published_by_name: actor.userName,
  };
}

type FigureKey = Pick<FigureRow, 'indicator' | 'area_code' | 'period' | 'group_column' | 'group_value'>;

function isSameKey(figure: FigureRow, key: FigureKey): boolean {
  return (
    figure.indicator === key.indicator &&
    figure.area_code === key.area_code &&
    figure.period === key.period &&
    figure.group_column === key.group_column &&
    figure.group_value === key.group_value
  );
}
