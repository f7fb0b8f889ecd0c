import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chosenKind } from '../testing/index.ts';
import { PASSWORD, type TestIdentity, testIdentity } from './testing-identity.ts';

/** Somebody tries to keep another person out by failing under that person's name. */
describe.each([chosenKind()])('A lock-out attack on the %s database', (kind) => {
  let world: TestIdentity;
  let count = 0;
  let name = '';
  let device = '';
  beforeAll(async () => {
    world = await testIdentity({ kind });
  });
  beforeEach(async () => {
    count += 1;
    name = `korban-${count}`;
    await world.addPerson(name, ['secretariat']);
    device = await deviceOf(await world.signIn(name));
  });
  afterAll(() => world?.close());

  const deviceOf = async ({ response }: Awaited<ReturnType<TestIdentity['signIn']>>): Promise<string> =>
    /pilar_device=([^;]+)/.exec(response.headers.getSetCookie().join(' '))?.[1] ?? '';
  const enter = (password: string, from: { device?: string; address?: string } = {}) =>
    world.ask('POST', '/session', { body: { userName: name, password }, ...from });
  const fail = async (times: number, from: { device?: string; address?: string } = {}) => {
    const answers: number[] = [];
    for (let at = 0; at < times; at += 1) answers.push((await enter(`tebakan-${at}`, from)).status);
    return answers;
  };

  it('does not reach the owner on a device they came in from before', async () => {
    expect(await fail(6)).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await enter(PASSWORD)).status).toBe(429);
    expect((await enter(PASSWORD, { device })).status).toBe(200);
  });

  it('does not reach them from the same office address either', async () => {
    const address = `10.20.${count}.1`;
    for (let other = 0; other < 7; other += 1) {
      await world.addPerson(`${name}-rekan-${other}`);
      for (let at = 0; at < 5; at += 1)
        await world.signIn(`${name}-rekan-${other}`, 'bukan sandinya', address);
    }
    expect((await enter(PASSWORD, { address })).status).toBe(429);
    expect((await enter(PASSWORD, { address, device })).status).toBe(200);
  });

  it('gives the guesser nothing: a device has a counter of its own', async () => {
    expect(await fail(6, { device })).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await enter(PASSWORD, { device })).status).toBe(429);
  });

  it('cannot be loosened with a made-up device or that of somebody else', async () => {
    await world.addPerson(`${name}-lain`);
    const foreign = await deviceOf(await world.signIn(`${name}-lain`));
    await fail(5);
    const [nonce = '', signature = ''] = device.split('.');
    const made = [foreign, '', '.', `${nonce}.`, `.${signature}`, `${nonce}0.${signature}`, 'x'.repeat(500)];
    for (const value of made) {
      expect([value, (await enter(PASSWORD, { device: value })).status]).toEqual([value, 429]);
    }
  });

  it('does not keep somebody who is signed in from changing the password', async () => {
    const { response } = await enter(PASSWORD, { device });
    const cookie = /pilar_session=([^;]+)/.exec(response.headers.getSetCookie().join(' '))?.[1] ?? '';
    await fail(6);
    const body = { current: PASSWORD, next: 'layang-layang putus tali' };
    expect((await world.ask('POST', '/session/password', { cookie, body })).status).toBe(200);
    // An open session is no way to guess either.
    for (let at = 0; at < 5; at += 1) {
      await world.ask('POST', '/session/password', { cookie, body: { ...body, current: `tebakan-${at}` } });
    }
    const last = { current: body.next, next: 'gerimis sore di taman' };
    expect((await world.ask('POST', '/session/password', { cookie, body: last })).status).toBe(429);
  });
});
