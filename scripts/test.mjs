// `npm test` runs everything; `npm test -- api web` runs those parts alone. Ends with the plain line
// "N passed, N failed".
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getNode24, ROOT } from './node24.mjs';
import { chooseParts, PARTS } from './parts.mjs';
import { command, fail } from './say.mjs';
import { plainLine, summaryTable, total } from './summary.mjs';
import { runParts } from './test-run.mjs';

/** Two parts share two cores well: one waits for a database or a browser while the other computes. */
const LANES = 2;

await command(async () => {
  const { chosen, unknown } = chooseParts(process.argv.slice(2));
  if (unknown.length > 0) {
    const known = PARTS.map((part) => part.name).join(', ');
    fail(
      `Tidak ada bagian bernama ${unknown.join(', ')}; yang ada: ${known}.`,
      `No such part; there are: ${known}.`,
    );
  }
  const node = getNode24();
  const folder = mkdtempSync(join(tmpdir(), 'pilar-test-'));
  const started = Date.now();
  try {
    const write = (text) => process.stdout.write(text);
    const results = await runParts(chosen, { lanes: LANES, root: ROOT, node, folder, write });
    const sums = total(results);
    const all = { ...sums, name: 'all', seconds: (Date.now() - started) / 1000, notes: [] };
    process.stdout.write(`\n${summaryTable([...results, all])}\n\n${plainLine(sums)}\n`);
    if (sums.failed > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
