import { randomUUID } from 'node:crypto';
import type { NamedRelation } from '@pilar/disclosure';
import { z } from 'zod';
import type { Tx } from '../db/index.ts';

const Cells = z.record(z.string(), z.number().int().nullable());
const Relations = z.array(z.object({ total: z.string(), parts: z.array(z.string()) }));

export type ReleasedTable = Readonly<{
  at: Date;
  dataVersion: string;
  edition: string;
  places: string;
  cells: ReadonlyMap<string, number | null>;
  relations: readonly NamedRelation[];
}>;

/** The newest release of every set of places, newest first. */
export async function listLatestReleases(tx: Tx, dataSet: string): Promise<ReleasedTable[]> {
  const rows = await tx
    .selectFrom('platform.released_table')
    .selectAll()
    .distinctOn('places')
    .where('data_set', '=', dataSet)
    .orderBy('places')
    .orderBy('at', 'desc')
    .execute();
  return rows
    .map((row) => ({
      at: row.at,
      dataVersion: row.data_version,
      edition: row.edition,
      places: row.places,
      cells: new Map(Object.entries(Cells.parse(row.cells))),
      relations: Relations.parse(row.relations),
    }))
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}

export async function addRelease(
  tx: Tx,
  dataSet: string,
  rule: string,
  release: ReleasedTable,
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('platform.released_table')
    .values({
      id,
      at: release.at,
      data_set: dataSet,
      data_version: release.dataVersion,
      edition: release.edition,
      places: release.places,
      rule,
      cells: JSON.stringify(Object.fromEntries(release.cells)),
      relations: JSON.stringify(release.relations),
    })
    .execute();
  return id;
}
