import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isAllowed, looseVersions, packagesOf, refusedPackages } from './dependency-list.ts';
import { REASONS } from './dependency-reasons.ts';
import { directPackages, LIST, readLock, readManifests, writeList } from './licences.ts';

const packages = packagesOf(readLock());
const direct = directPackages(readManifests());

describe('what Pilar is built of', () => {
  it('has licences a city may use, and runs nothing when it is installed', () => {
    expect(packages.length).toBeGreaterThan(300);
    expect(refusedPackages(packages)).toEqual([]);
  });

  it('is named by exact versions', () => {
    expect(looseVersions(readManifests())).toEqual([]);
  });

  it('is asked for with a reason', () => {
    expect([...direct.keys()].filter((name) => !REASONS[name])).toEqual([]);
    expect(Object.keys(REASONS).filter((name) => !direct.has(name))).toEqual([]);
  });

  it('stands in docs/dependencies.md; run "node tools/licences.ts" when this fails', () => {
    expect(readFileSync(LIST, 'utf8')).toBe(writeList(packages, direct));
  });
});

describe('a package that may not come in', () => {
  const lock = (locked: object) =>
    packagesOf({ packages: { 'node_modules/x': { version: '1.0.0', ...locked } } });

  it.each([
    [{ license: 'GPL-3.0' }, 'x 1.0.0: licence "GPL-3.0" is not on the list'],
    [{}, 'x 1.0.0: licence "" is not on the list'],
    [{ license: 'MIT', hasInstallScript: true }, 'x 1.0.0: runs a script when it is installed'],
  ])('is found: %j', (locked, sentence) => {
    expect(refusedPackages(lock(locked))).toEqual([sentence]);
  });

  it('is told from one that leaves a choice', () => {
    expect(['(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)'].map(isAllowed)).toEqual([true, true]);
    expect(['(MIT AND GPL-2.0)', 'AGPL-3.0 OR SSPL-1.0', 'UNLICENSED'].map(isAllowed)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is found by a version that is not exact', () => {
    expect(looseVersions([{ name: 'web', dependencies: { a: '^1.0.0', b: '1.0.0', c: 'latest' } }])).toEqual([
      'web: a ^1.0.0',
      'web: c latest',
    ]);
  });
});
