import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@pilar/contracts';
import type { Database } from '../db/index.ts';
import { createApi } from '../http/app.ts';
import type { Route } from '../http/route.ts';
import { JobQueue, openJobs } from '../job/index.ts';
import { silentLog } from '../log/log.ts';
import type { OpenWorkSource } from '../open-work/index.ts';
import type { Secrets } from '../secrets/index.ts';
import { testSecrets } from '../secrets/testing-secrets.ts';
import { testDatabase } from '../testing/index.ts';
import type { TestAnswer } from '../testing/test-api.ts';
import {
  identityRoutes,
  openIdentity,
  openTokenDoor,
  openTokens,
  type PasswordHasher,
  scryptHasher,
} from './index.ts';
import type { ProviderSettings } from './provider/provider-settings.ts';
import { addUser } from './user.service.ts';

export const PASSWORD = 'empat kata tidak berkait';
export const SETTLER = ['user.read', 'user.write', 'audit.read'] as const;

/** A clock that a test moves. */
function movingClock(iso: string) {
  let now = new Date(iso);
  return {
    now: () => now,
    pass: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000);
    },
  };
}

/** Cheap, and counts what it is asked: time is what a guesser measures, and one call is what takes it. */
function countingHasher() {
  const cheap = scryptHasher({ log2N: 4, r: 8, p: 1 });
  const calls = { hash: 0, verify: 0 };
  let meanwhile: (() => Promise<unknown>) | undefined;
  const hasher: PasswordHasher = {
    hash: (password) => {
      calls.hash += 1;
      return cheap.hash(password);
    },
    verify: async (hash, password) => {
      calls.verify += 1;
      const isRight = await cheap.verify(hash, password);
      const then = meanwhile;
      meanwhile = undefined;
      await then?.();
      return isRight;
    },
  };
  return {
    hasher,
    calls,
    total: () => calls.hash + calls.verify,
    /** Done once, after the next password was checked and before its answer is used. */
    afterNextCheck: (work: () => Promise<unknown>) => {
      meanwhile = work;
    },
  };
}

type Ask = Readonly<{
  cookie?: string | undefined;
  /** the value of the cookie of a known device */
  device?: string | undefined;
  /** the value of the cookie of an attempt at a provider */
  attempt?: string | undefined;
  userAgent?: string;
  body?: unknown;
  address?: string;
  /** the text of a service token; then neither cookie nor own header is sent, unless a test says so */
  bearer?: string | undefined;
}>;
type Options = Readonly<{
  secrets?: Secrets;
  provider?: ProviderSettings;
  fetch?: typeof fetch;
  kind?: Database['kind'];
  isHttps?: boolean;
  areDemoUsersOpen?: boolean;
  /** a whole city instead of its name alone */
  fillCity?: (db: Database) => Promise<unknown>;
  /** of other domains, which tokens read */
  routes?: readonly Route[];
  /** what else waits for people */
  sources?: readonly OpenWorkSource[];
}>;

/** A place that each of the roles may have. */
function placesOfTest(roles: readonly Role[]): string[] {
  const isNarrow = roles.some((role) => ['kecamatan', 'operator', 'enumerator'].includes(role));
  return isNarrow ? ['18.72.01.1001.001.001'] : [];
}

/** The API with the sign-in as in service, on a real database. */
export async function testIdentity(options: Options = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'pilar-identity-'));
  const db = await testDatabase(options.kind === undefined ? {} : { kind: options.kind });
  const clock = movingClock('2026-11-24T02:00:00Z');
  const setCity = () =>
    db.asSystem('test', ['setting.write'], (tx) =>
      tx
        .insertInto('platform.setting')
        .values({ key: 'city', value: JSON.stringify({ code: '18.72' }), updated_at: clock.now() })
        .execute(),
    );
  await (options.fillCity ?? setCity)(db);
  const passwords = countingHasher();
  const secrets = options.secrets ?? testSecrets();
  const parts = { db, log: silentLog, clock, secrets, passwords: passwords.hasher };
  const flags = {
    isHttps: options.isHttps ?? false,
    areDemoUsersOpen: options.areDemoUsersOpen ?? false,
  };
  const identity = await openIdentity({
    ...{ ...parts, ...flags, dataDir, provider: options.provider ?? null },
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  });
  const jobs = new JobQueue({
    db,
    clock,
    log: silentLog,
    handlers: {},
    actorOf: (userId) => identity.actorById(userId),
  });
  const sources = [openTokens(clock), openJobs, ...(options.sources ?? [])];
  const describeCity = async () => ({ city: null, isDemo: false });
  const routes = [
    ...identityRoutes(identity, { version: '1.2.3', describeCity }, sources),
    ...(options.routes ?? []),
  ];
  const app = createApi({
    db,
    identity,
    tokens: openTokenDoor({ db, clock }),
    jobs,
    clock,
    log: silentLog,
    routes,
    isHttps: flags.isHttps,
    isAnswerChecked: true,
  });

  let asked = 0;
  const ask = async (
    method: string,
    path: string,
    { cookie, device, attempt, userAgent, body, address, bearer }: Ask = {},
  ): Promise<TestAnswer> => {
    const headers = new Headers({
      'content-type': 'application/json',
      ...(bearer === undefined ? { 'x-pilar': '1' } : { authorization: `Bearer ${bearer}` }),
    });
    const cookies = [
      ...(cookie === undefined ? [] : [`pilar_session=${cookie}`]),
      ...(device === undefined ? [] : [`pilar_device=${device}`]),
      ...(attempt === undefined ? [] : [`pilar_provider=${attempt}`]),
    ];
    if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
    if (userAgent !== undefined) headers.set('user-agent', userAgent);
    // Each request from a machine of its own, unless a test names one: the limit by address is not in its way.
    asked += 1;
    const socket = { remoteAddress: address ?? `10.9.${asked >> 8}.${asked & 255}` };
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const init = { method, headers, ...text };
    const response = await app.request(`/api${path}`, init, { incoming: { socket } });
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? await response.clone().json() : {}, response };
  };

  return {
    db,
    dataDir,
    clock,
    identity,
    passwords,
    jobs,
    sources,
    app,
    ask,
    /** A person straight into the tables, as an administrator would add one. */
    addPerson: (userName: string, roles: Role[] = ['chair']) =>
      addUser(
        { transaction: (work) => db.asSystem('test', SETTLER, work), clock, passwords: passwords.hasher },
        {
          userName,
          name: `${userName} (contoh)`,
          email: null,
          roles,
          places: placesOfTest(roles),
          password: PASSWORD,
        },
      ),
    signIn: (userName: string, password = PASSWORD, address?: string) =>
      ask('POST', '/session', {
        body: { userName, password },
        ...(address === undefined ? {} : { address }),
      }),
    /** Signs in and gives the cookie as a browser would send it back. */
    cookieOf: async (userName: string, password = PASSWORD): Promise<string> => {
      const { response } = await ask('POST', '/session', { body: { userName, password } });
      return /pilar_session=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';
    },
    audit: (entityId: string) =>
      db.asSystem('test', SETTLER, (tx) =>
        tx
          .selectFrom('platform.audit_entry')
          .leftJoin('platform.audit_value', 'entry_id', 'id')
          .select(['action', 'actor_id', 'actor_name', 'before', 'after', 'reason'])
          .where('entity', '=', 'identity.user')
          .where('entity_id', '=', entityId)
          .orderBy('position')
          .execute(),
      ),
    close: async () => {
      await db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type TestIdentity = Awaited<ReturnType<typeof testIdentity>>;
