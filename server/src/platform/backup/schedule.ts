import type { Clock } from '../clock.ts';
import type { Database } from '../db/types.ts';
import type { Log } from '../log/log.ts';
import { Problem } from '../problem.ts';
import { type BackupHome, clearDrafts, listBackups, pruneBackups } from './backup-home.ts';
import { recordBackup, recordFailure } from './backup-record.ts';
import { backUpRunning } from './running-backup.ts';

type Parts = Readonly<{ db: Database; home: BackupHome; clock: Clock; log: Log; pilarVersion: string }>;

const WIB_MILLISECONDS = 7 * 3_600_000;
const DAY_MILLISECONDS = 24 * 3_600_000;
const LOOK_MILLISECONDS = 60_000;
/** After a failure the next try waits, so that a full disk is not tried every minute. */
const RETRY_MILLISECONDS = 3_600_000;

/** The last time at which a backup was due: today at that hour in WIB, or yesterday's. */
export function lastDue(at: string, now: Date): Date {
  const [hour = 0, minute = 0] = at.split('.').map(Number);
  const local = now.getTime() + WIB_MILLISECONDS;
  const midnight = local - (local % DAY_MILLISECONDS);
  const due = midnight + (hour * 60 + minute) * 60_000;
  return new Date((due <= local ? due : due - DAY_MILLISECONDS) - WIB_MILLISECONDS);
}

/** One look at the clock: makes the scheduled backup when the one that was due is not there. */
export async function backUpWhenDue({
  db,
  home,
  clock,
  log,
  pilarVersion,
}: Parts): Promise<'made' | 'failed' | 'not-due'> {
  if (home.at === null) return 'not-due';
  const now = clock.now();
  const newest = listBackups(home.dir).find(({ header }) => header.reason === 'scheduled');
  if (newest !== undefined && new Date(newest.header.createdAt) >= lastDue(home.at, now)) return 'not-due';
  try {
    const backup = await backUpRunning({ db, home, at: now, reason: 'scheduled', pilarVersion });
    await recordBackup(db, clock, backup, 'scheduled');
    pruneBackups(home.dir, 'scheduled', home.keep);
    return 'made';
  } catch (error) {
    log.error({ err: error }, 'scheduled backup');
    await recordFailure(db, clock, error instanceof Problem ? error.code : 'unexpected');
    return 'failed';
  }
}

/** Looks at the clock each minute while Pilar runs. A machine that was off at the hour makes its backup when it is on. */
export function startSchedule(parts: Parts): Readonly<{ stop: () => Promise<void> }> {
  let running: Promise<unknown> = Promise.resolve();
  let notBefore = 0;
  const look = async (): Promise<void> => {
    if (Date.now() < notBefore) return;
    const outcome = await backUpWhenDue(parts).catch(() => 'failed' as const);
    if (outcome === 'failed') notBefore = Date.now() + RETRY_MILLISECONDS;
  };
  if (parts.home.at === null) return { stop: async () => undefined };
  clearDrafts(parts.home.dir);
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
