import {
  FLAGGED_DATA_SETS,
  type FlaggedDataSet,
  type SetSharingFlag,
  type SharingFlag,
} from '@pilar/contracts';
import { writeAudit } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Tx } from '../platform/db/index.ts';
import { listSharingFlags, putSharingFlag } from '../platform/disclosure/index.ts';

/** Every data set that can be flagged, flagged or not. */
export async function getSharingFlags(tx: Tx): Promise<SharingFlag[]> {
  const rows = await listSharingFlags(tx);
  return FLAGGED_DATA_SETS.map((dataSet) => {
    const row = rows.find((one) => one.data_set === dataSet);
    return {
      dataSet,
      isForbidden: row?.is_forbidden ?? false,
      source: row?.source ?? null,
      contact: row?.contact ?? null,
      changedAt: row?.changed_at.toISOString() ?? null,
      changedBy: row?.changed_by ?? null,
    };
  });
}

export async function setSharingFlag(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  change: SetSharingFlag & Readonly<{ dataSet: FlaggedDataSet }>,
): Promise<SharingFlag[]> {
  const { dataSet, isForbidden, source, contact } = change;
  const before = (await getSharingFlags(tx)).find((flag) => flag.dataSet === dataSet);
  await putSharingFlag(tx, dataSet, { isForbidden, source, contact, at: clock.now(), by: actor.userName });
  await writeAudit(tx, actor, clock, {
    action: isForbidden ? 'sharing.forbid' : 'sharing.allow',
    entity: 'platform.sharing_flag',
    entityId: dataSet,
    before,
    after: { isForbidden, source, contact },
  });
  return getSharingFlags(tx);
}
