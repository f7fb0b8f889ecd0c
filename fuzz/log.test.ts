import { SignIn } from '@pilar/contracts';
import { randomGenerator } from '@pilar/numeric';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { route } from '../server/src/platform/http/index.ts';
import { Problem } from '../server/src/platform/problem.ts';
import type { Operation } from './operations.ts';
import { SENDERS, type SignedIn, signIn, signInAgain } from './people.ts';
import { type Pool, sample } from './sample.ts';
import { send } from './send.ts';
import { openTarget, type Target } from './target.ts';
import { WORDS } from './words.ts';

/*
 * Every operation of the API, asked as somebody who may, with personal values and secrets in every text that a contract
 * leaves open: once rightly, once with a field spoilt. None of them may stand in a line of the log.
 */
const MARKS = {
  name: 'Rahasiawati Penandalog',
  nik: '1872099901019988',
  phone: '081299887766',
  password: 'Kata-Sandi-Penandalog-77',
  address: 'penandalog@contoh.id',
  token: 'PENANDALOG0123456789012345678901234567890ab',
  code: '770193',
} as const;
const ALL = Object.values(MARKS);
const planted = [
  route(
    {
      ...({
        method: 'POST',
        path: '/planted/failing',
        permission: 'public',
        summary: 'x',
        tag: 'platform',
      } as const),
      body: SignIn,
      answer: 'json',
    },
    async ({ body }) => {
      throw Object.assign(new Error(`unforeseen: ${body.userName} ${body.password}`), {
        detail: body.password,
      });
    },
  ),
  route(
    {
      ...({
        method: 'POST',
        path: '/planted/refusing',
        permission: 'public',
        summary: 'x',
        tag: 'platform',
      } as const),
      body: SignIn,
      answer: 'json',
    },
    async ({ body }) => {
      throw new Problem('not-found', { what: body.password });
    },
  ),
];

let target: Target;
const sessions = new Map<string, SignedIn>();
beforeAll(async () => {
  target = await openTarget(planted);
  for (const sender of SENDERS) sessions.set(sender.name, await signIn(target, sender));
});
afterAll(() => target?.close());

const foundIn = (log: string): string[] => ALL.filter((mark) => log.includes(mark));

/** Whoever has the right; where several have it, the first. A session that ended on the way is opened again. */
async function cookieFor(operation: Operation): Promise<string | undefined> {
  const { permission } = operation;
  const sender = SENDERS.find(({ permissions, userName }) =>
    permission === 'public' || permission === 'signed-in' ? userName !== null : permissions.has(permission),
  );
  const session = sender && sessions.get(sender.name);
  if (!sender || !session?.cookie) return undefined;
  const answer = await fetch(`http://127.0.0.1:${target.port}/api/session`, {
    headers: { cookie: session.cookie },
  });
  const { user }: { user: unknown } = await answer.json();
  if (user !== null) return session.cookie;
  const again = await signInAgain(target, sender, session);
  sessions.set(sender.name, again);
  return again.cookie;
}

type Asked = Readonly<{ operation: Operation; pool: Pool; isSpoilt: boolean }>;

/** The request itself, with marks wherever a text may be chosen freely. */
function requestOf({ operation, pool, isSpoilt }: Asked) {
  const random = randomGenerator(`${operation.name} ${isSpoilt}`);
  const free = { ...pool, words: [...ALL, ...ALL, ...ALL, ...WORDS] };
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(name === 'id' ? random.choice(pool.ids) : random.choice(ALL)),
  );
  const query = new URLSearchParams();
  for (const { name, schema } of operation.query) query.set(name, String(sample(schema, random, free)));
  if (isSpoilt) query.set('lain', MARKS.name);
  const headers: (readonly [string, string])[] = [['x-pilar', '1']];
  const forged = { method: operation.method, path: `/api${path}?${query}`, headers, how: '' };
  if (!operation.body) return { ...forged, body: undefined };
  if (operation.isMultipart) return { ...forged, ...formOf(operation) };
  const body = sample(operation.body, random, free);
  const spoilt = isSpoilt && typeof body === 'object' && body !== null ? spoil(body) : body;
  return {
    ...forged,
    headers: [...headers, ['content-type', 'application/json'] as const],
    body: Buffer.from(JSON.stringify(spoilt)),
  };
}

/** The first field holds something of another kind, which a refusal could be tempted to repeat. */
function spoil(body: object): object {
  const [first] = Object.keys(body);
  return first === undefined ? body : { ...body, [first]: { [MARKS.name]: [MARKS.nik, MARKS.password] } };
}

/** A file of people, under a name that is one. */
function formOf({ body }: Operation) {
  const file = `nama,nik,telepon\n${MARKS.name},${MARKS.nik},${MARKS.phone}\n`;
  const parts = Object.entries(body?.properties ?? {}).map(([name, { format }]) =>
    format === 'binary'
      ? `--b\r\ncontent-disposition: form-data; name="${name}"; filename="${MARKS.name}.csv"\r\n\r\n${file}\r\n`
      : `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${MARKS.name}\r\n`,
  );
  const headers = [
    ['x-pilar', '1'],
    ['content-type', 'multipart/form-data; boundary=b'],
  ] as const;
  return { headers, body: Buffer.from(`${parts.join('')}--b--\r\n`) };
}

async function ask(asked: Asked): Promise<number | undefined> {
  const forged = requestOf(asked);
  return (await send(target.port, forged, await cookieFor(asked.operation))).status;
}

it('no line of the log holds a name, a number, a password, a token or a code, whatever is asked', async () => {
  const pool: Pool = { ids: [...target.city.familyIds.slice(0, 6)], words: WORDS };
  const statuses: (number | undefined)[] = [];
  const leaks: string[] = [];
  let lines = '';
  for (const operation of target.operations) {
    for (const isSpoilt of [false, true]) {
      statuses.push(await ask({ operation, pool, isSpoilt }));
      const log = target.takeLog();
      lines += log;
      leaks.push(...foundIn(log).map((mark) => `${operation.name}: ${mark}`));
    }
  }
  await target.finishJobs();
  leaks.push(...foundIn(target.takeLog()).map((mark) => `jobs: ${mark}`));
  expect(leaks).toEqual([]);
  // Not all of them turned away at the door, and the failures are on record without their values.
  const count = (least: number, most: number) =>
    statuses.filter((status = 0) => status >= least && status < most).length;
  expect(statuses).toHaveLength(target.operations.length * 2);
  expect(count(200, 300)).toBeGreaterThan(40);
  expect(count(400, 500)).toBeGreaterThan(40);
  expect(lines).toContain('"route":"POST /planted/failing"');
  expect(lines).toContain('"msg":"unexpected"');
});

it('a line that held one would be found', () => {
  expect(foundIn(`{"msg":"x","body":"${MARKS.nik}"}`)).toEqual([MARKS.nik]);
});
