import { Health } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPilar } from './testing-pilar.ts';

let pilar: Awaited<ReturnType<typeof testPilar>>;
beforeAll(async () => {
  pilar = await testPilar();
});
afterAll(() => pilar.close());

type Operation = { 'x-permission': string; responses: object; security: object[]; operationId: string };
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };
const document = async (): Promise<Document> => (await pilar.app.request('/api/openapi.json')).json();

describe('the health of the program', () => {
  it('is told to anybody: status, version, database, data version', async () => {
    const response = await pilar.app.request('/api/health');
    const health = Health.parse(await response.json());
    expect(health.status).toBe('ok');
    expect(health.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(health.database.version).toMatch(/^PostgreSQL \d+/);
    expect(health.dataVersion).not.toBe('');
  });
});

describe('the OpenAPI document', () => {
  it('is 3.1 and describes every route with its permission', async () => {
    const { openapi, paths } = await document();
    expect(openapi).toBe('3.1.0');
    for (const route of pilar.routes) {
      const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`;
      const operation = paths[path]?.[route.method.toLowerCase()];
      expect([path, operation?.['x-permission']]).toEqual([path, route.permission]);
      const [first] = operation?.security ?? [];
      expect([path, first]).toEqual([path, route.permission === 'public' ? undefined : { session: [] }]);
    }
  });

  it('says of each route whether a service token opens it: reading, and of the closed list', async () => {
    const { paths } = await document();
    const waysInto = (path: string, method: string): string[] | undefined =>
      paths[`/api${path}`]?.[method]?.security.flatMap((way) => Object.keys(way));
    expect(waysInto('/registry/families', 'get')).toEqual(['session', 'token']);
    expect(waysInto('/surveys/{id}/estimates', 'get')).toEqual(['session', 'token']);
    expect(waysInto('/surveys/{id}/estimates', 'post')).toEqual(['session']);
    expect(waysInto('/registry/families/{id}/unmask', 'post')).toEqual(['session']);
    expect(waysInto('/users', 'get')).toEqual(['session']);
    expect(waysInto('/health', 'get')).toEqual([]);
  });

  it('names each operation once', async () => {
    const { paths } = await document();
    const names = Object.values(paths).flatMap((path) => Object.values(path).map((each) => each.operationId));
    expect(new Set(names).size).toBe(names.length);
  });

  it('refers only to schemas it holds', async () => {
    const text = JSON.stringify(await document());
    const holder: { components: { schemas: object } } = JSON.parse(text);
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
      expect(Object.keys(holder.components.schemas)).toContain(name);
    }
  });

  it('is readable as a page without script', async () => {
    const response = await pilar.app.request('/api/docs');
    const page = await response.text();
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(page).not.toContain('<script');
    for (const route of pilar.routes) expect(page).toContain(`<code>${route.path}</code>`);
  });
});

describe('what others may not do with these pages', () => {
  it('they are read, never written', async () => {
    for (const path of ['/api/health', '/api/openapi.json', '/api/docs']) {
      const response = await pilar.app.request(path, { method: 'POST', headers: { 'x-pilar': '1' } });
      expect(response.status).toBe(404);
    }
  });
});
