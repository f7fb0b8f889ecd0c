// `npm run bench` measures every area, `npm run bench -- latency` one. Writes bench/results/<commit>-<area>.json and
// fails when a target of the product is missed.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Area, type Judged, judge, type Measurement } from './area.ts';
import { calibrate, scaleOf } from './calibrate.ts';
import { commit, isChanged, machine, tableOf, writeReport } from './report.ts';

const LIMIT_MS = 12 * 60_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function loadAreas(names: readonly string[]): Promise<readonly Area[]> {
  const files = globSync('*.bench.ts', { cwd: import.meta.dirname }).sort();
  const all = await Promise.all(
    files.map(async (file) => {
      const loaded: { area?: Area } = await import(join(import.meta.dirname, file));
      if (loaded.area === undefined) throw new Error(`${file} exports no "area"`);
      return loaded.area;
    }),
  );
  const unknown = names.filter((name) => !all.some((area) => area.name === name));
  if (unknown.length > 0) {
    process.stderr.write(
      `no area named ${unknown.join(', ')}; there are: ${all.map((each) => each.name).join(', ')}\n`,
    );
    process.exit(2);
  }
  return names.length === 0 ? all : all.filter((area) => names.includes(area.name));
}

async function withLimit(area: Area): Promise<readonly Measurement[]> {
  const timer = new AbortController();
  const late = pause(LIMIT_MS, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`area ${area.name} did not end within ${LIMIT_MS / 60_000} minutes`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([area.run((line) => say(`  … ${line}`)), late]);
  } finally {
    timer.abort();
  }
}

/** Calibrated before and after: the machine may have been busier at one end than at the other. */
async function measure(area: Area): Promise<readonly Judged[]> {
  say(`${area.name}: ${area.title}`);
  const started = performance.now();
  const before = calibrate();
  const measured = await withLimit(area);
  const after = calibrate();
  const scale = Math.sqrt(scaleOf(before) * scaleOf(after));
  const measurements = measured.map((each) => judge(each, scale));
  const seconds = (performance.now() - started) / 1000;
  const path = writeReport({
    ...{ area: area.name, commit: commit(), isChanged: isChanged(), at: new Date().toISOString() },
    ...{ machine: machine(), calibration: [before, after], scale, seconds, measurements },
  });
  say(tableOf(measurements));
  say(
    `  scale ${scale.toFixed(2)} (sum ${before.sumMs.toFixed(1)} ms, sort ${before.sortMs.toFixed(0)} ms; reference 7.1 and 122)`,
  );
  say(`  ${seconds.toFixed(0)} s, written to ${path}\n`);
  if (measured.length === 0) throw new Error(`area ${area.name} measured nothing`);
  return measurements;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const missed: string[] = [];
for (const area of await loadAreas(process.argv.slice(2))) {
  try {
    const judged = await measure(area);
    missed.push(...judged.filter((each) => !each.isMet).map((each) => `${area.name}: ${each.name}`));
  } catch (error) {
    say(`  ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    missed.push(`${area.name}: not measured`);
  }
}
say(missed.length === 0 ? 'every target is met' : `missed: ${missed.join('; ')}`);
process.exit(missed.length === 0 ? 0 : 1);
