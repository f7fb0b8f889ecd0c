#!/usr/bin/env node
// `npx --no pilar …`: npx runs this with whichever Node the machine has; the product itself needs Node 24.
import { join } from 'node:path';
import { ROOT } from '../../scripts/node24.mjs';
import { runProgram } from '../../scripts/run-program.mjs';
import { command } from '../../scripts/say.mjs';

await command(() => runProgram(join(ROOT, 'server', 'src', 'app', 'cli.ts')));
