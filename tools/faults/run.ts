// `npm run faults`: processes that are killed, at every moment that was thought of. `npm test` tries one of each.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..', '..');
const TESTS = ['server/src/platform/backup/killed.test.ts', 'server/src/registry/rotate-keys.test.ts'];

const Report = z.object({ numPassedTests: z.int(), numFailedTests: z.int() });

const folder = mkdtempSync(join(tmpdir(), 'pilar-faults-'));
const report = join(folder, 'report.json');
try {
  const { status } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
      ...['run', '--project=node', ...TESTS, '--reporter=verbose', '--reporter=json'],
      `--outputFile.json=${report}`,
    ],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, PILAR_FAULTS: 'all' } },
  );
  const counts = Report.parse(JSON.parse(readFileSync(report, 'utf8')));
  process.stdout.write(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed\n`);
  process.exitCode = status === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
