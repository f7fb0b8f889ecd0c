import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../problem.ts';
import { readProviderSettings } from './provider-settings.ts';

describe('The settings of an office whose accounts open Pilar', () => {
  let folder: string;
  let whole: Record<string, string>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pilar-settings-'));
    writeFileSync(join(folder, 'secret'), 'rahasia');
    whole = {
      PILAR_OIDC_ISSUER: 'https://akun.metrokota.example/realms/metro',
      PILAR_OIDC_CLIENT_ID: 'pilar',
      PILAR_OIDC_CLIENT_SECRET_FILE: join(folder, 'secret'),
      PILAR_ADDRESS: 'https://pilar.metrokota.example/apa-saja',
      PILAR_OIDC_NAME: 'Akun Metro',
    };
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function refusedName(change: Record<string, string>): unknown {
    try {
      readProviderSettings({ ...whole, ...change });
      return undefined;
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'config-invalid') throw error;
      return error.facts.name;
    }
  }

  it('are none where no issuer is named, and whole where one is', () => {
    expect(readProviderSettings({ PILAR_ADDRESS: 'https://x.example', PILAR_OIDC_ISSUER: ' ' })).toBeNull();
    expect(readProviderSettings(whole)).toEqual({
      issuer: 'https://akun.metrokota.example/realms/metro',
      clientId: 'pilar',
      secretFile: join(folder, 'secret'),
      name: 'Akun Metro',
      returnAddress: 'https://pilar.metrokota.example/masuk/kembali',
    });
    expect(readProviderSettings({ ...whole, PILAR_OIDC_NAME: '' })?.name).toBe('akun.metrokota.example');
  });

  it.each([
    ['PILAR_OIDC_CLIENT_ID', ''],
    ['PILAR_OIDC_CLIENT_SECRET_FILE', ''],
    ['PILAR_OIDC_CLIENT_SECRET_FILE', '/tidak/ada'],
    ['PILAR_ADDRESS', ''],
    ['PILAR_ADDRESS', 'http://pilar.metrokota.example'],
    ['PILAR_OIDC_ISSUER', 'http://akun.metrokota.example'],
    ['PILAR_OIDC_ISSUER', 'http://127.0.0.1.example'],
    ['PILAR_OIDC_ISSUER', 'https://akun.example/?x=1'],
    ['PILAR_OIDC_ISSUER', 'https://nama:sandi@akun.example'],
    ['PILAR_OIDC_ISSUER', 'akun.example'],
    ['PILAR_OIDC_NAME', 'A'.repeat(61)],
  ])('are refused by half, and over an open line: %s=%s', (name, value) => {
    expect(refusedName({ [name]: value })).toBe(name);
  });

  it('may be open on this very machine, for a trial', () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]'])
      expect(refusedName({ PILAR_OIDC_ISSUER: `http://${host}:8080/realms/metro` })).toBeUndefined();
  });
});
