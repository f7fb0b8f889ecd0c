// A change of keys in a process of its own, for a test that kills it: says each batch, and waits for nobody.
import { systemClock } from '../platform/clock.ts';
import { openDatabase } from '../platform/db/index.ts';
import { rotateKeys } from '../platform/secrets/rotate-keys.ts';
import { REGISTER_SEALED } from './resealing.store.ts';

const [dataDir = '', keyFile = ''] = process.argv.slice(2);
const db = await openDatabase({ dataDir });
await rotateKeys({
  db,
  clock: systemClock,
  keyFile,
  columns: REGISTER_SEALED,
  rowsAtOnce: 100,
  onProgress: (column, done) => void process.stdout.write(`${column} ${done}\n`),
});
await db.close();
