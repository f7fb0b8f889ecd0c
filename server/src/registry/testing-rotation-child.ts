// A change of keys in a process of its own, for a test that kills it: says each batch, and goes on when it is told to.
import { readSync, writeSync } from 'node:fs';
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
  onProgress: (column, done) => {
    writeSync(1, `${column} ${done}\n`);
    readSync(0, Buffer.alloc(1));
  },
});
await db.close();
