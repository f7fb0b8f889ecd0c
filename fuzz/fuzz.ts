import { type RandomGenerator, randomGenerator } from '@pilar/numeric';
import { forge } from './forge.ts';
import type { Forged } from './forged.ts';
import { judge } from './judge.ts';
import { judgeLog } from './judge-log.ts';
import type { Operation } from './operations.ts';
import {
  addBait,
  makeToken,
  SENDERS,
  type Sender,
  type SignedIn,
  signIn,
  signInAgain,
  TOKEN,
} from './people.ts';
import type { Pool } from './sample.ts';
import { send } from './send.ts';
import type { Target } from './target.ts';
import { harvest, WORDS } from './words.ts';

export type Finding = Readonly<{ number: number; who: string; request: string; what: string }>;
export type Outcome = Readonly<{
  requests: number;
  roles: number;
  operations: number;
  findings: readonly Finding[];
  slowestMs: number;
  byStatus: ReadonlyMap<string, number>;
}>;
export type FuzzOptions = Readonly<{
  seed: number;
  requests: number;
  onProgress?: (done: number) => void;
}>;

type Walk = Readonly<{
  target: Target;
  random: RandomGenerator;
  pool: Pool;
  sessions: Map<string, SignedIn>;
  /** rows of the audit trail that are accounted for */
  audit: { rows: number };
  add: (number: number, who: string, request: string, what: string) => void;
}>;

/** Sends seeded wrong requests to every operation as every role, and judges each answer. */
export async function fuzz(target: Target, { seed, requests, onProgress }: FuzzOptions): Promise<Outcome> {
  const findings: Finding[] = [];
  const random = randomGenerator(seed);
  const walk: Walk = {
    ...{ target, random, pool: { ids: [...target.city.familyIds.slice(0, 12)], words: WORDS } },
    sessions: new Map(),
    audit: { rows: 0 },
    add: (number, who, request, what) => findings.push({ number, who, request, what }),
  };
  for (const what of target.disagreements) walk.add(0, '', 'GET /openapi.json', what);
  await signAllIn(walk);
  const administrator = walk.sessions.get('administrator')?.cookie;
  await addBait(target, administrator);
  walk.sessions.set(TOKEN, await makeToken(target, administrator));
  target.writes.takeWrites();
  walk.audit.rows = await target.writes.auditRows();
  await readEverything(walk);
  const pairs = random.shuffle(pairsOf(target.operations));
  const byStatus = new Map<string, number>();
  let slowestMs = 0;
  for (let number = 1; number <= requests; number++) {
    const { sender, operation } = pairs[number % pairs.length] ?? random.choice(pairs);
    const { status, ms } = await tryOne(walk, number, sender, operation);
    slowestMs = Math.max(slowestMs, ms);
    byStatus.set(String(status ?? 'none'), (byStatus.get(String(status ?? 'none')) ?? 0) + 1);
    if (number % 250 === 0) onProgress?.(number);
  }
  await target.finishJobs();
  for (const what of judgeLog(target.takeLog(), target.city.markers)) walk.add(requests, '', 'jobs', what);
  const counts = { requests, roles: SENDERS.length, operations: target.operations.length };
  return { ...counts, findings, slowestMs, byStatus };
}

/** Every role with every operation; more often where it may, since a refusal at the door looks at little. */
function pairsOf(operations: readonly Operation[]) {
  return SENDERS.flatMap((sender) =>
    operations.flatMap((operation) => {
      const { permission } = operation;
      const mayAsk =
        permission === 'public' || permission === 'signed-in' || sender.permissions.has(permission);
      return Array.from({ length: mayAsk ? 3 : 1 }, () => ({ sender, operation }));
    }),
  );
}

async function signAllIn({ target, sessions, add }: Walk): Promise<void> {
  for (const sender of SENDERS) {
    const session = await signIn(target, sender);
    sessions.set(sender.name, session);
    for (const line of session.setCookies) {
      if (!/; HttpOnly/.test(line) || !/; SameSite=(?:Lax|Strict)/.test(line) || !/; Path=\//.test(line))
        add(0, sender.name, 'POST /session', `cookie without its flags: ${line.replace(/=[^;]+/, '=…')}`);
    }
  }
}

/** Asks every list properly first, so that what is wrong later stands beside names that are right. */
async function readEverything(walk: Walk): Promise<void> {
  for (const sender of SENDERS) {
    for (const operation of walk.target.operations) {
      if (operation.method !== 'GET' || operation.path.includes(':')) continue;
      const path = `/api${operation.path}`;
      const forged = { method: 'GET', path, headers: [], body: undefined, how: 'nothing wrong' } as const;
      await ask(walk, 0, sender, operation, forged);
    }
  }
}

async function tryOne(walk: Walk, number: number, sender: Sender, operation: Operation) {
  const forged = forge(operation, walk.random, walk.pool);
  return ask(walk, number, sender, operation, forged);
}

async function ask(walk: Walk, number: number, sender: Sender, operation: Operation, forged: Forged) {
  const { target, sessions, pool, add } = walk;
  const session = sessions.get(sender.name);
  const sent = session?.bearer === undefined ? forged : withToken(forged, session.bearer);
  const answer = await send(target.port, sent, session?.cookie);
  const troubles = [
    ...judge({ sender, operation, forged, answer }, target.city.markers),
    ...judgeLog(target.takeLog(), target.city.markers),
    ...(await judgeWrites(walk, answer.status)),
  ];
  for (const what of troubles) add(number, sender.name, describe(operation, forged), what);
  if ((answer.status ?? 500) < 300) {
    harvest(answer.body, pool.ids, new Set([...sessions.values()].map(({ userId }) => userId)));
  }
  if (session?.cookie !== undefined && (answer.status === 401 || answer.headers['set-cookie'] !== undefined))
    await comeBack(walk, sender);
  return answer;
}

const withToken = (forged: Forged, text: string): Forged => ({
  ...forged,
  headers: [...forged.headers, ['authorization', `Bearer ${text}`]],
});

/** A refusal changes nothing, and what changes something stands in the audit trail. */
async function judgeWrites(walk: Walk, status: number | undefined): Promise<string[]> {
  const written = walk.target.writes.takeWrites();
  if (written === 0) return [];
  const before = walk.audit.rows;
  walk.audit.rows = await walk.target.writes.auditRows();
  if (status !== undefined && status >= 400)
    return [`refused with ${status}, but ${written} transactions wrote`];
  return walk.audit.rows > before ? [] : ['changed without a row in the audit trail'];
}

/** Signing out is one of the operations: whoever has gone comes in again. */
async function comeBack(walk: Walk, sender: Sender): Promise<void> {
  const { target, sessions } = walk;
  const before = sessions.get(sender.name);
  if (before?.cookie === undefined) return;
  const { cookie } = before;
  const answer = await fetch(`http://127.0.0.1:${target.port}/api/session`, { headers: { cookie } });
  const { user }: { user: unknown } = await answer.json();
  if (user === null) sessions.set(sender.name, await signInAgain(target, sender, before));
  target.takeLog();
  target.writes.takeWrites();
  walk.audit.rows = await target.writes.auditRows();
}

function describe(operation: Operation, forged: Forged): string {
  const body = Buffer.from(forged.body ?? [])
    .toString('utf8')
    .slice(0, 160);
  return `${operation.name} [${forged.how}] ${forged.method} ${forged.path.slice(0, 160)} ${JSON.stringify(body)}`;
}
