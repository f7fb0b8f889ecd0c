// Builds the web when a source of it changed; swaps the new folder in whole, so a running server never sees half.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workFolder } from './install.mjs';
import { withLock } from './lock.mjs';
import { getNode24 } from './node24.mjs';
import { runChild } from './run-child.mjs';
import { fail, say } from './say.mjs';
import { webStamp } from './stamp.mjs';

const builtFolder = (root) => join(root, 'web', 'dist');
const STAMP = '.stamp';

/** The stamp lies inside the folder it speaks of: one rename brings both or neither. */
function readStamp(root) {
  try {
    return readFileSync(join(builtFolder(root), STAMP), 'utf8');
  } catch {
    return '';
  }
}

function swapIn(root, fresh) {
  const old = join(workFolder(root), `web-old-${process.pid}`);
  if (existsSync(builtFolder(root))) renameSync(builtFolder(root), old);
  renameSync(fresh, builtFolder(root));
  rmSync(old, { recursive: true, force: true });
}

/** Leftovers of builds that were killed; called under the lock, so none of them is being written. */
function sweep(folder) {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('web-')) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

async function build(root, stamp, hold) {
  const folder = workFolder(root);
  sweep(folder);
  say('Membangun halaman web …', 'Building the web pages …');
  const started = Date.now();
  const fresh = join(folder, `web-${process.pid}`);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const code = await runChild(
    getNode24(),
    [vite, 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: join(root, 'web'),
      env: { ...process.env, NODE_ENV: 'production' },
      hold,
      stdio: ['ignore', 2, 2],
    },
  );
  if (code !== 0 || !existsSync(join(fresh, 'index.html'))) {
    rmSync(fresh, { recursive: true, force: true });
    fail(
      `Halaman web tidak dapat dibangun (kode ${code}); lihat pesan di atas.`,
      `The web pages could not be built (code ${code}); see the message above.`,
    );
  }
  writeFileSync(join(fresh, STAMP), stamp);
  swapIn(root, fresh);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  say(`Halaman web selesai dibangun dalam ${seconds} detik.`, `Web pages built in ${seconds} s.`);
}

/** Makes web/dist what its sources say; returns at once when it already is. */
export async function ensureWebBuilt(root) {
  if (readStamp(root) === webStamp(root)) return;
  await withLock(
    join(workFolder(root), 'build.lock'),
    {
      onWait: (pid) =>
        say(
          `Halaman web sedang dibangun perintah lain${pid === undefined ? '' : ` (proses ${pid})`}; menunggu …`,
          `Another command is building the web pages${pid === undefined ? '' : ` (process ${pid})`}; waiting …`,
        ),
    },
    async (hold) => {
      const stamp = webStamp(root);
      if (readStamp(root) !== stamp) await build(root, stamp, hold);
    },
  );
}
