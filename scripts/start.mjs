// `npm start`: serves Pilar. Everything after `--` goes to the server: --empty, --https.
import { join } from 'node:path';
import { ROOT } from './node24.mjs';
import { runProgram } from './run-program.mjs';
import { command } from './say.mjs';

await command(() => runProgram(join(ROOT, 'server', 'src', 'app', 'main.ts')));
