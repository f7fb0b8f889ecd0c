import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addSecretFile, replaceSecretFile } from './index.ts';

describe('A secret file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilar-secret-'));
  const path = join(folder, 'inner', 'key');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is read by its owner alone, and so is the folder made for it', () => {
    addSecretFile(path, 'one');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'inner')).mode & 0o777).toBe(0o700);
  });

  it('stays as the first one wrote it', () => {
    addSecretFile(path, 'two');
    expect(readFileSync(path, 'utf8')).toBe('one');
  });

  it('is replaced whole, and leaves no draft', () => {
    replaceSecretFile(path, 'three');
    expect(readFileSync(path, 'utf8')).toBe('three');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'inner'))).toEqual(['key']);
  });
});
