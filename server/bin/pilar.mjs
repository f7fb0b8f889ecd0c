#!/usr/bin/env node
// `npx --no pilar …`: npx runs this with whichever Node the machine has; the product itself needs Node 24.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getNode24, isNewEnough, ROOT } from '../../scripts/node24.mjs';
import { becomeChild } from '../../scripts/run-child.mjs';
import { command } from '../../scripts/say.mjs';

const cli = join(ROOT, 'server', 'src', 'app', 'cli.ts');

await command(async () => {
  if (isNewEnough()) {
    process.argv[1] = cli;
    await import(pathToFileURL(cli).href);
  } else {
    await becomeChild(getNode24(), [cli, ...process.argv.slice(2)]);
  }
});
