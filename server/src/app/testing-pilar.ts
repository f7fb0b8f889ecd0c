import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBackupHome } from '../platform/backup/index.ts';
import { fixedClock } from '../platform/clock.ts';
import { silentLog } from '../platform/log/log.ts';
import { testSecrets } from '../platform/secrets/testing-secrets.ts';
import { testDatabase } from '../platform/testing/index.ts';
import { compose, type Pilar } from './compose.ts';
import { readConfig } from './config.ts';
import { ROOT } from './root.ts';

/** The whole product on a test database, put together as in service. */
export async function testPilar(): Promise<Pilar & { close: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pilar-test-'));
  const db = await testDatabase();
  const config = readConfig({ PILAR_DATA_DIR: dataDir }, [], ROOT);
  const pilar = await compose({
    config,
    backups: readBackupHome({}, config),
    db,
    clock: fixedClock('2026-11-24T02:00:00Z'),
    log: silentLog,
    secrets: testSecrets(),
    isAnswerChecked: true,
  });
  return {
    ...pilar,
    close: async () => {
      await db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
