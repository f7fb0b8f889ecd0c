// `npm start`: serves Pilar. Everything after `--` goes to the server: --empty, --https.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getNode24, isNewEnough, ROOT } from './node24.mjs';
import { becomeChild } from './run-child.mjs';
import { command } from './say.mjs';

const main = join(ROOT, 'server', 'src', 'app', 'main.ts');

await command(async () => {
  if (isNewEnough()) {
    process.argv[1] = main;
    await import(pathToFileURL(main).href);
  } else {
    await becomeChild(getNode24(), [main, ...process.argv.slice(2)]);
  }
});
