import type { Database, Tx } from '../platform/db/index.ts';
import type { Secrets } from '../platform/secrets/index.ts';
import { KK_COLUMN, NIK_COLUMN } from './sealed-columns.ts';
import {
  listPlainKks,
  listPlainNiks,
  type PlainNumber,
  type SealedNumber,
  setSealedKks,
  setSealedNiks,
} from './sealing.store.ts';

const ROWS_AT_ONCE = 2_000;

type Step = Readonly<{
  column: string;
  list: (tx: Tx, limit: number) => Promise<PlainNumber[]>;
  set: (tx: Tx, numbers: readonly SealedNumber[]) => Promise<void>;
}>;

const STEPS: readonly Step[] = [
  { column: KK_COLUMN, list: listPlainKks, set: setSealedKks },
  { column: NIK_COLUMN, list: listPlainNiks, set: setSealedNiks },
];

/**
 * Seals the numbers that an older version left in plain digits. Each batch is a transaction of its own: what was cut
 * off goes on at the next start.
 * @returns how many numbers were sealed
 */
export async function sealPlainNumbers(
  db: Database,
  secrets: Secrets,
  onSealed: (done: number) => void = () => {},
): Promise<number> {
  let done = 0;
  for (const step of STEPS) {
    for (;;) {
      const sealed = await db.asSystem('seal', ['registry.seal'], (tx) => sealBatch(tx, secrets, step));
      if (sealed === 0) break;
      done += sealed;
      onSealed(done);
    }
  }
  // Emptied rows leave their old bytes in the files until they are swept.
  if (done > 0) await db.maintain();
  return done;
}

async function sealBatch(tx: Tx, secrets: Secrets, { column, list, set }: Step): Promise<number> {
  const plain = await list(tx, ROWS_AT_ONCE);
  if (plain.length === 0) return 0;
  await set(
    tx,
    plain.map(({ id, number }) => ({
      id,
      cipher: secrets.seal({ column, row: id }, number),
      key: secrets.searchKey(column, number),
    })),
  );
  return plain.length;
}
