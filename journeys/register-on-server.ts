import { join } from 'node:path';
import { systemClock } from '../server/src/platform/clock.ts';
import { openDatabase } from '../server/src/platform/db/index.ts';
import { openSecrets } from '../server/src/platform/secrets/index.ts';
import { fillTestRegister } from '../server/src/registry/testing-register.ts';
import type { Product } from './server.ts';

/** A handful of families in three kelurahan, for a city on a PostgreSQL server, which begins without any. */
export async function fillRegisterOnServer({ databaseUrl, dataDir }: Product): Promise<void> {
  if (databaseUrl === null) return;
  const db = await openDatabase({ databaseUrl, login: { folder: dataDir } });
  try {
    const secrets = await openSecrets({ db, clock: systemClock, keyFile: join(dataDir, 'keys.json') });
    await fillTestRegister(db, systemClock, secrets);
  } finally {
    await db.close();
  }
}
