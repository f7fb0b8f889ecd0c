import type { RetentionState } from '@pilar/contracts';
import { writeAudit } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Database } from '../platform/db/index.ts';
import { type RetentionRule, retentionRulesOn } from '../platform/parameters/index.ts';
import { addRun, findLastRun, listRuns } from './retention.store.ts';
import { localDate } from './working-days.ts';

/** What a rule reaches: made where the data live, handed in by the program. */
export type RetentionTarget = Readonly<{
  code: string;
  /** how many are older than a moment */
  count: (db: Database, before: Date) => Promise<number>;
  /** erases them in a transaction of its own, and says how many */
  erase: (db: Database, clock: Clock, order: EraseOrder) => Promise<number>;
}>;
export type EraseOrder = Readonly<{ before: Date; reason: string }>;

const DAY_MS = 86_400_000;
const PERMISSIONS = ['protection.read', 'retention.erase'];
export const RETENTION_PURPOSE = 'retention';
const eraser: Actor = {
  userId: `system:${RETENTION_PURPOSE}`,
  userName: RETENTION_PURPOSE,
  roles: [],
  permissions: PERMISSIONS,
};

const cutoff = (rule: RetentionRule, now: Date): Date => new Date(now.getTime() - rule.keepDays * DAY_MS);

/** What each rule would erase now, and what was erased before. */
export async function getRetention(
  db: Database,
  actor: Actor,
  clock: Clock,
  targets: readonly RetentionTarget[],
): Promise<RetentionState> {
  const due = [];
  for (const rule of retentionRulesOn(localDate(clock.now()))) {
    const before = cutoff(rule, clock.now());
    const target = targets.find((one) => one.code === rule.code);
    const { code, what, how, keepDays, note } = rule;
    const count = target === undefined ? null : await target.count(db, before);
    due.push({ code, what, how, keepDays, note, before: before.toISOString(), due: count });
  }
  const runs = await db.asActor(actor, (tx) => listRuns(tx, 60));
  return {
    due,
    runs: runs.map((run) => ({
      ...{ id: run.id, at: run.at.toISOString(), by: run.by, code: run.code },
      ...{ before: run.before.toISOString(), erased: run.erased },
    })),
  };
}

/** Goes through every rule that has a target; each erases in its own transaction, so one that fails stops no other. */
export async function runRetention(
  db: Database,
  clock: Clock,
  targets: readonly RetentionTarget[],
): Promise<number> {
  let erased = 0;
  for (const rule of retentionRulesOn(localDate(clock.now()))) {
    const target = targets.find((one) => one.code === rule.code);
    if (target === undefined) continue;
    const before = cutoff(rule, clock.now());
    const reason = `${rule.code}: ${rule.keepDays} hari sejak ${rule.from}`;
    const count = await target.erase(db, clock, { before, reason });
    erased += count;
    await db.asSystem(RETENTION_PURPOSE, PERMISSIONS, async (tx) => {
      await addRun(tx, { at: clock.now(), by: eraser.userName, code: rule.code, before, erased: count });
      if (count === 0) return;
      await writeAudit(tx, eraser, clock, {
        action: 'retention.erase',
        entity: 'protection.retention_run',
        entityId: rule.code,
        reason,
        after: { before: before.toISOString(), erased: count },
      });
    });
  }
  return erased;
}

/** Once a day of the city, however often it is asked; @returns whether it ran. */
export async function runRetentionDaily(
  db: Database,
  clock: Clock,
  targets: readonly RetentionTarget[],
): Promise<boolean> {
  const code = targets[0]?.code;
  if (code === undefined) return false;
  const last = await db.asSystem(RETENTION_PURPOSE, PERMISSIONS, (tx) => findLastRun(tx, code));
  if (last !== undefined && localDate(last) === localDate(clock.now())) return false;
  await runRetention(db, clock, targets);
  return true;
}
