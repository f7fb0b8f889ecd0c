import type { MadeServiceToken, ServiceTokenList } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCity } from '../../measurement/testing-city.ts';
import { registryRoutes } from '../../registry/index.ts';
import { fillTestRegister, TEST_SECRETS, uuid } from '../../registry/testing-register.ts';
import { areaRoutes } from '../area/index.ts';
import { refusalCode } from '../db/index.ts';
import { testSecrets } from '../secrets/testing-secrets.ts';
import { chosenKind, testActor } from '../testing/index.ts';
import { isTokenText, makeTokenText } from './service-token-text.ts';
import { type TestIdentity, testIdentity } from './testing-identity.ts';

const VILLAGE = '18.72.01.1001';
const DAY = 24 * 3600;

describe('The text of a token', () => {
  it('has a checksum, so that a scanner tells it from a text that only looks like one', () => {
    const texts = new Set(Array.from({ length: 200 }, makeTokenText));
    expect(texts.size).toBe(200);
    for (const text of texts) {
      expect(isTokenText(text)).toBe(true);
      const other = text.at(20) === 'a' ? 'b' : 'a';
      expect(isTokenText(text.slice(0, 20) + other + text.slice(21))).toBe(false);
    }
    // zlib's crc32 of 43 zeros is 0x7849568F = 2018072207, which is 2CZclj in base 62.
    expect(isTokenText(`pilar_${'0'.repeat(43)}2CZclj`)).toBe(true);
    expect(isTokenText(`pilar_${'0'.repeat(43)}2CZclk`)).toBe(false);
  });
});

describe.each([chosenKind()])('A service token, on the %s database', (kind) => {
  let world: TestIdentity;
  let admin = '';
  const secrets = testSecrets();
  beforeAll(async () => {
    const routes = [...registryRoutes(secrets), ...areaRoutes];
    world = await testIdentity({ kind, routes, fillCity: testCity });
    await fillTestRegister(world.db, world.clock, secrets);
    await world.addPerson('pengelola', ['administrator', 'secretariat']);
    await world.addPerson('pengelola.dua', ['administrator']);
    admin = await world.cookieOf('pengelola');
  }, 60_000);
  afterAll(() => world?.close());

  const wish = (more: object = {}) => ({
    name: 'Dasbor Kominfo',
    usedFor: 'Dasbor kota menampilkan jumlah keluarga',
    permissions: ['registry.count', 'registry.read', 'area.read'],
    places: [VILLAGE],
    purpose: 'planning',
    ...more,
  });
  const make = async (more: object = {}, cookie = admin) => {
    const { status, body } = await world.ask('POST', '/tokens', { cookie, body: wish(more) });
    expect([status, body]).toMatchObject([200, { text: expect.stringMatching(/^pilar_/) }]);
    return body as unknown as MadeServiceToken;
  };
  const codeOf = async (...asked: Parameters<TestIdentity['ask']>) => {
    const { status, body } = await world.ask(...asked);
    return [status, body.code];
  };
  const read = (bearer: string) => codeOf('GET', '/areas', { bearer });
  const REFUSED = [401, 'token-refused'];

  it('reads families of its places, masked, and each view stands in the trail under its name and purpose', async () => {
    const { text, token } = await make();
    const { status, body } = await world.ask('GET', '/registry/families', { bearer: text });
    expect(status).toBe(200);
    const { families } = body as unknown as { families: { id: string }[] };
    expect(families.map(({ id }) => id)).toEqual([uuid(2, 0), uuid(2, 1)]);
    for (const secret of TEST_SECRETS) expect(JSON.stringify(body)).not.toContain(secret);
    expect(await codeOf('GET', `/registry/families/${uuid(2, 2)}`, { bearer: text })).toEqual([
      404,
      'not-found',
    ]);
    const entry = await world.db.asSystem('test', ['audit.read'], (tx) =>
      tx
        .selectFrom('platform.audit_entry')
        .selectAll()
        .where('action', '=', 'family.list')
        .orderBy('position', 'desc')
        .executeTakeFirst(),
    );
    expect(entry).toMatchObject({
      actor_id: `token:${token.id}`,
      actor_name: 'Token Dasbor Kominfo',
      purpose: 'planning',
    });
  });

  it('asks with a body where that only reads, without a cookie and so without our own header', async () => {
    const { text } = await make();
    const body = { number: '1872010101089001' };
    expect((await world.ask('POST', '/registry/find-number', { bearer: text, body })).status).toBe(200);
  });

  it('is kept as a digest, shown once, and lists when it was used last', async () => {
    const { text, token } = await make({ days: 1 });
    expect(await read(text)).toEqual([200, undefined]);
    const { body } = await world.ask('GET', '/tokens', { cookie: admin });
    expect(JSON.stringify(body)).not.toContain(text);
    expect((body as unknown as ServiceTokenList).tokens.find(({ id }) => id === token.id)).toMatchObject({
      hint: text.slice(0, 11),
      state: 'live',
      lastUsedAt: world.clock.now().toISOString(),
    });
    const rows = await world.db.identity.selectFrom('identity.service_token').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(text.slice(12));
  });

  it('is refused when expired, ended, forged, or only like one', async () => {
    const short = await make({ days: 1 });
    const ended = await make();
    const reason = 'tidak dipakai lagi';
    expect(
      await codeOf('POST', `/tokens/${ended.token.id}/end`, { cookie: admin, body: { reason } }),
    ).toEqual([200, undefined]);
    expect(await read(ended.text)).toEqual(REFUSED);
    expect(
      await codeOf('POST', `/tokens/${ended.token.id}/end`, { cookie: admin, body: { reason } }),
    ).toEqual([409, 'token-ended']);
    expect(await read(short.text)).toEqual([200, undefined]);
    world.clock.pass(DAY);
    expect(await read(short.text)).toEqual(REFUSED);
    for (const wrong of [makeTokenText(), `${short.text}x`, short.text.slice(0, -1), 'pilar_', '', 'a b'])
      expect([wrong, await read(wrong)]).toEqual([wrong, REFUSED]);
    admin = await world.cookieOf('pengelola');
  });

  it('holds its own scope alone, and only reads', async () => {
    const { text } = await make({ permissions: ['area.read'], places: [], purpose: null });
    expect(await read(text)).toEqual([200, undefined]);
    for (const path of [
      '/registry/families',
      '/registry/desil',
      '/users',
      '/tokens',
      '/registry/families.csv',
    ])
      expect([path, await codeOf('GET', path, { bearer: text })]).toEqual([path, [403, 'not-permitted']]);
    const all = await make();
    expect(await codeOf('DELETE', '/areas/boundaries', { bearer: all.text })).toEqual([
      403,
      'token-not-here',
    ]);
    const unmask = { fields: ['kk'], reason: 'ingin melihat nomornya' };
    const path = `/registry/families/${uuid(2, 0)}/unmask`;
    expect(await codeOf('POST', path, { bearer: all.text, body: unmask })).toEqual([403, 'token-not-here']);
  });

  it('makes no token, changes nobody, and opens nothing that belongs to a session', async () => {
    const { text } = await make();
    expect(await codeOf('POST', '/tokens', { bearer: text, body: wish() })).toEqual([403, 'token-not-here']);
    for (const [method, path] of [
      ['GET', '/session/open'],
      ['GET', '/session/second-factor'],
      ['GET', '/session/work'],
      ['PUT', '/session/purpose'],
      ['POST', '/session'],
      ['POST', '/session/link'],
      ['DELETE', '/session'],
    ] as const)
      expect([
        path,
        await codeOf(method, path, { bearer: text, ...(method === 'GET' ? {} : { body: {} }) }),
      ]).toEqual([path, [403, 'token-not-here']]);
    // What everybody may read it reads as a visitor.
    expect((await world.ask('GET', '/session', { bearer: text })).body).toMatchObject({ user: null });
  });

  it('comes without cookies, so that no page can send it along', async () => {
    const { text } = await make();
    const asked = { bearer: text, cookie: admin };
    expect(await codeOf('GET', '/areas', asked)).toEqual([400, 'token-with-cookie']);
    expect(await codeOf('POST', '/tokens', { ...asked, body: wish() })).toEqual([400, 'token-with-cookie']);
  });

  it('is never wider than who makes it', async () => {
    const other = await world.cookieOf('pengelola.dua');
    const refusal = (more: object, cookie = admin) => codeOf('POST', '/tokens', { cookie, body: wish(more) });
    expect(await refusal({}, other)).toEqual([422, 'token-too-wide']);
    expect(await refusal({ places: ['18.71'] })).toEqual([422, 'token-too-wide']);
    expect(await refusal({ purpose: 'inspection' })).toEqual([422, 'token-too-wide']);
    expect(await refusal({ purpose: null })).toEqual([422, 'body-invalid']);
    expect(await refusal({ places: [] })).toEqual([422, 'body-invalid']);
    expect(await refusal({ days: 366 })).toEqual([422, 'body-invalid']);
    for (const permission of [
      'registry.unmask',
      'registry.export',
      'user.read',
      'user.write',
      'audit.read',
      'token.write',
    ])
      expect(await refusal({ permissions: [permission] })).toEqual([422, 'body-invalid']);
    await world.addPerson('ketua');
    expect(await refusal({}, await world.cookieOf('ketua'))).toEqual([403, 'not-permitted']);
  });

  it('loses what its owner loses, and ends with them; the successor is told to make it anew', async () => {
    const [ani, budi] = [
      await world.addPerson('ani', ['administrator', 'secretariat']),
      await world.addPerson('budi', ['administrator', 'secretariat']),
    ];
    const { text, token } = await make({}, await world.cookieOf('ani'));
    const families = () => codeOf('GET', '/registry/families', { bearer: text });
    expect(await families()).toEqual([200, undefined]);
    const change = (body: object) => world.ask('PATCH', `/users/${ani.id}`, { cookie: admin, body });
    await change({ roles: ['administrator'] });
    expect(await families()).toEqual([403, 'not-permitted']);
    await change({ roles: ['administrator', 'secretariat'], isActive: false });
    expect(await families()).toEqual(REFUSED);
    await change({ isActive: true });
    expect(await families()).toEqual([200, undefined]);
    const leave = { reason: 'ended', lastDay: '2026-11-20', successorId: budi.id };
    expect((await world.ask('POST', `/users/${ani.id}/leave`, { cookie: admin, body: leave })).status).toBe(
      200,
    );
    expect(await families()).toEqual(REFUSED);
    const successor = await world.cookieOf('budi');
    const { body } = await world.ask('GET', '/session/work', { cookie: successor });
    expect(body).toMatchObject({
      groups: [{ kind: 'token', items: [{ id: token.id, title: 'Dasbor Kominfo' }] }],
    });
    const anew = await make({ replaces: token.id }, successor);
    expect(await read(anew.text)).toEqual([200, undefined]);
    expect((await world.ask('GET', '/session/work', { cookie: successor })).body).toMatchObject({
      groups: [{ items: [{ id: anew.token.id }] }],
    });
    // Also when she returns, what ended stays ended.
    await world.ask('POST', `/users/${ani.id}/return`, { cookie: admin, body: { reason: 'keliru' } });
    expect(await families()).toEqual(REFUSED);
  });

  it('is slowed down by itself, and no other token with it', async () => {
    const [fast, calm] = [await make(), await make()];
    const asked = [];
    for (let time = 0; time < 61; time += 1) asked.push((await read(fast.text))[1]);
    expect(asked.filter((code) => code === undefined)).toHaveLength(60);
    expect(asked.at(-1)).toBe('token-too-often');
    expect(await read(calm.text)).toEqual([200, undefined]);
    world.clock.pass(1);
    expect(await read(fast.text)).toEqual([200, undefined]);
  });

  it('cannot be ended, revived, handed on or made by the connection of the identity library', async () => {
    const { token } = await make();
    const { identity } = world.db;
    const update = (change: object) =>
      identity.updateTable('identity.service_token').set(change).where('id', '=', token.id).execute();
    const REFUSAL = '42501';
    expect(await update({ ended_at: new Date(), end_reason: 'x' }).catch(refusalCode)).toBe(REFUSAL);
    expect(await update({ owner_id: 'x' }).catch(refusalCode)).toBe(REFUSAL);
    expect(await update({ expires_at: new Date() }).catch(refusalCode)).toBe(REFUSAL);
    expect(await update({ token_hash: 'a'.repeat(64) }).catch(refusalCode)).toBe(REFUSAL);
    const add = identity
      .insertInto('identity.service_token_permission')
      .values({ token_id: token.id, permission: 'survey.read' })
      .execute();
    expect(await add.catch(refusalCode)).toBe(REFUSAL);
    // Past every route, the tables of identity stay closed to the token's own transactions.
    const program = { ...testActor(['registry.read'], `token:${token.id}`) };
    const peek = world.db.asActor(program, (tx) =>
      tx.selectFrom('identity.service_token').selectAll().execute(),
    );
    expect(await peek.catch(refusalCode)).toBe(REFUSAL);
  });
});
