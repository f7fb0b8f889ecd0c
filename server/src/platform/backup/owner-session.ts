import type { SqlSession } from '../db/session.ts';

/** Everything in `work` is saved together or not at all. */
export async function inTransaction<T>(
  session: SqlSession,
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
