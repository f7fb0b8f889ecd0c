import { rmSync } from 'node:fs';
import type { ArchiveHeader } from './archive-form.ts';
import { listBackups, type Retention } from './backup-home.ts';

/** Of those made before a migration or a restore. */
const KEPT_BEFORE_CHANGE = 14;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 5 January 1970 was a Monday. */
const FIRST_MONDAY = 4 * DAY;

/**
 * The newest of each of the last days, weeks and months that have any, by the clock of the city. Days without a backup
 * do not count, so a machine that stood still for a month keeps as many as one that did not.
 */
export function keptMoments(moments: readonly Date[], keep: Retention, zoneHours: number): ReadonlySet<Date> {
  const newestFirst = moments.toSorted((a, b) => b.getTime() - a.getTime());
  const local = (moment: Date): number => moment.getTime() + zoneHours * HOUR;
  const kept = new Set<Date>();
  const take = (periods: number, periodOf: (moment: Date) => number | string): void => {
    const seen = new Set<number | string>();
    for (const moment of newestFirst) {
      const period = periodOf(moment);
      if (seen.has(period) || seen.size === periods) continue;
      seen.add(period);
      kept.add(moment);
    }
  };
  take(keep.daily, (moment) => Math.floor(local(moment) / DAY));
  take(keep.weekly, (moment) => Math.floor((local(moment) - FIRST_MONDAY) / (7 * DAY)));
  take(keep.monthly, (moment) => new Date(local(moment)).toISOString().slice(0, 7));
  return kept;
}

/** Removes scheduled backups that no day, week or month keeps. What somebody asked for is never removed. */
export function pruneScheduled(dir: string, keep: Retention, zoneHours: number): string[] {
  const found = listBackups(dir)
    .filter(({ header }) => header.reason === 'scheduled')
    .map((backup) => ({ ...backup, at: new Date(backup.header.createdAt) }));
  const kept = keptMoments(
    found.map(({ at }) => at),
    keep,
    zoneHours,
  );
  return remove(found.filter(({ at }) => !kept.has(at)));
}

/** Keeps the newest few of a kind that is made before something changes. */
export function pruneBeforeChange(
  dir: string,
  reason: Exclude<ArchiveHeader['reason'], 'asked' | 'scheduled'>,
): string[] {
  return remove(
    listBackups(dir)
      .filter(({ header }) => header.reason === reason)
      .slice(KEPT_BEFORE_CHANGE),
  );
}

function remove(backups: readonly Readonly<{ name: string; path: string }>[]): string[] {
  for (const { path } of backups) rmSync(path, { force: true });
  return backups.map(({ name }) => name);
}
