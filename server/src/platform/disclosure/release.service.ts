import { type Candidate, joinReleases, suppressCells } from '@pilar/disclosure';
import type { Clock } from '../clock.ts';
import type { Tx } from '../db/index.ts';
import { type DisclosureRule, disclosureRuleOn } from '../parameters/index.ts';
import { Problem } from '../problem.ts';
import { countsNow, knownBefore } from './known-before.ts';
import { addRelease, listLatestReleases, type ReleasedTable } from './release.store.ts';

export type ReleaseRequest = Readonly<{
  dataSet: string;
  dataVersion: string;
  edition: string;
  /** the places it covers, sorted, as one text */
  places: string;
  candidate: Candidate;
  /** cells hidden together with another: here because it is, by their names */
  hiddenWith?: ReadonlyMap<string, string>;
}>;

export type Released = Readonly<{
  at: Date;
  /** by the cell's name its count, null where it is guarded */
  cells: ReadonlyMap<string, number | null>;
  dataVersion: string;
  threshold: number;
}>;

const DAY_MS = 86_400_000;

/**
 * What of a table may leave: small counts guarded, checked against everything that left before. Within an edition the
 * same release is given for some days, so that two downloads cannot be subtracted from one another.
 * @throws Problem release-exposed when earlier releases give a small count away whatever is hidden now.
 */
export async function releaseCounts(tx: Tx, clock: Clock, request: ReleaseRequest): Promise<Released> {
  const now = clock.now();
  const rule = disclosureRuleOn(now.toISOString().slice(0, 10));
  const releases = await listLatestReleases(tx, request.dataSet);
  const isRecent = (release: ReleasedTable): boolean =>
    now.getTime() - release.at.getTime() < rule.releaseDays * DAY_MS;
  const last = releases.find((release) => release.places === request.places);
  const stands =
    last !== undefined &&
    (last.dataVersion === request.dataVersion || (last.edition === request.edition && isRecent(last)));
  if (stands) return { ...last, threshold: rule.threshold };
  const cells = protect(request, releases, rule, isRecent);
  const { dataVersion, edition, places, candidate } = request;
  const release = { at: now, dataVersion, edition, places, cells, relations: candidate.relations };
  // A table without anybody tells nothing about anybody, and must not stand in the way of the first that does.
  if ([...candidate.counts.values()].some((count) => count > 0)) {
    await addRelease(tx, request.dataSet, rule.code, release);
  }
  return { at: now, cells, dataVersion, threshold: rule.threshold };
}

function protect(
  { candidate, hiddenWith }: ReleaseRequest,
  releases: readonly ReleasedTable[],
  rule: DisclosureRule,
  isRecent: (release: ReleasedTable) => boolean,
): Map<string, number | null> {
  const { threshold, width } = rule;
  const { ledger, changedLittle } = knownBefore(candidate, releases, { threshold, isRecent });
  const allRelations = releases.flatMap((release) => release.relations);
  const countOf = countsNow(candidate, allRelations);
  const joined = joinReleases(candidate, ledger, (name) => countOf(name) ?? Number.NaN);
  const place = new Map(joined.names.map((name, index) => [name, index]));
  const alsoHidden = new Set(joined.hiddenBefore);
  const hide = (name: string): void => {
    const index = place.get(name);
    if (index !== undefined && !joined.table.known?.has(index)) alsoHidden.add(index);
  };
  for (const name of changedLittle) hide(name);
  let found = suppressCells(joined.table, { threshold, width, alsoHidden });
  // A count that is hidden takes its companions along, and these may need company of their own.
  for (let before = -1; before !== alsoHidden.size; ) {
    before = alsoHidden.size;
    const hidden = new Set([...found.primary, ...found.complementary]);
    for (const [name, leader] of hiddenWith ?? []) if (hidden.has(place.get(leader) ?? -1)) hide(name);
    if (alsoHidden.size > before) found = suppressCells(joined.table, { threshold, width, alsoHidden });
  }
  if (found.exposed.size > 0) throw new Problem('release-exposed', { count: found.exposed.size });
  const hidden = new Set([...found.primary, ...found.complementary]);
  return new Map(
    [...candidate.counts].map(([name, count]) => [name, hidden.has(place.get(name) ?? -1) ? null : count]),
  );
}
