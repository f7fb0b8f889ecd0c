import { randomUUID } from 'node:crypto';
import type { SaveAssessment } from '@pilar/contracts';
import type { Tx } from '../platform/db/index.ts';

export async function listVersions(tx: Tx, code: string) {
  return tx
    .selectFrom('protection.assessment_version')
    .selectAll()
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .execute();
}

export type VersionRow = Readonly<{
  code: string;
  version: number;
  at: Date;
  by: string;
  content: SaveAssessment;
}>;

export async function addVersion(tx: Tx, { code, version, at, by, content }: VersionRow): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('protection.assessment_version')
    .values({
      id,
      code,
      version,
      title: content.title,
      answers: JSON.stringify(content.answers),
      risks: JSON.stringify(content.risks),
      saved_at: at,
      saved_by: by,
    })
    .execute();
  return id;
}

/** @returns whether there was an unsigned version of that number. */
export async function signVersion(
  tx: Tx,
  { code, version, at, by }: Omit<VersionRow, 'content'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('protection.assessment_version')
    .set({ signed_at: at, signed_by: by })
    .where('code', '=', code)
    .where('version', '=', version)
    .where('signed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
