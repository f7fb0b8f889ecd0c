import type { Tx } from '../platform/db/index.ts';

export type IdentityChange = Readonly<{
  name?: string;
  nik_cipher?: Uint8Array;
  nik_key?: Uint8Array;
  phone_cipher?: Uint8Array;
}>;

const isEmpty = (change: object): boolean => Object.values(change).every((value) => value === undefined);

export async function changePerson(
  tx: Tx,
  id: string,
  change: Readonly<{ sex?: string | undefined; birth_date?: string | undefined }>,
): Promise<void> {
  if (isEmpty(change)) return;
  await tx.updateTable('registry.person').set(change).where('id', '=', id).execute();
}

export async function changeIdentity(tx: Tx, personId: string, change: IdentityChange): Promise<void> {
  if (isEmpty(change)) return;
  await tx.updateTable('registry.person_identity').set(change).where('person_id', '=', personId).execute();
}
