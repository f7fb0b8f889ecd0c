import { randomUUID } from 'node:crypto';
import { writeAudit } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Tx } from '../platform/db/index.ts';
import { findSource, loadOfficialSeries, type OfficialFigure } from '../platform/parameters/index.ts';
import { officialHash } from './figure.service.ts';
import { addFigureRows, type FigureRow, listFigureRows, type NewFigure } from './figure.store.ts';

/**
 * Brings the shipped official series into the store: figures that are missing are added; a shipped figure that changed
 * with a new release corrects the one shipped before. What people typed or corrected themselves is left alone.
 * @returns how many figures were written
 */
export async function bringOfficialSeries(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  areaCodes: readonly string[],
): Promise<number> {
  const known = await tx.selectFrom('platform.area').select('code').where('code', 'in', areaCodes).execute();
  const codes = new Set(known.map((area) => area.code));
  const current = await listFigureRows(tx, { kind: 'official' });
  const byKey = new Map(current.map((row) => [keyOf(row.indicator, row.area_code, row.period), row]));
  const figures = loadOfficialSeries()
    .filter((figure) => codes.has(figure.area))
    .flatMap((figure) => {
      const old = byKey.get(keyOf(figure.indicator, figure.area, figure.period));
      return shouldWrite(figure, old) ? [shippedRow(figure, old, actor, clock)] : [];
    });
  await addFigureRows(tx, figures);
  if (figures.length > 0) {
    await writeAudit(tx, actor, clock, {
      action: 'figure.bring',
      entity: 'measurement.figure',
      after: { count: figures.length, file: 'series/metro-lampung-indonesia.csv' },
    });
  }
  return figures.length;
}

function keyOf(indicator: string, area: string, period: string): string {
  return `${indicator}|${area}|${period}`;
}

function shouldWrite(figure: OfficialFigure, old: FigureRow | undefined): boolean {
  if (!old) return true;
  return old.origin === 'parameter' && old.content_hash !== shippedHash(figure);
}

export function sourceTitleOf(figure: OfficialFigure): string {
  return figure.sources.map((id) => findSource(id)?.title ?? id).join('; ');
}

function shippedHash(figure: OfficialFigure): string {
  return officialHash({
    indicator: figure.indicator,
    areaCode: figure.area,
    period: figure.period,
    value: figure.value,
    se: null,
    sourceTitle: sourceTitleOf(figure),
  });
}

function shippedRow(
  figure: OfficialFigure,
  old: FigureRow | undefined,
  actor: Actor,
  clock: Clock,
): NewFigure {
  const [firstSource] = figure.sources;
  return {
    id: randomUUID(),
    kind: 'official',
    origin: 'parameter',
    indicator: figure.indicator,
    area_code: figure.area,
    period: figure.period,
    value: figure.value,
    unit: figure.unit,
    method: figure.methodVersion,
    source_id: figure.sources.join(';'),
    source_title: sourceTitleOf(figure),
    source_url: firstSource === undefined ? null : (findSource(firstSource)?.url ?? null),
    confidence: figure.confidence,
    note: figure.note === '' ? null : figure.note,
    content_hash: shippedHash(figure),
    replaces: old?.id ?? null,
    published_at: clock.now(),
    published_by: actor.userId,
    published_by_name: actor.userName,
  };
}
