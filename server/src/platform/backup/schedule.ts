import type { BackupSchedule } from '@pilar/contracts';
import { type TimeZone, timeZoneOf } from '../area/index.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/types.ts';
import type { Log } from '../log/log.ts';
import { type BackupHome, clearDrafts, listBackups } from './backup-home.ts';
import { recordBackup, recordFailure } from './backup-record.ts';
import { type City, findCity } from './backup-run.store.ts';
import { pruneScheduled } from './retention.ts';
import { backUpRunning } from './running-backup.ts';

type Parts = Readonly<{ db: Database; home: BackupHome; clock: Clock; log: Log; pilarVersion: string }>;

const HOUR_MILLISECONDS = 3_600_000;
const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS;
const LOOK_MILLISECONDS = 60_000;
/** After a failure the next try waits, so that a full disk is not tried every minute. */
const RETRY_MILLISECONDS = HOUR_MILLISECONDS;

/** The last time at which a backup was due: today at that hour of the city, or yesterday's. */
export function lastDue(at: string, zone: TimeZone, now: Date): Date {
  const [hour = 0, minute = 0] = at.split('.').map(Number);
  const local = now.getTime() + zone.hours * HOUR_MILLISECONDS;
  const midnight = local - (local % DAY_MILLISECONDS);
  const due = midnight + (hour * 60 + minute) * 60_000;
  return new Date((due <= local ? due : due - DAY_MILLISECONDS) - zone.hours * HOUR_MILLISECONDS);
}

/** A demo city is made anew from its seed, so it is backed up only where somebody chose an hour. */
export function scheduleState(home: BackupHome, city: City | null): BackupSchedule['state'] {
  if (home.at === null) return 'off';
  if (city === null) return 'no-city';
  return city.isDemo && !home.isHourChosen ? 'demo' : 'on';
}

/** One look at the clock: makes the scheduled backup when the one that was due is not there. */
export async function backUpWhenDue(parts: Parts): Promise<'made' | 'failed' | 'not-due'> {
  const { db, home, clock, log, pilarVersion } = parts;
  if (home.at === null) return 'not-due';
  const city = await db.asSystem('backup', [], findCity);
  if (scheduleState(home, city) !== 'on') return 'not-due';
  const zone = timeZoneOf(city?.code ?? null);
  const now = clock.now();
  const newest = listBackups(home.dir).find(({ header }) => header.reason === 'scheduled');
  if (newest !== undefined && new Date(newest.header.createdAt) >= lastDue(home.at, zone, now))
    return 'not-due';
  try {
    const backup = await backUpRunning({ db, home, at: now, reason: 'scheduled', pilarVersion });
    await recordBackup(db, clock, backup, { reason: 'scheduled' });
    pruneScheduled(home.dir, home.keep, zone.hours);
    return 'made';
  } catch (error) {
    log.error({ err: error }, 'scheduled backup');
    await recordFailure(db, clock, error, { reason: 'scheduled' });
    return 'failed';
  }
}

/** Looks at the clock each minute while Pilar runs. A machine that was off at the hour makes its backup when it is on. */
export function startSchedule(parts: Parts): Readonly<{ stop: () => Promise<void> }> {
  let running: Promise<unknown> = Promise.resolve();
  let notBefore = 0;
  const look = async (): Promise<void> => {
    if (Date.now() < notBefore) return;
    const outcome = await backUpWhenDue(parts).catch((error: unknown) => {
      parts.log.error({ err: error }, 'backup schedule');
      return 'failed' as const;
    });
    if (outcome === 'failed') notBefore = Date.now() + RETRY_MILLISECONDS;
  };
  clearDrafts(parts.home.dir);
  if (parts.home.at === null) return { stop: async () => undefined };
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    running = look().finally(() => {
      isBusy = false;
    });
  }, LOOK_MILLISECONDS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
