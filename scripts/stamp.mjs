// Stamps answer one question fast: has anything changed since this was installed, or built?
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Folders of all workspaces, from the patterns npm itself reads (`kernels/*`, `server`). */
export function workspaceFolders(root) {
  const patterns = readJson(join(root, 'package.json')).workspaces ?? [];
  return patterns
    .flatMap((pattern) => {
      if (!pattern.endsWith('/*')) return [pattern];
      const parent = pattern.slice(0, -2);
      if (!existsSync(join(root, parent))) return [];
      return readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
    })
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .sort();
}

function hashOf(parts) {
  const hash = createHash('sha256');
  // A zero byte ends each part: without it "ab" + "c" and "a" + "bc" would be one stamp.
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** What an installation depends on: every package.json, the lock, and the machine's kind. */
export function installStamp(root, platform = process.platform, arch = process.arch) {
  const manifests = ['package.json', ...workspaceFolders(root).map((folder) => `${folder}/package.json`)];
  const files = [...manifests, 'package-lock.json'];
  return hashOf([...files.flatMap((file) => [file, readFileSync(join(root, file))]), platform, arch]);
}

const isTest = (name) => /\.test\.[a-z]+$/.test(name) || name === 'testing';

/** Every file below a folder, sorted, tests left out: they are not part of what is built. */
export function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !isTest(entry.name) && entry.name !== 'node_modules' && entry.name !== 'dist')
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .sort();
}

/** The workspaces a workspace imports, directly or through others: web asks contracts and some kernels. */
export function workspacesBehind(root, folder) {
  const folderOf = new Map(
    workspaceFolders(root).map((each) => [readJson(join(root, each, 'package.json')).name, each]),
  );
  const found = new Set();
  const queue = [folder];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    const wanted = Object.keys(readJson(join(root, next, 'package.json')).dependencies ?? {});
    queue.push(...wanted.map((name) => folderOf.get(name)).filter((each) => each !== undefined));
  }
  return [...found].sort();
}

/** What the built web depends on: its sources, those of the workspaces behind it, and all versions. */
export function webStamp(root) {
  const folders = workspacesBehind(root, 'web');
  const files = [
    'package-lock.json',
    ...['index.html', 'vite.config.ts']
      .map((name) => `web/${name}`)
      .filter((file) => existsSync(join(root, file))),
    ...folders.map((folder) => `${folder}/package.json`),
    ...['web/public', ...folders.map((folder) => `${folder}/src`)].flatMap((folder) =>
      filesBelow(join(root, folder)).map((path) => relative(root, path)),
    ),
  ];
  return hashOf(files.flatMap((file) => [file.split(sep).join('/'), readFileSync(join(root, file))]));
}
