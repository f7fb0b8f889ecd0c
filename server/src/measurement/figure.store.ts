import type { Insertable } from 'kysely';
import type { Tables, Tx } from '../platform/db/index.ts';

export type NewFigure = Insertable<Tables['measurement.figure']>;
export type FigureRow = Awaited<ReturnType<typeof listFigureRows>>[number];

export type FigureFilter = Readonly<{
  indicators?: readonly string[];
  areaCodes?: readonly string[];
  kind?: 'official' | 'survey';
  estimateId?: string;
  ids?: readonly string[];
  /** replaced figures too */
  withHistory?: boolean;
  /** only figures of a whole area, none of a group */
  onlyWhole?: boolean;
}>;

/** Figures with the name of their area and the id of the correction that replaced them, by period. */
export async function listFigureRows(tx: Tx, filter: FigureFilter) {
  let query = tx
    .selectFrom('measurement.figure as figure')
    .innerJoin('platform.area as area', 'area.code', 'figure.area_code')
    .leftJoin('measurement.figure as newer', 'newer.replaces', 'figure.id')
    .selectAll('figure')
    .select(['area.name as area_name', 'newer.id as replaced_by'])
    .orderBy('figure.indicator')
    .orderBy('figure.area_code')
    .orderBy('figure.period')
    .orderBy('figure.published_at');
  if (filter.indicators) query = query.where('figure.indicator', 'in', filter.indicators);
  if (filter.areaCodes) query = query.where('figure.area_code', 'in', filter.areaCodes);
  if (filter.kind) query = query.where('figure.kind', '=', filter.kind);
  if (filter.estimateId) query = query.where('figure.estimate_id', '=', filter.estimateId);
  if (filter.ids) query = query.where('figure.id', 'in', filter.ids);
  if (filter.onlyWhole) query = query.where('figure.group_column', 'is', null);
  if (!filter.withHistory) query = query.where('newer.id', 'is', null);
  return query.execute();
}

export async function findFigureRow(tx: Tx, id: string): Promise<FigureRow | undefined> {
  return (await listFigureRows(tx, { ids: [id], withHistory: true }))[0];
}

export async function addFigureRows(tx: Tx, figures: readonly NewFigure[]): Promise<void> {
  if (figures.length === 0) return;
  await tx.insertInto('measurement.figure').values(figures).execute();
}

/** The chain of figures that this one replaced, newest first. */
export async function listReplaced(tx: Tx, figure: FigureRow): Promise<FigureRow[]> {
  const chain: FigureRow[] = [];
  let older = figure.replaces;
  while (older !== null) {
    const row = await findFigureRow(tx, older);
    if (!row) break;
    chain.push(row);
    older = row.replaces;
  }
  return chain;
}
