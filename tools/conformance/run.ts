import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runConformance } from './conformance.ts';
import { jsonReport, readableReport, totals } from './report.ts';

const USAGE = 'Usage: npm run conformance -- FOLDER [--json]';

/** Exit codes: 0 all compared rows agree, 1 some differ, 2 nothing could be compared. */
function main(): number {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) return refuse(USAGE);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    return refuse(`There is no folder ${folder}. ${USAGE}`);
  }
  const result = runConformance(folder);
  const { passed, failed } = totals(result);
  if (passed + failed === 0) {
    return refuse(
      `No row of ${folder} could be compared: values/*.csv or own/values.csv with known statistics is expected.`,
    );
  }
  process.stdout.write(`${values.json ? jsonReport(result) : readableReport(result)}\n`);
  return failed > 0 ? 1 : 0;
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

process.exitCode = main();
