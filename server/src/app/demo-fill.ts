import { makeCity, SYNTHETIC_SOURCE } from '@pilar/demo';
import type { Clock } from '../platform/clock.ts';
import type { Actor, Database } from '../platform/db/index.ts';
import type { Identity } from '../platform/identity/index.ts';
import { addDemoUsers, DEMO_USERS } from '../platform/identity/index.ts';
import type { JobQueue } from '../platform/job/index.ts';
import type { Secrets } from '../platform/secrets/index.ts';
import {
  cityState,
  initCity,
  SETUP_PERMISSIONS,
  SETUP_PURPOSE,
  setupActor,
} from '../platform/setup/index.ts';
import { fillDemoAssessment } from '../protection/index.ts';
import { fillRegister } from '../registry/index.ts';
import { bringSeries } from './city-start.ts';
import { fillSurveys } from './demo-surveys.ts';
import type { ProgressLine } from './progress-line.ts';

export type DemoParts = Readonly<{
  db: Database;
  identity: Identity;
  jobs: JobQueue;
  clock: Clock;
  progress: ProgressLine;
  secrets: Secrets;
}>;

const METRO = '18.72';

/**
 * Makes the demo city, step by step. Each step is one transaction (each survey several), and a step that an earlier
 * start has finished is left alone, so a fill that was cut off is simply done again.
 */
export async function fillDemo(parts: DemoParts): Promise<void> {
  const { db, clock, progress } = parts;
  progress.show('Membuat kota demo', 0, null);
  const city = makeCity();
  if ((await cityState(db)).city === null) await setUpMetro(db, clock);
  await addDemoUsers(db, clock);
  await fillFamilies(parts, city);
  const actor = await secretariatOf(parts.identity);
  await fillSurveys({ ...parts, actor }, city, (done, total) => progress.show('Survei contoh', done, total));
  await fillAssessment(db, clock);
  await db.maintain();
  progress.end('  Kota demo siap.');
}

async function setUpMetro(db: Database, clock: Clock): Promise<void> {
  const permissions = [...SETUP_PERMISSIONS, 'area.read', 'indicator.read', 'indicator.write'];
  const actor = { ...setupActor, permissions };
  await db.asSystem(SETUP_PURPOSE, permissions, async (tx) => {
    await initCity(tx, actor, clock, { city: { code: METRO }, isDemo: true });
    await bringSeries(tx, actor, clock);
  });
}

/** Nobody waits behind it, and an old computer takes minutes where a new one takes seconds. */
const LONGEST_FILL_MS = 30 * 60_000;

async function fillFamilies(
  { db, clock, progress, secrets }: DemoParts,
  register: ReturnType<typeof makeCity>,
) {
  const isFilled = await db.asSystem(
    'demo',
    ['registry.count'],
    (tx) => tx.selectFrom('registry.family').select('id').limit(1).executeTakeFirst(),
    { places: ['*'] },
  );
  if (isFilled) return;
  const total = register.dwellings.rows + register.families.rows + register.persons.rows;
  let done = 0;
  progress.show('Registrasi keluarga', 0, total);
  const onTable = (_table: string, rows: number): void => {
    done += rows;
    progress.show('Registrasi keluarga', done, total);
  };
  await db.asSystem(
    'demo',
    ['registry.fill'],
    (tx) => fillRegister(tx, filler, clock, { register, source: SYNTHETIC_SOURCE, secrets, onTable }),
    { timeoutMs: LONGEST_FILL_MS },
  );
}

const filler: Actor = {
  userId: 'system:demo',
  userName: 'demo',
  roles: [],
  permissions: ['registry.fill'],
};

async function secretariatOf(identity: Identity): Promise<Actor> {
  const userName = DEMO_USERS.find((user) => user.roles.includes('secretariat'))?.userName;
  const actor = userName === undefined ? null : await identity.actorByName(userName);
  if (!actor) throw new Error('secretariatOf: the demo city has no secretariat');
  return actor;
}

/** The demo city has an impact assessment to read and to work on; nobody has signed it. */
async function fillAssessment(db: Database, clock: Clock): Promise<void> {
  const permissions = ['protection.read', 'protection.write'];
  const actor: Actor = { userId: 'system:demo', userName: 'demo', roles: [], permissions };
  await db.asSystem('demo', permissions, (tx) => fillDemoAssessment(tx, actor, clock));
}
