// Installs what is missing, once, however many commands ask at the same time.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from './installed.mjs';
import { withLock } from './lock.mjs';
import { hasPinned, isNewEnough, pinnedNode, refuseOldNode } from './node24.mjs';
import { runChild } from './run-child.mjs';
import { fail, say } from './say.mjs';
import { installStamp } from './stamp.mjs';

const stampFile = (root) => join(root, 'node_modules', '.pilar-stamp');

function readStamp(root) {
  try {
    return readFileSync(stampFile(root), 'utf8');
  } catch {
    return '';
  }
}

/** Locks and half-built files live outside node_modules, which `npm ci` empties; the folder ignores itself in git. */
export function workFolder(root) {
  const folder = join(root, '.setup');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, '.gitignore'))) writeFileSync(join(folder, '.gitignore'), '*\n');
  return folder;
}

/** The way to the registry, which may stand in the environment alone. */
const NETWORK =
  /^npm_config_(registry|cache|userconfig|globalconfig|ca|cafile|proxy|https_proxy|noproxy|strict_ssl)$/i;

/**
 * The nested npm must decide for itself: settings of the outer one (`--omit`, `--prefix`, a lifecycle's name)
 * would change what is installed.
 */
export function cleanEnvironment(env) {
  const dropped = /^npm_(config|lifecycle|package|command)_?/i;
  const kept = Object.entries(env).filter(
    ([name]) => NETWORK.test(name) || !(dropped.test(name) || name === 'NODE_ENV'),
  );
  return Object.fromEntries(kept);
}

/** npm through the Node that started it: the one in node_modules/.bin is about to be replaced. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script === undefined) return { file: 'npm', args: [], shell: process.platform === 'win32' };
  return { file: process.env.npm_node_execpath ?? process.execPath, args: [script], shell: false };
}

/** Windows refuses to delete a program that runs, but lets it be moved aside: it may be running this script. */
function moveRunningNodeAside(root) {
  const node = pinnedNode(root);
  if (process.platform === 'win32' && node !== undefined) {
    renameSync(node, join(workFolder(root), `node-${process.pid}-${Date.now()}.exe`));
  }
}

async function runNpm(root, hold) {
  const { file, args, shell } = npmCommand();
  moveRunningNodeAside(root);
  const started = Date.now();
  const loglevel = process.stderr.isTTY ? [] : ['--loglevel=warn'];
  const code = await runChild(
    file,
    [...args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', ...loglevel],
    { cwd: root, env: cleanEnvironment(process.env), shell, hold, stdio: ['ignore', 2, 2] },
  );
  if (code !== 0) {
    fail(
      `Pemasangan gagal ("npm ci" berakhir dengan kode ${code}); sebabnya tertulis di atas. Yang sering: tidak ada sambungan ke registri npm, disk penuh, atau folder rumah (HOME) yang tidak boleh ditulis.`,
      `Installation failed ("npm ci" ended with code ${code}); the cause is written above. Often: no connection to the npm registry, a full disk, or a home folder (HOME) that may not be written.`,
    );
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  say(`Terpasang dalam ${seconds} detik.`, `Installed in ${seconds} s.`);
}

/** npm leaves an optional package that failed out without a word; the pinned Node is such a package. */
function checkComplete(root) {
  if (isInstalled(root)) return;
  fail(
    'npm melaporkan selesai, tetapi sebagian pustaka belum terpasang. Ulangi perintah ini.',
    'npm reported success, yet some packages are not installed. Run this command again.',
  );
}

/** A pinned Node that does not start (another C library, for example) is told now, not at the first request. */
function checkNode(root) {
  if (isNewEnough()) return;
  const node = pinnedNode(root) ?? refuseOldNode();
  try {
    execFileSync(node, ['--version'], { stdio: 'ignore' });
  } catch {
    fail(
      `Node 24 dari registri tidak dapat berjalan di mesin ini. Pasang Node 24 dari nodejs.org, lalu ulangi.`,
      `The Node 24 from the registry does not run on this machine. Install Node 24 from nodejs.org, then try again.`,
    );
  }
}

/** Waiting is a long silence for whoever sits before it, so progress is told every few seconds. */
function tellProgress() {
  const started = Date.now();
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000);
    say(`Masih memasang, sudah ${seconds} detik …`, `Still installing, ${seconds} s so far …`);
  }, 15_000);
  return () => clearInterval(timer);
}

async function install(root, stamp, hold) {
  if (isInstalled(root)) {
    // Installed by hand with npm: what stands there is what the lock asks for.
    writeFileSync(stampFile(root), stamp);
    return;
  }
  say(
    'Memasang pustaka yang belum ada (sekitar 1 GB; satu atau dua menit) …',
    'Installing missing packages (about 1 GB; a minute or two) …',
  );
  const stopTelling = tellProgress();
  try {
    await runNpm(root, hold);
  } finally {
    stopTelling();
  }
  checkComplete(root);
  checkNode(root);
  writeFileSync(stampFile(root), stamp);
}

/** Makes node_modules what the lock asks for; returns at once when it already is. */
export async function ensureInstalled(root) {
  if (!hasPinned() && !isNewEnough()) refuseOldNode();
  if (readStamp(root) === installStamp(root)) return;
  await withLock(
    join(workFolder(root), 'install.lock'),
    {
      onWait: (pid) =>
        say(
          `Pemasangan lain sedang berjalan${pid === undefined ? '' : ` (proses ${pid})`}; menunggu sampai selesai …`,
          `Another installation is running${pid === undefined ? '' : ` (process ${pid})`}; waiting for it to end …`,
        ),
      onBroken: () =>
        say(
          'Pemasangan sebelumnya terputus; dimulai lagi.',
          'An earlier installation was cut off; starting again.',
        ),
    },
    async (hold) => {
      const stamp = installStamp(root);
      if (readStamp(root) !== stamp) await install(root, stamp, hold);
    },
  );
}
