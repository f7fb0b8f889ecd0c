import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../clock.ts';
import type { Database } from '../db/index.ts';
import { testDatabase } from '../testing/index.ts';
import { testApi } from '../testing/test-api.ts';
import { serverCertificate, tlsRoutes } from './index.ts';
import { makeServerPair } from './make-certificate.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilar-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

const local = (clock: Clock = systemClock, hosts: string[] = [], dataDir = folder) =>
  serverCertificate({ dataDir, hosts, tls: null, clock });
const inDays = (days: number): Clock => ({ now: () => new Date(Date.now() + days * 86_400_000) });
const leafOf = (pem: { cert: string }) => new X509Certificate(pem.cert);

/** What a browser would say: the status of the answer, or why it does not trust. */
function visit(port: number, ca: string | undefined, name = 'localhost'): Promise<number | string> {
  return new Promise((resolve) => {
    const request = get(
      { host: '127.0.0.1', port, servername: name, ...(ca === undefined ? {} : { ca }), agent: false },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    request.on('error', (error) => resolve(error.message));
  });
}

async function served(pair: { cert: string; key: string }, visits: (port: number) => Promise<void>) {
  const server = createServer(pair, (_, answer) => answer.writeHead(204).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  try {
    await visits(typeof address === 'object' && address ? address.port : 0);
  } finally {
    server.close();
  }
}

describe('the certificate that Pilar makes for itself', () => {
  it('is trusted by a device that has its authority, and by no other', async () => {
    const { cert, key, caFile = '' } = await local();
    await served({ cert, key }, async (port) => {
      expect(await visit(port, readFileSync(caFile, 'utf8'))).toBe(204);
      expect(await visit(port, undefined)).toBe('self-signed certificate in certificate chain');
    });
  });

  it('comes from an authority that cannot vouch for other sites, even with its key stolen', async () => {
    const { caFile = '' } = await local(systemClock, ['pilar.kota.example'], join(folder, 'stolen'));
    const authority = readFileSync(caFile, 'utf8');
    const stolen = { cert: authority, key: readFileSync(caFile.replace('.crt', '.key'), 'utf8') };
    const visited = async (name: string) => {
      const pair = await makeServerPair(stolen, [name, '127.0.0.1'], new Date());
      let answer: number | string = '';
      await served(pair, async (port) => {
        answer = await visit(port, authority, name);
      });
      return answer;
    };
    expect(await visited('pilar.kota.example')).toBe(204);
    expect(await visited('komputer.local')).toBe(204);
    expect(await visited('bank.example')).toBe('permitted subtree violation');
  });

  it('names the machine, its own addresses and the given host', async () => {
    const leaf = leafOf(await local(systemClock, ['pilar.kota.example', '0.0.0.0'], join(folder, 'names')));
    expect(leaf.checkHost('localhost')).toBe('localhost');
    expect(leaf.checkHost('pilar.kota.example')).toBe('pilar.kota.example');
    expect(leaf.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(leaf.checkIP('0.0.0.0')).toBeUndefined();
  });

  it('lies in files that only their owner reads', async () => {
    await local();
    const modes = ['ca.key', 'ca.crt', 'server.key', 'server.crt'].map(
      (name) => statSync(join(folder, 'tls', name)).mode & 0o777,
    );
    expect(modes).toEqual([0o600, 0o600, 0o600, 0o600]);
  });

  it('is kept from start to start', async () => {
    const dataDir = join(folder, 'kept');
    const first = await local(systemClock, [], dataDir);
    const second = await local(inDays(300), [], dataDir);
    expect([first.isNewAuthority, second.isNewAuthority]).toEqual([true, false]);
    expect(second.cert).toBe(first.cert);
  });

  it('is renewed before it ends, under the authority that devices trust already', async () => {
    const dataDir = join(folder, 'renewed');
    const first = await local(systemClock, [], dataDir);
    const renewed = await local(inDays(365), [], dataDir);
    expect(renewed.cert).not.toBe(first.cert);
    expect(renewed.fingerprint).toBe(first.fingerprint);
    expect(leafOf(renewed).validToDate.getTime()).toBeGreaterThan(
      inDays(365 + 380)
        .now()
        .getTime(),
    );
  });

  it('is made anew when the machine has a new name', async () => {
    const dataDir = join(folder, 'moved');
    const first = await local(systemClock, ['fd12:3456::7'], dataDir);
    expect(leafOf(first).checkIP('fd12:3456::7')).toBeDefined();
    const moved = await local(systemClock, ['10.20.30.40'], dataDir);
    expect(leafOf(first).checkIP('10.20.30.40')).toBeUndefined();
    expect(leafOf(moved).checkIP('10.20.30.40')).toBe('10.20.30.40');
    expect(moved.fingerprint).toBe(first.fingerprint);
  });

  it('gets a new authority, and says so, when the old one would not outlive it', async () => {
    const dataDir = join(folder, 'old');
    const first = await local(systemClock, [], dataDir);
    const later = await local(inDays(3300), [], dataDir);
    expect(later.isNewAuthority).toBe(true);
    expect(later.fingerprint).not.toBe(first.fingerprint);
  });

  it('gets a new authority for a public name that the old one may not sign for, once', async () => {
    const dataDir = join(folder, 'public');
    const hosts = ['pilar.kota.example', '203.0.113.7', '2001:db8::7'];
    const first = await local(systemClock, [], dataDir);
    const second = await local(systemClock, hosts, dataDir);
    const third = await local(systemClock, hosts.slice(1), dataDir);
    expect([first, second, third].map(({ isNewAuthority }) => isNewAuthority)).toEqual([true, true, false]);
    await served(second, async (port) => {
      const authority = readFileSync(second.caFile ?? '', 'utf8');
      expect(await visit(port, authority, 'pilar.kota.example')).toBe(204);
    });
  });

  it('is refused with a sentence when the kept authority is damaged', async () => {
    const dataDir = join(folder, 'damaged');
    await local(systemClock, [], dataDir);
    writeFileSync(join(dataDir, 'tls', 'ca.key'), 'bukan kunci');
    await expect(local(systemClock, [], dataDir)).rejects.toMatchObject({
      code: 'config-invalid',
      facts: { reason: expect.stringContaining('rusak') },
    });
  });
});

describe('the certificate that the city gives', () => {
  const certFile = join(folder, 'given.crt');
  const keyFile = join(folder, 'given.key');
  const otherKey = join(folder, 'other.key');
  const given = (tls: { certFile: string; keyFile: string }, clock: Clock = systemClock) =>
    serverCertificate({ dataDir: folder, hosts: [], tls, clock });

  beforeAll(async () => {
    const [pair, other] = await Promise.all([
      local(systemClock, [], join(folder, 'city')),
      local(systemClock, [], join(folder, 'other')),
    ]);
    writeFileSync(certFile, pair.cert);
    writeFileSync(keyFile, pair.key);
    writeFileSync(otherKey, other.key);
  });

  it('is served as it is, and no authority is offered', async () => {
    const served = await given({ certFile, keyFile });
    expect(served).toMatchObject({ cert: readFileSync(certFile, 'utf8'), isNewAuthority: false });
    expect(served.caFile).toBeUndefined();
  });

  it('is refused with the key of another', async () => {
    await expect(given({ certFile, keyFile: otherKey })).rejects.toMatchObject({
      code: 'config-invalid',
      facts: { name: 'PILAR_TLS_KEY', value: otherKey },
    });
  });

  it('is refused when its time has run out, or has not come', async () => {
    await expect(given({ certFile, keyFile }, inDays(400))).rejects.toThrow('masa berlakunya habis');
    await expect(given({ certFile, keyFile }, inDays(-30))).rejects.toThrow('baru berlaku pada');
  });

  it('is refused when a file is something else, naming the file', async () => {
    await expect(given({ certFile: keyFile, keyFile })).rejects.toThrow('bukan sertifikat PEM');
    await expect(given({ certFile, keyFile: certFile })).rejects.toThrow('bukan kunci PEM');
    await expect(given({ certFile: join(folder, 'tidak-ada'), keyFile })).rejects.toThrow(
      'tidak dapat dibaca',
    );
  });
});

describe('GET /help/ca.crt', () => {
  let db: Database;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it('gives the authority to a visitor who has not signed in, as a file to install', async () => {
    await local();
    const { status, response } = await testApi(db, tlsRoutes({ dataDir: folder })).ask(
      null,
      'GET',
      '/help/ca.crt',
    );
    expect(status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/x-x509-ca-cert');
    expect(response.headers.get('content-disposition')).toContain('attachment; filename="pilar-ca.crt"');
    const text = await response.text();
    expect(new X509Certificate(text).ca).toBe(true);
    expect(text).not.toContain('PRIVATE KEY');
  });

  it('is not found where none was made', async () => {
    const { status, body } = await testApi(db, tlsRoutes({ dataDir: join(folder, 'none') })).ask(
      null,
      'GET',
      '/help/ca.crt',
    );
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'not-found' });
  });
});
