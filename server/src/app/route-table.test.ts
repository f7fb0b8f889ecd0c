import { PERMISSIONS } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../platform/http/index.ts';
import { testPilar } from './testing-pilar.ts';

let pilar: Awaited<ReturnType<typeof testPilar>>;
beforeAll(async () => {
  pilar = await testPilar();
});
afterAll(() => pilar.close());

/** What a visitor may do, with the reason: whatever is added here is open to the whole network. */
const PUBLIC: Readonly<Record<string, string>> = {
  'GET /health': 'a monitor has no account; it holds no data of the city',
  'GET /openapi.json': 'a description of this program, the same for every city',
  'GET /docs': 'the same description, readable',
  'GET /session': 'says that nobody is signed in, and the name of the city',
  'POST /session': 'signing in',
  'POST /session/second-factor': 'the second step of signing in; asks for the cookie of the first',
  'POST /session/link/open': 'says to whoever holds a one-time link whose it is; 256 bits of chance',
  'POST /session/link': 'sets a first or new password by a one-time link: nobody can be signed in yet',
  'POST /session/link/provider': 'the same link, to join an account of another office instead of a password',
  'POST /session/provider/start':
    'signing in with an account of another office; gives its address and no more',
  'POST /session/provider': 'its end: asks for the sealed cookie of the browser that began, and for a code',
  'DELETE /session': 'signing out, also of a session that has ended meanwhile',
  'GET /setup': 'says whether the city still has to be set up',
  'POST /setup': 'the first administrator cannot have signed in before; refused once there is a city',
  'GET /problems/:code':
    'a refused sign-in is explained to whoever could not sign in; pages of the program, no data',
  'GET /help/ca.crt': 'the public half of the local certificate, needed before HTTPS is trusted',
};

const nameOf = (route: Route): string => `${route.method} ${route.path}`;
const addressOf = (route: Route): string =>
  `/api${route.path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')}`;
const ask = (route: Route) =>
  pilar.app.request(addressOf(route), { method: route.method, headers: { 'x-pilar': '1' } });

describe('the route table', () => {
  it('names a permission of the closed list for every route', () => {
    const known = new Set<string>([...PERMISSIONS, 'public', 'signed-in']);
    const odd = pilar.routes.filter(({ permission }) => !known.has(permission));
    expect(odd.map(nameOf)).toEqual([]);
    expect(pilar.routes.length).toBeGreaterThan(30);
  });

  it('is open to visitors only where a reason says why', () => {
    const open = pilar.routes.filter(({ permission }) => permission === 'public').map(nameOf);
    expect(open.toSorted()).toEqual(Object.keys(PUBLIC).toSorted());
  });

  it('has each address once', () => {
    const names = pilar.routes.map(nameOf);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('turns a visitor away from every other route, before anything else is looked at', async () => {
    for (const route of pilar.routes.filter(({ permission }) => permission !== 'public')) {
      const response = await ask(route);
      expect([nameOf(route), response.status]).toEqual([nameOf(route), 401]);
      expect(await response.json()).toMatchObject({ code: 'not-signed-in' });
    }
  });

  it('refuses what changes something without our own header, signed in or not', async () => {
    for (const route of pilar.routes.filter(({ method }) => method !== 'GET')) {
      const response = await pilar.app.request(addressOf(route), { method: route.method });
      expect([nameOf(route), response.status]).toEqual([nameOf(route), 403]);
    }
  });

  it.each(['https://jahat.example', 'http://localhost.jahat.example', 'null', 'http://localhost:1'])(
    'refuses what changes something from a page of %s, whatever its header says',
    async (origin) => {
      const headers = { 'x-pilar': '1', origin, host: 'localhost', cookie: 'pilar_session=abc' };
      for (const route of pilar.routes.filter(({ method }) => method !== 'GET')) {
        const response = await pilar.app.request(addressOf(route), { method: route.method, headers });
        expect([nameOf(route), await response.json()]).toMatchObject([
          nameOf(route),
          { code: 'origin-refused' },
        ]);
      }
    },
  );

  it('changes nothing by a method that a link or a picture can send', async () => {
    for (const route of pilar.routes.filter(({ method }) => method !== 'GET')) {
      const response = await pilar.app.request(addressOf(route), { method: 'GET' });
      const isRouteOfItsOwn = pilar.routes.some(
        ({ method, path }) => method === 'GET' && path === route.path,
      );
      if (!isRouteOfItsOwn) expect([nameOf(route), response.status]).not.toEqual([nameOf(route), 200]);
    }
  });

  it('answers an address that is no route with a refusal, not with a page', async () => {
    const response = await pilar.app.request('/api/tidak-ada');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });
});
