// Does node_modules already hold what the lock asks for? Then a missing stamp is no reason to install again.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceFolders } from './stamp.mjs';

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** npm's own rule: a list may name what fits (`linux`) or what does not (`!win32`). */
function listFits(list, value) {
  if (list === undefined) return true;
  const names = [list].flat();
  if (names.includes(`!${value}`)) return false;
  const positive = names.filter((name) => !name.startsWith('!'));
  return positive.length === 0 || positive.includes(value);
}

function fitsMachine(entry, { platform, arch, libc }) {
  return (
    listFits(entry.os, platform) &&
    listFits(entry.cpu, arch) &&
    (libc === undefined || listFits(entry.libc, libc))
  );
}

/** The C library decides between twin packages (`-gnu`, `-musl`); only Linux has the question. */
function libcHere() {
  if (process.platform !== 'linux') return undefined;
  return process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}

export const thisMachine = () => ({ platform: process.platform, arch: process.arch, libc: libcHere() });

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Names asked for by what is installed here; what only an absent package asks for is rightly absent too. */
function namesAskedFor(packages, installed) {
  const present = Object.entries(packages).filter(([path]) => installed[path] !== undefined || path === '');
  return new Set(
    present.flatMap(([, entry]) => Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })),
  );
}

/** Whether one package of the lock stands in the list npm keeps of what it installed, or is rightly absent. */
function isThere(path, wanted, { installed, asked, machine }) {
  const found = installed[path];
  if (found === undefined)
    return wanted.optional === true && !(fitsMachine(wanted, machine) && asked.has(nameOf(path)));
  return (
    found.version === wanted.version && found.integrity === wanted.integrity && found.link === wanted.link
  );
}

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies'];

/** Whether the lock was made for the package.json that stands beside it. */
function lockFits(manifest, entry) {
  const sorted = (object) => JSON.stringify(Object.entries(object ?? {}).sort());
  return entry !== undefined && KINDS.every((kind) => sorted(manifest[kind]) === sorted(entry[kind]));
}

/** Compares the lock with npm's record of the installation; pure, so that it can be tested. */
export function recordMatches(lock, record, machine) {
  const packages = lock.packages ?? {};
  const installed = record.packages ?? {};
  const wanted = Object.entries(packages).filter(([path]) => path.startsWith('node_modules/'));
  const extra = Object.keys(installed).filter(
    (path) => path.startsWith('node_modules/') && !(path in packages),
  );
  if (wanted.length === 0 || extra.length > 0) return false;
  const context = { installed, asked: namesAskedFor(packages, installed), machine };
  return wanted.every(([path, entry]) => isThere(path, entry, context));
}

/** Whether this folder's node_modules can be taken as it is. */
export function isInstalled(root, machine = thisMachine()) {
  const lock = readJson(join(root, 'package-lock.json'));
  const record = readJson(join(root, 'node_modules', '.package-lock.json'));
  if (lock === undefined || record === undefined) return false;
  const manifests = ['', ...workspaceFolders(root)];
  const lockIsFresh = manifests.every((folder) => {
    const manifest = readJson(join(root, folder, 'package.json'));
    return manifest !== undefined && lockFits(manifest, lock.packages?.[folder]);
  });
  return (
    lockIsFresh && existsSync(join(root, 'node_modules', '.bin')) && recordMatches(lock, record, machine)
  );
}
