// `npm run journeys` plays every journey, `npm run journeys -- sign-in` those named.
//   --database postgres   on a PostgreSQL server of its own instead of the embedded database
//   --report FILE         writes the counts as JSON
//   --list                only names them
import { globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { BrowserMissing, openBrowser } from './browser.ts';
import type { DatabaseKind, Journey } from './journey.ts';
import { play, setStage } from './stage.ts';

/** One journey that hangs must not hang the rest. */
const LIMIT_MS = 4 * 60_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    database: { type: 'string', default: 'embedded' },
    report: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});

function isKind(value: string): value is DatabaseKind {
  return value === 'embedded' || value === 'postgres';
}

async function loadJourneys(): Promise<readonly Journey[]> {
  const files = globSync('*.journey.ts', { cwd: import.meta.dirname }).sort();
  return Promise.all(
    files.map(async (file) => {
      const loaded: { journey?: Journey } = await import(join(import.meta.dirname, file));
      if (loaded.journey === undefined) throw new Error(`${file} exports no "journey"`);
      if (`${loaded.journey.name}.journey.ts` !== file)
        throw new Error(`${file} holds journey "${loaded.journey.name}"`);
      return loaded.journey;
    }),
  );
}

function choose(all: readonly Journey[], names: readonly string[]): readonly Journey[] {
  const unknown = names.filter((name) => !all.some((journey) => journey.name === name));
  if (unknown.length === 0)
    return names.length === 0 ? all : all.filter((journey) => names.includes(journey.name));
  process.stderr.write(
    `no journey named ${unknown.join(', ')}; there are: ${all.map((each) => each.name).join(', ')}\n`,
  );
  process.exit(2);
}

/** A journey that outlives the limit counts as failed; its product ends with this process. */
async function withLimit(journey: Journey, played: Promise<string | undefined>): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(
    () => resolve(`    ${journey.name} did not end within ${LIMIT_MS / 1000} s`),
    LIMIT_MS,
  );
  const answer = await Promise.race([played, promise]);
  clearTimeout(timer);
  return answer;
}

async function playAll(
  chosen: readonly Journey[],
  database: DatabaseKind,
  browser: Browser,
): Promise<readonly string[]> {
  const stage = setStage(database, chosen);
  const failed: string[] = [];
  try {
    for (const journey of chosen) {
      process.stdout.write(`${journey.name}: ${journey.title}\n`);
      const why = await withLimit(journey, play(journey, stage, browser));
      if (why === undefined) continue;
      failed.push(journey.name);
      process.stdout.write(`${why}\n`);
    }
  } finally {
    await stage.close();
  }
  return failed;
}

function finish(chosen: readonly Journey[], failed: readonly string[], notes: readonly string[]): void {
  const counts = { passed: chosen.length - failed.length, failed: failed.length, skipped: 0, notes };
  if (values.report !== undefined) writeFileSync(values.report, JSON.stringify(counts));
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
  process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
}

// Ended from outside: 'exit' handlers then end the servers that were started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const { database } = values;
if (!isKind(database)) throw new Error(`--database is "embedded" or "postgres", not "${database}"`);
const all = await loadJourneys();
const playable = all.filter(({ onlyOn }) => onlyOn === undefined || onlyOn === database);
const chosen = choose(positionals.length === 0 ? playable : all, positionals);
if (values.list) {
  for (const journey of chosen) process.stdout.write(`${journey.name}: ${journey.title}\n`);
} else {
  try {
    const browser = await openBrowser();
    const failed = await playAll(chosen, database, browser);
    await browser.close();
    finish(
      chosen,
      failed,
      failed.map((name) => `${name} failed`),
    );
  } catch (error) {
    if (!(error instanceof BrowserMissing)) throw error;
    process.stdout.write(`${error.message}\n`);
    finish(
      chosen,
      chosen.map((journey) => journey.name),
      [error.message],
    );
  }
  process.exit();
}
