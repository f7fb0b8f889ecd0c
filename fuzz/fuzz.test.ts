import { SignIn } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { route } from '../server/src/platform/http/index.ts';
import { fuzz } from './fuzz.ts';
import type { Marker } from './marked-city.ts';
import { openTarget, type Target } from './target.ts';

const tag = 'platform';
const planted = [
  route(
    { method: 'GET', path: '/planted/failing', permission: 'signed-in', summary: 'x', tag, answer: 'json' },
    async () => {
      throw new Error('nothing foreseen');
    },
  ),
  route(
    { method: 'GET', path: '/planted/stack', permission: 'signed-in', summary: 'x', tag, answer: 'json' },
    async () => ({ error: new TypeError('x').stack }),
  ),
  route(
    { method: 'GET', path: '/planted/row', permission: 'indicator.read', summary: 'x', tag, answer: 'json' },
    async () => ({ rows: [leaked?.text] }),
  ),
  route(
    {
      ...({ method: 'POST', path: '/planted/write', permission: 'area.read', summary: 'x', tag } as const),
      body: SignIn,
      answer: 'json',
    },
    async ({ db, actor, body }) => {
      await db.asActor({ ...actor, permissions: ['setting.write'] }, (tx) =>
        tx
          .insertInto('platform.setting')
          .values({ key: `planted.${Math.random()}`, value: '1' })
          .execute(),
      );
      if (body.userName.length % 2 === 0) throw new Error('after the write');
      return {};
    },
  ),
];

let leaked: Marker | undefined;
let target: Target;
beforeAll(async () => {
  target = await openTarget(planted);
  leaked = [...target.city.markers.values()].find(({ kind }) => kind === 'identity');
});
afterAll(() => target.close());

describe('wrong requests', () => {
  it('450 of them, seeded, find what is planted and nothing else', async () => {
    const outcome = await fuzz(target, { seed: 22, requests: 450 });
    expect(outcome).toMatchObject({ requests: 450, roles: 12 });
    const isPlanted = (request: string) => request.includes('/planted/');
    const { findings } = outcome;
    expect(findings.filter(({ request }) => !isPlanted(request))).toEqual([]);
    const found = findings.map(({ request, what }) => `${request.split(' [')[0]}: ${what}`);
    expect(found).toContainEqual(expect.stringMatching(/^GET \/planted\/failing: status 500/));
    expect(found).toContainEqual(
      expect.stringMatching(/^GET \/planted\/failing: log holds an unexpected error/),
    );
    expect(found).toContainEqual(expect.stringMatching(/^GET \/planted\/stack: a stack frame/));
    expect(found).toContainEqual(expect.stringMatching(/^GET \/planted\/row: a foreign row/));
    expect(found).toContainEqual(
      expect.stringMatching(/^POST \/planted\/write: (?:changed without|refused with)/),
    );
  });
});
