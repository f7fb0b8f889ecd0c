// Which Node runs the product: this one when it is 24 or newer, else the one pinned in package.json.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail } from './say.mjs';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const NEEDED_MAJOR = 24;

export const majorOf = (version) => Number.parseInt(version.replace(/^v/, ''), 10);

/** Machines for which Node 24 comes with `npm ci`; on any other the user brings it. */
const PINNED = { 'linux-x64': 'bin/node', 'linux-arm64': 'bin/node', 'win32-x64': 'bin/node.exe' };
const packageOf = (machine) => `node-${machine.replace('win32', 'win')}`;

export const hasPinned = (machine = `${process.platform}-${process.arch}`) => machine in PINNED;

export function pinnedNode(root = ROOT, machine = `${process.platform}-${process.arch}`) {
  if (!hasPinned(machine)) return undefined;
  const path = join(root, 'node_modules', packageOf(machine), PINNED[machine]);
  return existsSync(path) ? path : undefined;
}

export const isNewEnough = (version = process.versions.node) => majorOf(version) >= NEEDED_MAJOR;

/** Path of a Node that runs the product, or undefined. */
export function findNode24() {
  return isNewEnough() ? process.execPath : pinnedNode();
}

export function refuseOldNode() {
  const machine = `${process.platform} ${process.arch}`;
  return hasPinned()
    ? fail(
        `Node 24 belum terpasang di node_modules. Jalankan "npm ci" tanpa --omit=optional, lalu ulangi.`,
        `Node 24 is not in node_modules. Run "npm ci" without --omit=optional, then try again.`,
      )
    : fail(
        `Pilar memerlukan Node 24; yang berjalan ${process.version}. Untuk ${machine} tidak tersedia di registri npm: pasang Node 24 dari nodejs.org, lalu ulangi.`,
        `Pilar needs Node 24; this is ${process.version}. The npm registry has none for ${machine}: install Node 24 from nodejs.org, then try again.`,
      );
}

/** Path of a Node that runs the product; ends with a sentence where there is none. */
export function getNode24() {
  return findNode24() ?? refuseOldNode();
}
