import { randomGenerator } from '@pilar/numeric';
import type { Database } from '../../server/src/platform/db/index.ts';
import type { Route } from '../../server/src/platform/http/index.ts';
import type { TokenDoor } from '../../server/src/platform/identity/index.ts';
import { type TestApi, testApi } from '../../server/src/platform/testing/test-api.ts';
import { AREA_NAMES, AREAS, type AreaName, type Subject } from './actors.ts';
import { type Answered, readAnswer } from './answers.ts';
import {
  type Finding,
  foreignFound,
  foreignText,
  isMine,
  mayAsk,
  wrongAdmission,
  wrongRefusal,
} from './findings.ts';
import type { Model, RouteModel } from './model.ts';
import { type Question, questionsOf } from './questions.ts';
import type { DeadToken } from './tokens.ts';
import { addFamilies, type World } from './world.ts';

export type PropertyOptions = Readonly<{
  seed: number;
  /** addresses made from each route's contract, beside the named ones */
  extra: number;
  /** kinds of places tried */
  areas: readonly AreaName[];
}>;

export type PropertyResult = Readonly<{
  roles: number;
  routes: number;
  areas: number;
  shapes: number;
  asked: number;
  findings: readonly Finding[];
}>;

export type System = Readonly<{
  db: Database;
  routes: readonly Route[];
  model: Model;
  world: World;
  subjects: readonly Subject[];
  tokens: TokenDoor;
  deadTokens: readonly DeadToken[];
}>;

type Listed = Readonly<{ entry: Route; name: string; model: RouteModel }>;
type Run = {
  readonly api: TestApi;
  readonly world: World;
  readonly options: PropertyOptions;
  readonly findings: Finding[];
  asked: number;
};

export const nameOf = (entry: Route): string => `${entry.method} ${entry.path}`;

const isRead = ({ entry, model }: Listed): boolean => entry.method === 'GET' || model.shape !== 'change';

async function askAs(
  run: Run,
  who: Parameters<TestApi['ask']>[0],
  entry: Route,
  question: Question,
): Promise<Answered> {
  run.asked += 1;
  const { response } = await run.api.ask(who, entry.method, question.path, question.body);
  return readAnswer(response);
}

function questionsFor(run: Run, { entry, name, model }: Listed): Question[] {
  // The same seed for everybody and every phase: only so can two answers be compared.
  return questionsOf(
    entry,
    model,
    run.world,
    randomGenerator(`${run.options.seed} ${name}`),
    run.options.extra,
  );
}

function note(run: Run, name: string, who: string, question: Question, what: string | undefined): void {
  if (what !== undefined) run.findings.push({ route: name, who, question: question.path, what });
}

/** One person at one route: let in or turned away as the model says, and no text of a foreign family. */
async function tryRoute(run: Run, listed: Listed, subject: Subject): Promise<void> {
  const { entry, name, model } = listed;
  const questions = questionsFor(run, listed);
  const [first] = questions;
  if (first === undefined) return;
  if (!mayAsk(model, subject)) {
    // What everybody may read a program reads as a visitor, which is tried below.
    if (subject.role === 'service' && model.isPublic && entry.method === 'GET') return;
    note(run, name, subject.name, first, wrongRefusal(await askAs(run, subject.asker, entry, first)));
    return;
  }
  const places = AREAS[subject.area];
  for (const question of questions) {
    const answered = await askAs(run, subject.asker, entry, question);
    const heard = `${question.path} ${JSON.stringify(question.body ?? '')}`;
    note(run, name, subject.name, question, wrongAdmission(model, answered));
    note(run, name, subject.name, question, foreignText(model, places, run.world, heard, answered));
    const found = foreignFound(model, places, run.world, question.path, answered);
    note(run, name, subject.name, question, found);
  }
  if (model.sees === 'persons') {
    const answered = await askAs(run, subject.aimlessAsker, entry, first);
    note(
      run,
      name,
      subject.aimless.userId,
      first,
      answered.status < 300 ? 'dijawab tanpa tujuan' : undefined,
    );
  }
  if (model.unmasks && subject.role !== 'service') {
    const answered = await askAs(run, subject.weaker, entry, first);
    note(run, name, subject.weaker.userId, first, wrongRefusal(answered));
  }
}

async function tryVisitor(run: Run, listed: Listed): Promise<void> {
  const { entry, name, model } = listed;
  const [question] = questionsFor(run, listed);
  if (question === undefined) return;
  const answered = await askAs(run, null, entry, question);
  const isRefused = answered.status === 401 && answered.code === 'not-signed-in';
  if (!model.isPublic && !isRefused) {
    note(run, name, 'pengunjung', question, `harus diminta masuk (401), dijawab ${answered.status}`);
  }
  note(run, name, 'pengunjung', question, foreignText(model, [], run.world, question.path, answered));
}

/** A token that is none any more is nobody, wherever it comes. */
async function tryDeadTokens(run: Run, listed: Listed, dead: readonly DeadToken[]): Promise<void> {
  const [question] = questionsFor(run, listed);
  if (question === undefined) return;
  for (const { name, text } of dead) {
    const { status, code } = await askAs(run, text, listed.entry, question);
    const isRefused = status === 401 && code === 'token-refused';
    note(run, listed.name, name, question, isRefused ? undefined : `harus ditolak (401), dijawab ${status}`);
  }
}

type Remembered = Map<string, string>;

async function remember(
  run: Run,
  reads: readonly Listed[],
  subjects: readonly Subject[],
): Promise<Remembered> {
  const answers: Remembered = new Map();
  for (const listed of reads) {
    for (const subject of subjects.filter((one) => mayAsk(listed.model, one))) {
      for (const question of questionsFor(run, listed)) {
        const { status, text } = await askAs(run, subject.asker, listed.entry, question);
        answers.set(`${listed.name}\t${subject.name}\t${question.path}`, `${status} ${text}`);
      }
    }
  }
  return answers;
}

/** Where families are added, in neighbourhoods nobody lived in, from far to near; whoever holds none of these places must not notice. */
const ARRIVALS = ['18.72.02.1001.009.001', '18.72.01.1003.009.001', '18.72.01.1001.009.001'] as const;

/**
 * What happens outside the places of a person changes nothing of what they are told: neither a row, nor a count, nor
 * the choices of a drop-down. A route that sees no families tells everybody the same before and after.
 */
async function tryArrivals(
  run: Run,
  db: Database,
  listed: readonly Listed[],
  subjects: readonly Subject[],
): Promise<void> {
  const reads = listed.filter((one) => isRead(one) && one.model.sees !== 'platform');
  const blind = subjects.filter((subject) => ARRIVALS.some((place) => !isMine(place, AREAS[subject.area])));
  const frozen = { ...run, world: { markers: [...run.world.markers], families: [...run.world.families] } };
  let before = await remember(frozen, reads, blind);
  for (const place of ARRIVALS) {
    await addFamilies(db, run.world, [place]);
    const after = await remember(frozen, reads, blind);
    for (const [key, text] of after) {
      const [name = '', who = '', question = ''] = key.split('\t');
      const one = reads.find((read) => read.name === name);
      const area = AREA_NAMES.find((known) => who.endsWith(`@${known}`)) ?? 'none';
      const mayNotice = one?.model.sees !== 'open' && isMine(place, AREAS[area]);
      if (!mayNotice && before.get(key) !== text) {
        run.findings.push({ route: name, who, question, what: `berubah oleh keluarga baru di ${place}` });
      }
    }
    before = after;
  }
  run.asked = frozen.asked;
}

/** The comparison is blind where nobody notices anything: the city must see that families came. */
async function tryNoticed(
  run: Run,
  db: Database,
  listed: readonly Listed[],
  subjects: readonly Subject[],
): Promise<void> {
  const reads = listed.filter((one) => isRead(one) && one.model.sees === 'places' && !one.model.frozen);
  const whole = subjects.filter((subject) => subject.area === 'city');
  const frozen = { ...run, world: { markers: [...run.world.markers], families: [...run.world.families] } };
  const before = await remember(frozen, reads, whole);
  await addFamilies(db, run.world, ['18.72.02.1001.008.001']);
  const after = await remember(frozen, reads, whole);
  run.asked = frozen.asked;
  for (const { name } of reads) {
    const keys = [...before.keys()].filter((key) => key.startsWith(`${name}\t`));
    if (keys.length > 0 && keys.every((key) => before.get(key) === after.get(key))) {
      run.findings.push({
        route: name,
        who: 'seluruh kota',
        question: '',
        what: 'tidak berubah oleh keluarga baru: perbandingan di rute ini buta',
      });
    }
  }
}

/** Compares every listed route with the model, for every role in every kind of place. */
export async function tryAccess(
  { db, routes, model, world, subjects, tokens, deadTokens }: System,
  options: PropertyOptions,
): Promise<PropertyResult> {
  const listed = routes.flatMap((entry): Listed[] => {
    const name = nameOf(entry);
    const row = model.routes.get(name);
    return row === undefined ? [] : [{ entry, name, model: row }];
  });
  const run: Run = {
    api: testApi(db, routes, {}, undefined, tokens),
    world,
    options,
    findings: [],
    asked: 0,
  };
  await tryArrivals(run, db, listed, subjects);
  await tryNoticed(run, db, listed, subjects);
  // Changes come last: what they change would be noticed above.
  for (const one of [...listed].sort((a, b) => Number(isRead(b)) - Number(isRead(a)))) {
    await tryVisitor(run, one);
    await tryDeadTokens(run, one, deadTokens);
    for (const subject of subjects) await tryRoute(run, one, subject);
  }
  return {
    roles: new Set(subjects.map(({ role }) => role)).size,
    routes: listed.length,
    areas: options.areas.length,
    shapes: new Set(listed.map((one) => one.model.shape)).size,
    asked: run.asked,
    findings: run.findings,
  };
}
