// Before each command: install what is missing, and with --build, build the web. Runs on Node 18 or newer,
// without dependencies; safe to run twice and at the same time. See docs/adr for why it is our own.
import { majorOf, ROOT } from './node24.mjs';
import { command, fail } from './say.mjs';

await command(async () => {
  if (majorOf(process.versions.node) < 18) {
    fail(
      `Node ${process.version} terlalu tua untuk memulai; pasang Node 20 atau lebih baru.`,
      `Node ${process.version} is too old to begin with; install Node 20 or newer.`,
    );
  }
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled(ROOT);
  if (process.argv.includes('--build')) {
    const { ensureWebBuilt } = await import('./build-web.mjs');
    await ensureWebBuilt(ROOT);
  }
});
