// After `npm install` changed the lock: fills what the registry at hand could not give for other systems.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillHoles, findHoles } from './lock-holes.mjs';
import { ROOT } from './node24.mjs';

const path = join(ROOT, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const holes = findHoles(lock);
if (holes.length > 0) writeFileSync(path, `${JSON.stringify(fillHoles(lock), null, 2)}\n`);
for (const { name, system } of holes) {
  process.stdout.write(`${system === undefined ? 'not filled' : 'filled'}: ${name}\n`);
}
