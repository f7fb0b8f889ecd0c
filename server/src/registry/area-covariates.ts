import type { RegisterCovariate } from '@pilar/contracts';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Tx } from '../platform/db/index.ts';
import { getProtectedDesil } from './protected-desil.ts';

/** What is known of each kelurahan from the counts that may leave the team; null where a cell is guarded. */
export type AreaCovariates = Readonly<{
  asOf: string | null;
  releasedAt: string | null;
  dataVersion: string;
  isSynthetic: boolean;
  areas: readonly Readonly<{
    areaCode: string;
    values: Readonly<Record<RegisterCovariate, number | null>>;
  }>[];
}>;

/**
 * Shares and means by kelurahan for models that are fitted on a survey. They come from the released counts, never from
 * families: a model must not become a way around the guard of small cells.
 */
export async function getAreaCovariates(tx: Tx, actor: Actor, clock: Clock): Promise<AreaCovariates> {
  const table = await getProtectedDesil(tx, actor, clock, 'village');
  return {
    asOf: table.asOf,
    releasedAt: table.protection?.releasedAt ?? null,
    dataVersion: table.dataVersion,
    isSynthetic: table.isSynthetic,
    areas: table.rows.map(({ areaCode, families, persons, byDesil }) => ({
      areaCode,
      values: {
        'desil-1-2': shareOf(byDesil.slice(0, 2), families),
        'desil-1-4': shareOf(byDesil.slice(0, 4), families),
        'family-size': families !== null && families > 0 && persons !== null ? persons / families : null,
      },
    })),
  };
}

function shareOf(counts: readonly (number | null)[], families: number | null): number | null {
  if (families === null || families === 0) return null;
  let sum = 0;
  for (const count of counts) {
    if (count === null) return null;
    sum += count;
  }
  return sum / families;
}
