import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installStamp, webStamp, workspaceFolders, workspacesBehind } from './stamp.mjs';

let root;

function put(path, content) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pilar-stamp-'));
  put('package.json', { workspaces: ['kernels/*', 'contracts', 'server', 'web', 'not-there'] });
  put('package-lock.json', { packages: {} });
  put('kernels/numeric/package.json', { name: '@pilar/numeric' });
  put('kernels/growth/package.json', { name: '@pilar/growth', dependencies: { '@pilar/numeric': '0.1.0' } });
  put('contracts/package.json', { name: '@pilar/contracts', dependencies: { zod: '4.6.7' } });
  put('server/package.json', { name: 'pilar', dependencies: { '@pilar/numeric': '0.1.0' } });
  put('web/package.json', {
    name: '@pilar/web',
    dependencies: { '@pilar/contracts': '0.1.0', '@pilar/growth': '0.1.0' },
  });
  put('web/index.html', '<div></div>');
  put('web/src/main.tsx', 'one');
  put('contracts/src/index.ts', 'two');
  put('kernels/numeric/src/index.ts', 'three');
  put('server/src/app/main.ts', 'four');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Whether a change of one file changes the stamp. */
function changes(stampOf, path, content) {
  const before = stampOf(root);
  put(path, content);
  return stampOf(root) !== before;
}

describe('the stamp of an installation', () => {
  it('finds the workspaces as npm does', () => {
    expect(workspaceFolders(root)).toEqual([
      'contracts',
      'kernels/growth',
      'kernels/numeric',
      'server',
      'web',
    ]);
  });

  it('stays while nothing changes', () => {
    expect(installStamp(root)).toBe(installStamp(root));
  });

  it.each([
    ['package.json', { workspaces: ['kernels/*'], version: '2' }],
    ['package-lock.json', { packages: { a: {} } }],
    ['kernels/growth/package.json', { name: '@pilar/growth' }],
  ])('changes with %s', (path, content) => {
    expect(changes((folder) => installStamp(folder), path, content)).toBe(true);
  });

  it('changes with a workspace that is added', () => {
    expect(changes((folder) => installStamp(folder), 'kernels/linkage/package.json', { name: 'x' })).toBe(
      true,
    );
  });

  it('differs by system and by processor', () => {
    const stamps = [
      installStamp(root, 'linux', 'x64'),
      installStamp(root, 'linux', 'arm64'),
      installStamp(root, 'win32', 'x64'),
    ];
    expect(new Set(stamps).size).toBe(3);
  });

  it('does not change with source code', () => {
    expect(changes((folder) => installStamp(folder), 'web/src/main.tsx', 'changed')).toBe(false);
  });
});

describe('the stamp of the built web', () => {
  it('follows the imports of the web through other workspaces', () => {
    expect(workspacesBehind(root, 'web')).toEqual(['contracts', 'kernels/growth', 'kernels/numeric', 'web']);
  });

  it.each([
    'web/src/main.tsx',
    'web/src/new-page.tsx',
    'web/index.html',
    'web/vite.config.ts',
    'web/public/icon.svg',
    'contracts/src/index.ts',
    'kernels/numeric/src/index.ts',
    'package-lock.json',
  ])('changes with %s', (path) => {
    expect(changes(webStamp, path, 'changed')).toBe(true);
  });

  it.each(['server/src/app/main.ts', 'web/src/main.test.tsx', 'contracts/src/index.test.ts'])(
    'does not change with %s, which is not built',
    (path) => {
      expect(changes(webStamp, path, 'changed')).toBe(false);
    },
  );

  it('tells a file moved from a file kept', () => {
    const before = webStamp(root);
    rmSync(join(root, 'web/src/main.tsx'));
    put('web/src/start.tsx', 'one');
    expect(webStamp(root)).not.toBe(before);
  });
});
