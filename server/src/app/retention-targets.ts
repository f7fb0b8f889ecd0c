import { countOldRejectedValues, eraseOldRejectedValues } from '../measurement/index.ts';
import { countOldAuditValues, eraseAuditValues } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Database } from '../platform/db/index.ts';
import {
  countEndedSessions,
  countOldFailures,
  eraseEndedSessions,
  eraseOldFailures,
} from '../platform/identity/index.ts';
import type { Log } from '../platform/log/log.ts';
import {
  type EraseOrder,
  RETENTION_PURPOSE,
  type RetentionTarget,
  runRetentionDaily,
} from '../protection/index.ts';

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
  {
    code: 'audit-value',
    count: (db, before) =>
      db.asSystem(RETENTION_PURPOSE, ['audit.read'], (tx) => countOldAuditValues(tx, before)),
    erase: eraseOldAuditValues,
  },
];

const auditEraser: Actor = {
  userId: `system:${RETENTION_PURPOSE}`,
  userName: RETENTION_PURPOSE,
  roles: [],
  permissions: ['audit.read', 'audit.erase'],
};

/** Transaction by transaction until nothing is left that is past its time. */
async function eraseOldAuditValues(db: Database, clock: Clock, order: EraseOrder): Promise<number> {
  for (let erased = 0; ; ) {
    const count = await db.asSystem(RETENTION_PURPOSE, auditEraser.permissions, (tx) =>
      eraseAuditValues(tx, auditEraser, clock, order),
    );
    if (count === 0) return erased;
    erased += count;
  }
}

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
