// `npm run fuzz [-- --seed N --requests N]`: wrong requests to every operation as every role. Ends with 1 on a finding.
import { parseArgs } from 'node:util';
import { type Finding, fuzz } from './fuzz.ts';
import { openTarget } from './target.ts';

const MOST_SHOWN = 40;
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function readOptions(): { seed: number; requests: number } {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, requests: { type: 'string' } } });
  const seed = Number(values.seed ?? 1872);
  const requests = Number(values.requests ?? 5_500);
  if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(requests) || requests < 1)
    throw new Error('--seed and --requests are whole numbers');
  return { seed, requests };
}

/** The same fault meets many requests: one line each kind, with the first request that met it. */
function grouped(findings: readonly Finding[]): readonly (Finding & { times: number })[] {
  const groups = new Map<string, Finding & { times: number }>();
  for (const finding of findings) {
    const key = `${finding.request.split(' [')[0]} ${finding.what.replace(/[0-9a-f-]{36}|\d+/g, '#').slice(0, 60)}`;
    const known = groups.get(key);
    groups.set(key, { ...(known ?? finding), times: (known?.times ?? 0) + 1 });
  }
  return [...groups.values()];
}

const { seed, requests } = readOptions();
const started = performance.now();
say(`fuzz: seed ${seed}, ${requests} requests`);
const target = await openTarget();
try {
  const outcome = await fuzz(target, { seed, requests, onProgress: (done) => say(`  … ${done}`) });
  const groups = grouped(outcome.findings);
  for (const { number, who, request, what, times } of groups.slice(0, MOST_SHOWN))
    say(`  FINDING #${number} (seed ${seed}, ${times} times) as ${who}: ${request}\n          ${what}`);
  say(
    `  by status: ${[...outcome.byStatus]
      .sort()
      .map(([status, count]) => `${status}: ${count}`)
      .join(
        ', ',
      )}; slowest ${Math.round(outcome.slowestMs)} ms; ${((performance.now() - started) / 1000).toFixed(0)} s`,
  );
  const { roles, operations, findings } = outcome;
  say(`${outcome.requests} requests, ${roles} roles, ${operations} operations, ${findings.length} findings`);
  const failed = new Set(findings.map(({ number }) => number)).size;
  say(`${outcome.requests - failed} passed, ${failed} failed`);
  process.exitCode = findings.length === 0 ? 0 : 1;
} finally {
  await target.close();
}
