import { describe, expect, it } from 'vitest';
import { cleanEnvironment } from './install.mjs';
import { hasPinned, isNewEnough, majorOf } from './node24.mjs';
import { chooseParts, PARTS } from './parts.mjs';
import { countOneCheck, countVitest, plainLine, settle, summaryTable, total } from './summary.mjs';

const test = (status) => ({ status });
const file = (status, ...tests) => ({
  name: 'a.test.ts',
  status,
  message: 'cannot load\nstack',
  assertionResults: tests,
});

describe('counts', () => {
  it('of lint and types are one check', () => {
    expect(countOneCheck(0)).toMatchObject({ passed: 1, failed: 0 });
    expect(countOneCheck(2)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('of vitest take skipped tests apart', () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [file('failed', test('failed'))],
    };
    expect(countVitest(report)).toEqual({ passed: 7, failed: 1, skipped: 3, notes: [] });
  });

  it('of vitest count a file that cannot be loaded, which has no failed test', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 0,
      testResults: [file('passed', test('passed')), file('failed')],
    };
    expect(countVitest(report)).toEqual({
      passed: 3,
      failed: 1,
      skipped: 0,
      notes: ['a.test.ts: cannot load'],
    });
  });
});

describe('a part that says nothing has failed', () => {
  const counts = (passed, failed) => ({ passed, failed, skipped: 0, notes: [] });

  it.each([
    [
      'no report',
      undefined,
      1,
      { passed: 0, failed: 1, skipped: 0, notes: ['ended with code 1 and left no report'] },
    ],
    [
      'no report and a good end',
      undefined,
      0,
      { passed: 0, failed: 1, skipped: 0, notes: ['ended with code 0 and left no report'] },
    ],
    ['no test', counts(0, 0), 0, { passed: 0, failed: 1, skipped: 0, notes: ['found no test'] }],
    [
      'an error outside the tests',
      counts(5, 0),
      1,
      { passed: 5, failed: 1, skipped: 0, notes: ['tests passed, yet it ended with code 1'] },
    ],
  ])('%s', (_name, found, code, expected) => {
    expect(settle(found, code)).toEqual(expected);
  });

  it('while a part that counts is taken at its word', () => {
    expect(settle(counts(5, 2), 1)).toEqual(counts(5, 2));
    expect(settle(counts(5, 0), 0)).toEqual(counts(5, 0));
  });
});

describe('the summary', () => {
  const results = [
    { name: 'lint', passed: 1, failed: 0, skipped: 0, seconds: 1.26, notes: [] },
    { name: 'postgres', passed: 118, failed: 2, skipped: 1, seconds: 42, notes: ['found no server'] },
  ];

  it('ends with a plain line', () => {
    expect(plainLine(total(results))).toBe('119 passed, 2 failed');
  });

  it('shows each part with its time and what went wrong', () => {
    expect(summaryTable(results).split('\n')).toEqual([
      'part      passed  failed  skipped  seconds',
      'lint           1       0        0      1.3',
      'postgres     118       2        1     42.0',
      '  postgres: found no server',
    ]);
  });
});

describe('the parts', () => {
  it('are all run when none is named', () => {
    expect(chooseParts([]).chosen.map((part) => part.name)).toEqual([
      'lint',
      'types',
      'unit',
      'web',
      'api',
      'postgres',
      'journeys',
      'journeys-postgres',
    ]);
  });

  it('are run alone by name, and an unknown name is told', () => {
    const { chosen, unknown } = chooseParts(['api', 'apii']);
    expect([chosen.map((part) => part.name), unknown]).toEqual([['api'], ['apii']]);
  });

  it('are each reached by a name of their own', () => {
    expect(new Set(PARTS.map((part) => part.name)).size).toBe(PARTS.length);
  });
});

describe('the nested npm', () => {
  it('does not inherit what the outer npm was told, but keeps the way to the network', () => {
    const env = {
      PATH: '/bin',
      HOME: '/root',
      HTTPS_PROXY: 'http://proxy',
      NODE_ENV: 'production',
      npm_config_omit: 'dev',
      npm_config_registry: 'http://mirror',
      NPM_CONFIG_PREFIX: '/x',
      npm_lifecycle_event: 'prestart',
      npm_package_name: 'pilar',
    };
    expect(cleanEnvironment(env)).toEqual({
      PATH: '/bin',
      HOME: '/root',
      HTTPS_PROXY: 'http://proxy',
      npm_config_registry: 'http://mirror',
    });
  });
});

describe('the Node that runs the product', () => {
  it.each([
    ['v20.20.2', false],
    ['24.0.0', true],
    ['v26.10.0', true],
    ['9.99.0', false],
  ])('%s', (version, enough) => {
    expect(isNewEnough(version)).toBe(enough);
  });

  it('is read as a number, not as text', () => {
    expect(majorOf('v100.1.0')).toBe(100);
  });

  it('comes from the registry on three kinds of machine, and is brought along on a Mac', () => {
    const machines = ['linux-x64', 'linux-arm64', 'win32-x64', 'darwin-arm64', 'darwin-x64', 'win32-arm64'];
    expect(machines.map((machine) => hasPinned(machine))).toEqual([true, true, true, false, false, false]);
  });
});
