import { CompiledQuery } from 'kysely';
import type { Session } from '../db/session.ts';

/** The connection of whoever owns the tables: what a backup reads and a restore writes with. */
export type OwnerSession = Pick<Session, 'executeQuery' | 'script' | 'copyIn' | 'copyOut'>;

export async function ask<R>(
  session: OwnerSession,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<R[]> {
  const { rows } = await session.executeQuery<R>(CompiledQuery.raw(sql, [...parameters]));
  return rows;
}

/** Everything in `work` is saved together or not at all. */
export async function inTransaction<T>(
  session: OwnerSession,
  begin: string,
  work: () => Promise<T>,
): Promise<T> {
  await session.script(begin);
  try {
    const result = await work();
    await session.script('commit');
    return result;
  } catch (error) {
    await session.script('rollback').catch(() => undefined);
    throw error;
  }
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
