import { randomUUID } from 'node:crypto';
import type { AddFigure, Figure } from '@pilar/contracts';
import { writeAudit } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock.ts';
import { type Actor, refusalConstraint, type Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { contentHash } from './content-hash.ts';
import { rseClassOf } from './estimate-compute.ts';
import {
  addFigureRows,
  type FigureFilter,
  findFigureRow,
  listFigureRows,
  type NewFigure,
} from './figure.store.ts';
import { figureOf } from './figure-view.ts';
import { getParameterIndicator } from './indicator-catalogue.ts';
import { assertAreaKnown } from './measured-area.ts';

export async function listFigures(tx: Tx, filter: FigureFilter): Promise<Figure[]> {
  return (await listFigureRows(tx, filter)).map(figureOf);
}

export async function getFigure(tx: Tx, id: string): Promise<Figure> {
  const row = await findFigureRow(tx, id);
  if (!row) throw new Problem('not-found', { what: 'angka' });
  return figureOf(row);
}

/** Publishes an official figure typed or uploaded by the secretariat; a correction names the one it replaces. */
export async function addOfficialFigure(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  body: AddFigure,
  origin: 'typed' | 'uploaded',
): Promise<Figure> {
  await assertAreaKnown(tx, body.areaCode);
  await assertReplaceable(tx, body);
  const figure = officialRow(body, actor, clock, origin);
  try {
    await addFigureRows(tx, [figure]);
  } catch (error) {
    throw refusedFigure(error, body);
  }
  await writeAudit(tx, actor, clock, {
    action: body.replaces === null ? 'figure.add' : 'figure.correct',
    entity: 'measurement.figure',
    entityId: figure.id,
    after: { ...body, contentHash: figure.content_hash },
  });
  return getFigure(tx, figure.id);
}

function officialRow(
  body: AddFigure,
  actor: Actor,
  clock: Clock,
  origin: 'typed' | 'uploaded',
): NewFigure & { id: string } {
  const parameter = getParameterIndicator(body.indicator);
  assertInRange(body, parameter.unit);
  const rse = body.se === null || body.value === 0 ? null : body.se / Math.abs(body.value);
  return {
    id: randomUUID(),
    kind: 'official',
    origin,
    indicator: body.indicator,
    area_code: body.areaCode,
    period: body.period,
    value: body.value,
    unit: parameter.unit,
    se: body.se,
    // An official error is published without degrees of freedom: the normal limit is used.
    ci_low: body.se === null ? null : body.value - 1.959964 * body.se,
    ci_high: body.se === null ? null : body.value + 1.959964 * body.se,
    rse,
    rse_class: rse === null ? null : rseClassOf(rse),
    method: 'resmi',
    source_title: body.sourceTitle,
    source_url: body.sourceUrl,
    confidence: body.confidence,
    note: body.note,
    content_hash: officialHash(body),
    replaces: body.replaces,
    published_at: clock.now(),
    published_by: actor.userId,
    published_by_name: actor.userName,
  };
}

/** The hash of what an official figure says, kept beside it and compared at every walk-back. */
export function officialHash(
  body: Pick<AddFigure, 'indicator' | 'areaCode' | 'period' | 'value' | 'se' | 'sourceTitle'>,
): string {
  const { indicator, areaCode, period, value, se, sourceTitle } = body;
  return contentHash({ indicator, areaCode, period, value, se, sourceTitle });
}

function assertInRange(body: AddFigure, unit: string): void {
  const isPercent = unit.startsWith('persen') && unit !== 'persen setahun';
  if (isPercent && (body.value < 0 || body.value > 100)) {
    throw new Problem('body-invalid', {
      field: 'value',
      reason: 'persen antara 0 dan 100',
      reasonEn: 'percent between 0 and 100',
    });
  }
}

/** A correction names the newest figure of the same indicator, area and period. */
async function assertReplaceable(tx: Tx, body: AddFigure): Promise<void> {
  if (body.replaces === null) return;
  const old = await findFigureRow(tx, body.replaces);
  if (!old) throw new Problem('not-found', { what: 'angka yang dikoreksi' });
  if (old.replaced_by !== null) throw new Problem('figure-replaced');
  const isSame =
    old.kind === 'official' &&
    old.indicator === body.indicator &&
    old.area_code === body.areaCode &&
    old.period === body.period;
  if (isSame) return;
  throw new Problem('body-invalid', {
    field: 'replaces',
    reason: 'koreksi harus untuk indikator, wilayah, dan periode yang sama',
    reasonEn: 'a correction must be of the same indicator, area and period',
  });
}

/** The database breaks the tie when two people publish at once; this says so in words. */
function refusedFigure(error: unknown, body: AddFigure): unknown {
  const constraint = refusalConstraint(error);
  if (constraint === 'figure_replaced_once') return new Problem('figure-replaced');
  if (constraint !== 'figure_first') return error;
  return new Problem('figure-exists', {
    indicator: getParameterIndicator(body.indicator).name.id,
    area: body.areaCode,
    period: body.period,
  });
}
