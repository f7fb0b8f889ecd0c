import type { FlaggedDataSet } from '@pilar/contracts';
import type { Tx } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { findSharingFlag } from './sharing-flag.store.ts';

/**
 * Asked by every export of a data set, before a file is made.
 * @throws Problem onward-sharing-refused while its owner forbids handing it on.
 */
export async function refuseOnwardSharing(tx: Tx, dataSet: FlaggedDataSet): Promise<void> {
  const flag = await findSharingFlag(tx, dataSet);
  if (!flag?.is_forbidden) return;
  throw new Problem('onward-sharing-refused', {
    dataSet,
    source: flag.source,
    contact: flag.contact,
  });
}
