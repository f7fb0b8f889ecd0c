// What `npm test` runs. A part is a program and the way its counts are read; the longest come first,
// since two run at a time.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countOneCheck, countVitest } from './summary.mjs';

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

const bin = (root, ...path) => join(root, 'node_modules', ...path);

/** One project of vitest, or some of its files, with a report that can be counted. */
function vitest(name, title, args, env = {}) {
  return {
    name,
    title,
    env,
    args: (root, report) => [
      bin(root, 'vitest', 'vitest.mjs'),
      'run',
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    count: (_exitCode, report) => {
      const found = readReport(report);
      return found === undefined ? undefined : countVitest(found);
    },
  };
}

function check(name, title, args) {
  return { name, title, env: {}, args, count: countOneCheck };
}

function journeys(name, title, args) {
  return {
    name,
    title,
    env: {},
    args: (root, report) => [join(root, 'journeys', 'run.ts'), ...args, '--report', report],
    count: (_exitCode, report) => readReport(report),
  };
}

const API_TESTS = '.api.test.ts';

export const PARTS = [
  check('lint', 'format and lint (biome)', (root) => [
    bin(root, '@biomejs', 'biome', 'bin', 'biome'),
    'check',
    '.',
  ]),
  check('types', 'types (tsc)', (root) => [
    bin(root, 'typescript', 'bin', 'tsc'),
    '--noEmit',
    '-p',
    join(root, 'tsconfig.json'),
  ]),
  vitest('unit', 'kernels, contracts, demo, server units, architecture, scripts', [
    '--project=node',
    `--exclude=**/*${API_TESTS}`,
  ]),
  vitest('web', 'web pages and parts', ['--project=web']),
  vitest('api', 'API on the embedded database', [API_TESTS, '--project=node']),
  vitest('postgres', 'the same API tests on a PostgreSQL server', [API_TESTS, '--project=node'], {
    PILAR_TEST_DATABASE: 'postgres',
  }),
  journeys('journeys', 'browser journeys on the embedded database', []),
  journeys('journeys-postgres', 'browser journeys on a PostgreSQL server', ['--database', 'postgres']),
];

/** The parts asked for by name; all of them when none is named. Unknown names come back apart. */
export function chooseParts(names, parts = PARTS) {
  const unknown = names.filter((name) => !parts.some((part) => part.name === name));
  const chosen = names.length === 0 ? parts : parts.filter((part) => names.includes(part.name));
  return { chosen, unknown };
}
