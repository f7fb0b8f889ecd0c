import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSessionSecret } from './session-secret.ts';

const parent = mkdtempSync(join(tmpdir(), 'pilar-secret-'));
afterAll(() => rmSync(parent, { recursive: true }));

describe('The secret of the sessions', () => {
  it('is made once in a folder, and only its owner reads it', () => {
    const folder = join(parent, 'baru', 'data');
    const secret = readSessionSecret(folder);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(readSessionSecret(folder)).toBe(secret);
    expect(readdirSync(folder)).toEqual(['session-secret']);
    if (process.platform !== 'win32') {
      expect((statSync(join(folder, 'session-secret')).mode & 0o777).toString(8)).toBe('600');
    }
  });

  it('differs from folder to folder', () => {
    expect(readSessionSecret(join(parent, 'satu'))).not.toBe(readSessionSecret(join(parent, 'dua')));
  });

  it('is not taken from a damaged file', () => {
    writeFileSync(join(parent, 'session-secret'), 'bukan rahasia');
    expect(() => readSessionSecret(parent)).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });
});
