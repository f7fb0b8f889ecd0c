import type { Family, FamilyPage, FamilyRow, RegisterQuery, Unmasked, UnmaskFamily } from '@pilar/contracts';
import { type AuditSubject, writeAudit } from '../platform/audit/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';
import { answersOf } from './code-words.ts';
import {
  type FamilyRecord,
  findAddress,
  findFamily,
  getDwelling,
  listFamilies,
  listHeads,
} from './family.store.ts';
import { listMembers } from './person.store.ts';
import { areaNamesOf, expiryOf, PAGE_ROWS, type Reader, seenFilter } from './reader.ts';
import { countFamilies, type Filter } from './register-filter.store.ts';
import { refuseUnsaid } from './register-gate.ts';
import { familyRow, personRow, SYNTHETIC } from './register-view.ts';
import { KK_COLUMN } from './sealed-columns.ts';

const FAMILY = 'registry.family';
const PERSON = 'registry.person';

/** A page of families of the actor's places, numbers masked; who was shown is written beside it. */
export async function getFamilyPage(tx: Tx, reader: Reader, query: RegisterQuery): Promise<FamilyPage> {
  refuseUnsaid(reader.actor);
  const { after, ...filter } = query;
  const { rows, next, subjects, isSynthetic } = await readFamilies(tx, reader, filter, after, PAGE_ROWS);
  const total = await countFamilies(tx, filter);
  await writeAudit(tx, reader.actor, reader.clock, {
    action: 'family.list',
    entity: FAMILY,
    after: { filter: seenFilter(filter), shown: rows.length, total },
    subjects,
  });
  return { families: rows, total, next, isSynthetic };
}

/** Rows without their audit entry: only for those who write one. */
export async function readFamilies(
  tx: Tx,
  { secrets }: Reader,
  filter: Filter,
  after: string | undefined,
  limit: number,
) {
  const [place = '', id = ''] = after?.split('~') ?? [];
  const found = await listFamilies(tx, filter, {
    after: after === undefined ? null : [place, id],
    limit: limit + 1,
  });
  const families = found.slice(0, limit);
  const heads = await listHeads(
    tx,
    families.map((family) => family.id),
  );
  const headOf = new Map(heads.toReversed().map((head) => [head.family_id, head]));
  const rows: FamilyRow[] = families.map((family) =>
    familyRow(family, headOf.get(family.id)?.name ?? null, secrets),
  );
  const subjects: AuditSubject[] = [
    ...families.map((family) => ({ entity: FAMILY, id: family.id })),
    ...[...headOf.values()].map((head) => ({ entity: PERSON, id: head.id })),
  ];
  const last = families.at(-1);
  const next = found.length > limit && last ? `${last.place}~${last.id}` : null;
  return { rows, next, subjects, isSynthetic: families.some(({ source }) => source === SYNTHETIC) };
}

const DWELLING_COLUMNS = [
  ...(['tenure', 'floor', 'wall', 'roof', 'water', 'waste_distance'] as const),
  ...(['light', 'power', 'fuel', 'toilet', 'closet', 'disposal'] as const),
];

/** One family with its members and its dwelling. One of another place is not found, like one that is not there. */
export async function getFamily(tx: Tx, reader: Reader, id: string): Promise<Family> {
  const family = await getRecord(tx, reader, id);
  const dwelling = await getDwelling(tx, family.dwelling_id);
  const members = await listMembers(tx, id);
  const parts = {
    secrets: reader.secrets,
    now: reader.clock.now(),
    areaNames: await areaNamesOf(tx, members),
  };
  const head = members.find(({ relation }) => relation === 1);
  await writeAudit(tx, reader.actor, reader.clock, {
    action: 'family.open',
    entity: FAMILY,
    entityId: id,
    subjects: [{ entity: FAMILY, id }, ...members.map((member) => ({ entity: PERSON, id: member.id }))],
  });
  const area = dwelling.floor_area_m2;
  return {
    ...familyRow(family, head?.name ?? null, reader.secrets),
    desilVersion: family.desil_version,
    desilAsOf: family.desil_as_of,
    source: family.source,
    isSynthetic: family.source === SYNTHETIC,
    dwelling: [
      ...answersOf(dwelling, DWELLING_COLUMNS),
      { key: 'floor_area_m2', text: area === null ? null : `${area} m²` },
    ],
    members: members.map((member) => personRow(member, parts)),
  };
}

/** Opens what is masked, for a reason that is kept. */
export async function unmaskFamily(
  tx: Tx,
  reader: Reader,
  id: string,
  asked: UnmaskFamily,
): Promise<Unmasked> {
  const family = await getRecord(tx, reader, id);
  const values: Record<string, string | null> = {};
  if (asked.fields.includes('kk')) values.kk = openKk(family, reader);
  if (asked.fields.includes('address')) values.address = await findAddress(tx, family.dwelling_id);
  await writeAudit(tx, reader.actor, reader.clock, {
    action: 'family.unmask',
    entity: FAMILY,
    entityId: id,
    after: { fields: asked.fields },
    reason: asked.reason,
    subjects: [{ entity: FAMILY, id }],
  });
  return { values, expiresAt: expiryOf(reader.clock) };
}

function openKk({ id, kk_cipher: cipher }: FamilyRecord, { secrets }: Reader): string | null {
  return cipher === null ? null : secrets.open({ column: KK_COLUMN, row: id }, cipher);
}

async function getRecord(tx: Tx, { actor }: Reader, id: string): Promise<FamilyRecord> {
  refuseUnsaid(actor);
  const family = await findFamily(tx, id);
  if (!family) throw new Problem('not-found', { what: 'keluarga' });
  return family;
}
