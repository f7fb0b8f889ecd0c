import { describe, expect, it } from 'vitest';
import { recordMatches } from './installed.mjs';

const linux = { platform: 'linux', arch: 'x64', libc: 'glibc' };

/** A lock with a workspace link, a plain package, one for each system, and one only the Windows package asks for. */
const lock = {
  packages: {
    '': { dependencies: { zod: '4.6.7' }, optionalDependencies: { fast: '1.0.0' } },
    'node_modules/pilar': { resolved: 'server', link: true },
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-z' },
    'node_modules/fast': {
      version: '1.0.0',
      integrity: 'sha512-f',
      optionalDependencies: { 'fast-win': '1.0.0', 'fast-linux': '1.0.0', 'fast-musl': '1.0.0' },
    },
    'node_modules/fast-linux': {
      version: '1.0.0',
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['glibc'],
    },
    'node_modules/fast-musl': {
      version: '1.0.0',
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    },
    'node_modules/fast-win': {
      version: '1.0.0',
      optional: true,
      os: ['win32'],
      cpu: 'x64',
      dependencies: { 'win-only': '1.0.0' },
    },
    'node_modules/win-only': { version: '1.0.0', optional: true },
  },
};

const absentOnLinux = ['node_modules/fast-win', 'node_modules/fast-musl', 'node_modules/win-only', ''];

function recordOnLinux() {
  const kept = Object.entries(lock.packages).filter(([path]) => !absentOnLinux.includes(path));
  return { packages: structuredClone(Object.fromEntries(kept)) };
}

describe('an installation made by hand', () => {
  it('is taken when it holds what the lock asks of this machine', () => {
    expect(recordMatches(lock, recordOnLinux(), linux)).toBe(true);
  });

  it('is refused on a machine that needs other packages', () => {
    expect(recordMatches(lock, recordOnLinux(), { platform: 'win32', arch: 'x64', libc: undefined })).toBe(
      false,
    );
    expect(recordMatches(lock, recordOnLinux(), { ...linux, libc: 'musl' })).toBe(false);
  });

  it('is refused without the optional packages of this machine (--omit=optional)', () => {
    const record = recordOnLinux();
    delete record.packages['node_modules/fast-linux'];
    expect(recordMatches(lock, record, linux)).toBe(false);
  });

  it.each([
    ['a missing package', (packages) => delete packages['node_modules/zod']],
    ['another version', (packages) => Object.assign(packages['node_modules/zod'], { version: '4.6.6' })],
    ['another content', (packages) => Object.assign(packages['node_modules/zod'], { integrity: 'sha512-x' })],
    [
      'a workspace that is a copy',
      (packages) => Object.assign(packages['node_modules/pilar'], { link: undefined }),
    ],
    [
      'a package too many',
      (packages) => Object.assign(packages, { 'node_modules/left-over': { version: '1' } }),
    ],
  ])('is refused with %s', (_name, spoil) => {
    const record = recordOnLinux();
    spoil(record.packages);
    expect(recordMatches(lock, record, linux)).toBe(false);
  });

  it('is refused when either side is empty', () => {
    expect(recordMatches({}, recordOnLinux(), linux)).toBe(false);
    expect(recordMatches(lock, {}, linux)).toBe(false);
  });
});
