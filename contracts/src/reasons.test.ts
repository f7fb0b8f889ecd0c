import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { because, englishReason, REASONS, type Reason } from './reasons.ts';

const ROOT = join(import.meta.dirname, '../..');
const CODES = Object.keys(REASONS) as Reason[];

it('every reason of a contract is found in English by its Indonesian words, each its own', () => {
  for (const code of CODES) expect(englishReason(because(code))).toBe(REASONS[code].en);
  expect(new Set(CODES.map(because)).size).toBe(CODES.length);
  expect(englishReason('Terlalu kecil')).toBeUndefined();
});

it('no contract and no route says a reason of its own beside them', () => {
  const OWN = /\.(?:regex|refine|superRefine|check)\((?:[^()'`]|\([^()]*\))*,\s*['`]/g;
  const files = globSync('{contracts/src,server/src}/**/*.ts', { cwd: ROOT }).filter(
    // The files of parameters/ are ours: their refusals are read by those who write them.
    (path) => !path.endsWith('.test.ts') && !path.includes('platform/parameters/'),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((path) =>
    [...readFileSync(join(ROOT, path), 'utf8').matchAll(OWN)].map(([text]) => `${path}: ${text}`),
  );
  expect(found).toEqual([]);
});
