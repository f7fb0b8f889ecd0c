import type { OpenSessionList } from '@pilar/contracts';
import type { Tx } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { readDevice } from './device-words.ts';
import { endSessionOf, listSessions } from './session.store.ts';
import { asIdentityRole, endSessions, getPerson } from './user.store.ts';

type Transaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
type Whose = Readonly<{ transaction: Transaction; userId: string; token: string | null }>;

async function describe(tx: Tx, { userId, token }: Omit<Whose, 'transaction'>): Promise<OpenSessionList> {
  const rows = await listSessions(tx, userId);
  return {
    sessions: rows.map((row) => ({
      id: row.id,
      ...readDevice(row.device),
      address: row.ip_address,
      openedAt: row.created_at.toISOString(),
      lastUsedAt: row.updated_at.toISOString(),
      isCurrent: row.token === token,
      provider: row.provider,
    })),
  };
}

/** The open sessions of a person. @throws Problem not-found */
export function listOpenSessions({ transaction, ...whose }: Whose): Promise<OpenSessionList> {
  return transaction((tx) =>
    asIdentityRole(tx, async () => {
      await getPerson(tx, whose.userId);
      return describe(tx, whose);
    }),
  );
}

/** Ends one session, and gives those that remain. @throws Problem not-found */
export function endOpenSession({ transaction, ...whose }: Whose, id: string): Promise<OpenSessionList> {
  return transaction((tx) =>
    asIdentityRole(tx, async () => {
      if (!(await endSessionOf(tx, whose.userId, id))) throw new Problem('not-found', { what: 'sesi' });
      return describe(tx, whose);
    }),
  );
}

/** Ends all sessions of a person but the one that asks. @throws Problem not-found */
export function endOpenSessions({ transaction, ...whose }: Whose): Promise<OpenSessionList> {
  return transaction((tx) =>
    asIdentityRole(tx, async () => {
      await getPerson(tx, whose.userId);
      await endSessions(tx, whose.userId, whose.token);
      return describe(tx, whose);
    }),
  );
}
