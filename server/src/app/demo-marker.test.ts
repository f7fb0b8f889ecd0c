import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { endDemoFill, shouldFillDemo } from './demo-marker.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'pilar-marker-')), 'data');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const config = (argv: string[] = [], env: Record<string, string> = {}) =>
  readConfig({ PILAR_DATA_DIR: folder, ...env }, argv, '/pilar');

describe('the demo city is filled', () => {
  it('into a new embedded folder, and by the next start when that one was cut off', () => {
    expect(shouldFillDemo(config())).toBe(true);
    mkdirSync(join(folder, 'pg'));
    expect(shouldFillDemo(config())).toBe(true);
    endDemoFill(config());
    expect(shouldFillDemo(config())).toBe(false);
  });

  it('never into a folder that holds a city already', () => {
    mkdirSync(join(folder, 'pg'), { recursive: true });
    expect(shouldFillDemo(config())).toBe(false);
    expect(readdirSync(folder)).toEqual(['pg']);
  });

  it('never with --empty, nor into a PostgreSQL server, and then nothing is written', () => {
    expect(shouldFillDemo(config(['--empty']))).toBe(false);
    expect(shouldFillDemo(config([], { DATABASE_URL: 'postgresql://pilar@localhost/pilar' }))).toBe(false);
    expect(existsSync(folder)).toBe(false);
  });

  it('an empty city over a half-filled demo is refused', () => {
    shouldFillDemo(config());
    expect(() => shouldFillDemo(config(['--empty']))).toThrow(/belum selesai diisi/);
  });
});
