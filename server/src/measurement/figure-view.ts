import type { Confidence, Figure, RseClass } from '@pilar/contracts';
import type { FigureRow } from './figure.store.ts';
import { unitOf } from './indicator-catalogue.ts';

/** A stored figure as readers get it. A figure whose relative error is above 50 % keeps its place but not its value. */
export function figureOf(row: FigureRow): Figure {
  const isWithheld = row.rse_class === 'withheld';
  return {
    id: row.id,
    kind: row.kind === 'survey' ? 'survey' : 'official',
    indicator: row.indicator,
    areaCode: row.area_code,
    areaName: row.area_name,
    group: row.group_column === null ? null : `${row.group_column}=${row.group_value}`,
    period: row.period,
    value: isWithheld ? null : row.value,
    unit: unitOf(row.unit),
    se: isWithheld ? null : row.se,
    df: row.df,
    n: row.n,
    ciLow: isWithheld ? null : row.ci_low,
    ciHigh: isWithheld ? null : row.ci_high,
    rse: row.rse,
    rseClass: rseClassOf(row.rse_class),
    method: row.method,
    source: { id: row.source_id, title: row.source_title, url: row.source_url },
    confidence: confidenceOf(row.confidence),
    note: row.note,
    isSynthetic: row.is_synthetic,
    publishedAt: row.published_at.toISOString(),
    publishedBy: row.published_by_name,
    replaces: row.replaces,
    replacedBy: row.replaced_by,
    estimateId: row.estimate_id,
  };
}

function rseClassOf(value: string | null): RseClass | null {
  return value === 'accurate' || value === 'caution' || value === 'withheld' ? value : null;
}

function confidenceOf(value: string | null): Confidence | null {
  return value === 'tinggi' || value === 'sedang' || value === 'rendah' ? value : null;
}
