import { countOldRejectedValues, eraseOldRejectedValues } from '../measurement/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db/index.ts';
import {
  countEndedSessions,
  countOldFailures,
  eraseEndedSessions,
  eraseOldFailures,
} from '../platform/identity/index.ts';
import type { Log } from '../platform/log/log.ts';
import { type RetentionTarget, runRetentionDaily } from '../protection/index.ts';

/** What retention reaches. Each part of Pilar erases its own rows; the rules stand in parameters/protection/retention.yaml. */
export const RETENTION_TARGETS: readonly RetentionTarget[] = [
  {
    code: 'sign-in-failure',
    count: countOldFailures,
    erase: (db, _clock, { before }) => eraseOldFailures(db, before),
  },
  {
    code: 'session',
    count: countEndedSessions,
    erase: (db, _clock, { before }) => eraseEndedSessions(db, before),
  },
  {
    code: 'rejected-row',
    count: countOldRejectedValues,
    erase: (db, _clock, { before }) => eraseOldRejectedValues(db, before),
  },
];

const HOUR_MS = 3_600_000;

/** Looks each hour whether today's retention has been done. What fails is said in the log and tried again. */
export function startRetention(db: Database, clock: Clock, log: Log): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const look = (): void => {
    running = running
      .then(() => runRetentionDaily(db, clock, RETENTION_TARGETS))
      .catch((error: unknown) => log.error({ err: error }, 'retention not done'));
  };
  look();
  const timer = setInterval(look, HOUR_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
