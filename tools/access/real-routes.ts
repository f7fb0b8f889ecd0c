import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../server/src/app/compose.ts';
import { readConfig } from '../../server/src/app/config.ts';
import { ROOT } from '../../server/src/app/root.ts';
import { readBackupHome } from '../../server/src/platform/backup/index.ts';
import { systemClock } from '../../server/src/platform/clock.ts';
import type { Database } from '../../server/src/platform/db/index.ts';
import type { Route } from '../../server/src/platform/http/index.ts';
import { silentLog } from '../../server/src/platform/log/log.ts';
import { WORLD_SECRETS } from './world.ts';

export type RealRoutes = Readonly<{ routes: readonly Route[]; remove: () => void }>;

/** The route table exactly as the program serves it; its secrets lie in a folder of their own until `remove`. */
export async function realRoutes(db: Database): Promise<RealRoutes> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pilar-access-'));
  const config = readConfig({ PILAR_DATA_DIR: dataDir }, [], ROOT);
  const { routes } = await compose({
    config,
    backups: readBackupHome({}, config),
    db,
    clock: systemClock,
    log: silentLog,
    secrets: WORLD_SECRETS,
  });
  return { routes, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}
