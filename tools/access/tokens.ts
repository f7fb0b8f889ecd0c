import { type Purpose, SERVICE_PERMISSIONS } from '@pilar/contracts';
import { fixedClock } from '../../server/src/platform/clock.ts';
import type { Database } from '../../server/src/platform/db/index.ts';
import type { TokenDoor } from '../../server/src/platform/identity/index.ts';
import { endToken, insertToken } from '../../server/src/platform/identity/service-token.store.ts';
import { openTokenDoor } from '../../server/src/platform/identity/service-token-door.ts';
import { digestOfToken, makeTokenText } from '../../server/src/platform/identity/service-token-text.ts';
import { asIdentityRole, insertPerson } from '../../server/src/platform/identity/user.store.ts';
import { AREAS, type AreaName, type Subject } from './actors.ts';
import type { Model } from './model.ts';
import { CITY } from './world.ts';

/** A token that opens nothing, and why. */
export type DeadToken = Readonly<{ name: string; text: string }>;
export type Programs = Readonly<{
  door: TokenDoor;
  subjects: readonly Subject[];
  dead: readonly DeadToken[];
}>;

const AT = new Date('2026-11-20T02:00:00Z');
const DAY_MS = 24 * 3_600_000;
/** Holds all that a token may be given, so that only the token itself narrows it. */
const OWNER = { id: 'pemilik-token', roles: ['administrator', 'secretariat'] } as const;
const GONE = { id: 'pemilik-nonaktif', roles: ['administrator', 'secretariat'] } as const;
const PURPOSE: Purpose = 'planning';

type Wish = Readonly<{
  name: string;
  places: readonly string[];
  purpose: Purpose | null;
  days?: number;
  ownerId?: string;
}>;

async function add(
  db: Database,
  { name, places, purpose, days = 90, ownerId = OWNER.id }: Wish,
): Promise<string> {
  const text = makeTokenText();
  await db.asActor({ userId: ownerId, userName: ownerId, roles: [], permissions: ['token.write'] }, (tx) =>
    asIdentityRole(tx, () =>
      insertToken(tx, {
        ...{ id: name, name, usedFor: 'perbandingan dengan model', purpose, hint: 'pilar_', ownerId, places },
        ...{ digest: digestOfToken(text), at: AT, permissions: SERVICE_PERMISSIONS },
        expiresAt: new Date(AT.getTime() + days * DAY_MS),
      }),
    ),
  );
  return text;
}

async function addOwners(db: Database): Promise<void> {
  await db.asSystem('access', ['user.write'], (tx) =>
    asIdentityRole(tx, async () => {
      for (const { id, roles } of [OWNER, GONE]) {
        await insertPerson(tx, {
          ...{ id, accountId: id, userName: id, name: `${id} (contoh)`, email: null, isDemo: false },
          ...{ roles, places: [CITY], passwordHash: 'none', at: AT },
        });
      }
    }),
  );
}

async function subjectOf(db: Database, area: AreaName): Promise<Subject> {
  const name = `token@${area}`;
  const places = AREAS[area];
  const actor = {
    ...{
      userId: `token:${name}`,
      userName: `Token ${name}`,
      roles: ['service'],
      permissions: SERVICE_PERMISSIONS,
    },
    ...{ places, purpose: PURPOSE },
  };
  const aimless = { ...actor, userId: `token:${name}-tanpa-tujuan`, purpose: null };
  return {
    ...{ name, role: 'service', area, actor, aimless, weaker: actor },
    asker: await add(db, { name, places, purpose: PURPOSE }),
    aimlessAsker: await add(db, { name: `${name}-tanpa-tujuan`, places, purpose: null }),
  };
}

/** Run out, ended, of an owner who is switched off, never made, misspelt. */
async function addDead(db: Database): Promise<DeadToken[]> {
  const places = [CITY];
  const of = (name: string, more: Partial<Wish> = {}) => add(db, { name, places, purpose: PURPOSE, ...more });
  const expired = await of('token-lewat', { days: 1 });
  const ended = await of('token-berakhir');
  const orphan = await of('token-tanpa-pemilik', { ownerId: GONE.id });
  await db.asSystem('access', ['user.write', 'token.write'], (tx) =>
    asIdentityRole(tx, async () => {
      await endToken(tx, 'token-berakhir', { at: AT, by: OWNER.id, reason: 'uji', needsSuccessor: false });
      await tx.updateTable('identity.user').set({ is_active: false }).where('id', '=', GONE.id).execute();
    }),
  );
  return [
    { name: 'token-lewat', text: expired },
    { name: 'token-berakhir', text: ended },
    { name: 'token-tanpa-pemilik', text: orphan },
    { name: 'token-tak-dikenal', text: makeTokenText() },
    { name: 'token-salah-tulis', text: `${expired.slice(0, -1)}!` },
  ];
}

/** Service tokens for each kind of place, as wide as the model lets them be; and those that must open nothing. */
export async function addTokens(db: Database, model: Model, areas: readonly AreaName[]): Promise<Programs> {
  await addOwners(db);
  if (model.tokens.length === 0) throw new RangeError('addTokens: the model gives tokens no right');
  const subjects: Subject[] = [];
  for (const area of areas) subjects.push(await subjectOf(db, area));
  // The limit of use is a matter of its own test: a new door for each request spends nothing.
  const clock = fixedClock('2026-11-24T02:00:00Z');
  const door: TokenDoor = { admit: (text) => openTokenDoor({ db, clock }).admit(text) };
  return { door, subjects, dead: await addDead(db) };
}
