import type { Database } from '../db/index.ts';

/** A city that was never set up: opening a fresh database for each test would take most of their time. */
export async function forgetCity(db: Database): Promise<void> {
  await db.asSystem('test', ['area.read', 'area.write', 'setting.write'], async (tx) => {
    await tx.deleteFrom('platform.setting').execute();
    await tx.updateTable('platform.area').set({ parent_code: null }).execute();
    await tx.deleteFrom('platform.area').execute();
  });
}
