import type { Database, Tx } from '../server/src/platform/db/index.ts';

export type WriteCount = Readonly<{
  db: Database;
  /** transactions of requests that wrote and were committed since the last call */
  takeWrites: () => number;
  /** audit rows there are */
  auditRows: () => Promise<number>;
}>;

type Work<T> = (tx: Tx) => Promise<T>;

/** The same database, which also tells how many transactions of requests have changed something. */
export function countWrites(inner: Database): WriteCount {
  let writes = 0;
  /** The caller's work, which then also asks whether anything was written. */
  const counted =
    <T>(work: Work<T>, seen: { hasWritten: boolean }) =>
    async (tx: Tx): Promise<T> => {
      const answer = await work(tx);
      seen.hasWritten = await hasWritten(tx);
      return answer;
    };
  const follow = async <T>(work: Work<T>, run: (work: Work<T>) => Promise<T>): Promise<T> => {
    const seen = { hasWritten: false };
    const answer = await run(counted(work, seen));
    if (seen.hasWritten) writes += 1;
    return answer;
  };
  const db: Database = {
    kind: inner.kind,
    applied: inner.applied,
    identity: inner.identity,
    maintain: () => inner.maintain(),
    syncCalls: () => inner.syncCalls(),
    version: () => inner.version(),
    close: () => inner.close(),
    asActor: (actor, work, options) => follow(work, (each) => inner.asActor(actor, each, options)),
    asOwner: (work) => inner.asOwner(work),
    asQueue: (work) => inner.asQueue(work),
    asSystem: (purpose, rights, work, options) =>
      purpose.startsWith('public ')
        ? follow(work, (each) => inner.asSystem(purpose, rights, each, options))
        : inner.asSystem(purpose, rights, work, options),
  };
  return {
    db,
    takeWrites: () => {
      const taken = writes;
      writes = 0;
      return taken;
    },
    auditRows: () => countAudit(inner),
  };
}

async function hasWritten(tx: Tx): Promise<boolean> {
  const row = await tx
    .selectNoFrom((eb) => eb.fn<string | null>('pg_current_xact_id_if_assigned', []).as('id'))
    .executeTakeFirst();
  return row?.id !== null && row?.id !== undefined;
}

async function countAudit(db: Database): Promise<number> {
  const { rows } = await db.asSystem('fuzz', ['audit.read'], (tx) =>
    tx
      .selectFrom('platform.audit_entry')
      .select((eb) => eb.fn.countAll<string>().as('rows'))
      .executeTakeFirstOrThrow(),
  );
  return Number(rows);
}
