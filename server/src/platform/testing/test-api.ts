import { permissionsOf, type Role } from '@pilar/contracts';
import type { Hono } from 'hono';
import { type Clock, fixedClock } from '../clock.ts';
import type { Actor, Database } from '../db/index.ts';
import { createApi } from '../http/app.ts';
import type { Route } from '../http/route.ts';
import type { TokenDoor } from '../identity/index.ts';
import { type JobHandler, JobQueue } from '../job/index.ts';
import { silentLog } from '../log/log.ts';

/** A person of a test: one role, what that role may do, and where (unless said, the whole of Metro). */
export function testPerson(role: Role, userId: string = role, places: readonly string[] = ['18.72']): Actor {
  return {
    userId,
    userName: `${userId} (contoh)`,
    roles: [role],
    permissions: permissionsOf([role]),
    places,
  };
}

export type TestAnswer = Readonly<{ status: number; body: Record<string, never>; response: Response }>;

export type TestApi = Readonly<{
  app: Hono;
  jobs: JobQueue;
  clock: Clock;
  /** a real request as a person; `null` is a visitor, and a text the token of a program */
  ask: (who: Actor | string | null, method: string, path: string, body?: unknown) => Promise<TestAnswer>;
  send: (who: Actor | null, path: string, form: FormData) => Promise<TestAnswer>;
}>;

/**
 * The real API on a real database. Only the sign-in is short: the session cookie of a test names the person, so that a
 * domain can be tested under every role without passwords.
 */
export function testApi(
  db: Database,
  routes: readonly Route[],
  handlers: Readonly<Record<string, JobHandler>> = {},
  clock: Clock = fixedClock('2026-11-24T02:00:00Z'),
  tokens?: TokenDoor,
): TestApi {
  const people = new Map<string, Actor>();
  const jobs = new JobQueue({
    db,
    clock: { now: () => new Date() },
    log: silentLog,
    handlers,
    actorOf: async (userId) => [...people.values()].find((person) => person.userId === userId) ?? null,
  });
  const identity = {
    identify: async (cookie: string | null) => {
      const actor = cookie === null ? undefined : people.get(cookie);
      return actor ? { actor, token: actor.userId, name: actor.userName, awaitsCode: false } : null;
    },
    actorById: async (userId: string) => people.get(userId) ?? null,
  };
  const app = createApi({
    db,
    identity,
    tokens,
    jobs,
    clock,
    log: silentLog,
    routes,
    isHttps: false,
    isAnswerChecked: true,
  });
  const request = async (
    who: Actor | string | null,
    path: string,
    init: RequestInit,
  ): Promise<TestAnswer> => {
    const headers = new Headers(init.headers);
    if (typeof who === 'string') headers.set('authorization', `Bearer ${who}`);
    else headers.set('x-pilar', '1');
    if (who !== null && typeof who !== 'string') {
      people.set(who.userId, who);
      headers.set('cookie', `pilar_session=${who.userId}`);
    }
    const response = await app.request(`/api${path}`, { ...init, headers });
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? await response.clone().json() : {}, response };
  };
  return {
    app,
    jobs,
    clock,
    ask: (who, method, path, body) =>
      request(who, path, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    send: (who, path, form) => request(who, path, { method: 'POST', body: form }),
  };
}
