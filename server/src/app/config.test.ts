import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '../platform/problem.ts';
import { DEFAULT_PORT, readConfig } from './config.ts';

const read = (env: Record<string, string> = {}, argv: string[] = []) => readConfig(env, argv, '/pilar');

function refusal(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the configuration', () => {
  it('without any setting listens to this machine alone, in the folder of the project', () => {
    expect(read()).toEqual({
      port: DEFAULT_PORT,
      host: '127.0.0.1',
      isOpenToOthers: false,
      dataDir: '/pilar/.pilar',
      databaseUrl: null,
      databaseAppUrl: null,
      tls: null,
      isHttps: false,
      isEmpty: false,
      keyFile: join('/pilar', '.pilar', 'keys.json'),
      logLevel: null,
      provider: null,
    });
  });

  it('takes what is said, and an empty value as not said', () => {
    const config = read(
      { PORT: '9000', PILAR_HOST: '0.0.0.0', PILAR_DATA_DIR: '/var/lib/pilar', DATABASE_URL: '  ' },
      ['--empty', '--https'],
    );
    expect(config).toMatchObject({
      port: 9000,
      host: '0.0.0.0',
      isOpenToOthers: true,
      dataDir: '/var/lib/pilar',
      databaseUrl: null,
      isEmpty: true,
      isHttps: true,
    });
  });

  it.each([
    ['PORT', 'delapan'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PILAR_HOST', 'a b'],
    ['DATABASE_URL', 'mysql://x'],
    ['PILAR_LOG_LEVEL', 'loud'],
  ])('refuses %s=%s with a sentence in both languages', (name, value) => {
    const { code, facts, message } = refusal(() => read({ [name]: value }));
    expect({ code, name: facts.name }).toEqual({ code: 'config-invalid', name });
    expect(message.split(' / ')).toHaveLength(2);
  });

  it('never repeats the password of a database address', () => {
    const { message } = refusal(() => read({ DATABASE_URL: 'postgres//user:rahasia@host/db' }));
    expect(message).not.toContain('rahasia');
  });

  it('refuses an option it does not know, and names those it knows', () => {
    const { code, message } = refusal(() => read({}, ['--kosong']));
    expect(code).toBe('command-invalid');
    expect(message).toContain('--kosong');
    expect(message).toContain('--empty');
  });
});

describe('a given certificate', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pilar-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('goes together with its key, and turns HTTPS on', () => {
    const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    for (const file of [certFile, keyFile]) writeFileSync(file, '');
    const config = read({ PILAR_TLS_CERT: certFile, PILAR_TLS_KEY: keyFile });
    expect(config).toMatchObject({ tls: { certFile, keyFile }, isHttps: true });
  });

  it('alone, or not there, is refused by its name', () => {
    const certFile = join(folder, 'cert.pem');
    writeFileSync(certFile, '');
    expect(refusal(() => read({ PILAR_TLS_CERT: certFile })).facts.name).toBe('PILAR_TLS_KEY');
    const missing = join(folder, 'none.pem');
    const both = { PILAR_TLS_CERT: certFile, PILAR_TLS_KEY: missing };
    expect(refusal(() => read(both)).facts).toMatchObject({ name: 'PILAR_TLS_KEY', value: missing });
  });
});
