// Counts and closing words of `npm test`; pure, so that they can be tested.

/**
 * @typedef {{ passed: number, failed: number, skipped: number, notes: string[] }} Counts
 * @typedef {Counts & { name: string, seconds: number }} PartResult
 */

/** A part that only succeeds or fails (lint, types) counts as one check. */
export function countOneCheck(exitCode) {
  return exitCode === 0
    ? { passed: 1, failed: 0, skipped: 0, notes: [] }
    : { passed: 0, failed: 1, skipped: 0, notes: [] };
}

/** A file that cannot even be loaded has no test to fail, so vitest's own count of failed tests misses it. */
function brokenFiles(report) {
  return (report.testResults ?? []).filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
}

/** Counts of vitest's JSON report. @returns {Counts} */
export function countVitest(report) {
  const broken = brokenFiles(report).map((file) => `${file.name}: ${firstLine(file.message)}`);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
    notes: broken,
  };
}

const firstLine = (text) => (text ?? '').split('\n')[0];

/** Nothing found to test, no report, an exit code nobody explains: each is a failure, never a silence. */
export function settle(counts, exitCode) {
  if (counts === undefined) {
    return { passed: 0, failed: 1, skipped: 0, notes: [`ended with code ${exitCode} and left no report`] };
  }
  if (counts.passed + counts.failed === 0) {
    return { ...counts, failed: 1, notes: [...counts.notes, 'found no test'] };
  }
  if (exitCode !== 0 && counts.failed === 0) {
    return {
      ...counts,
      failed: 1,
      notes: [...counts.notes, `tests passed, yet it ended with code ${exitCode}`],
    };
  }
  return counts;
}

export function total(results) {
  const sum = (key) => results.reduce((all, result) => all + result[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** The line others read: nothing before it, nothing after it. */
export const plainLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;

const COLUMNS = [
  ['part', (result) => result.name, 'left'],
  ['passed', (result) => String(result.passed), 'right'],
  ['failed', (result) => String(result.failed), 'right'],
  ['skipped', (result) => String(result.skipped), 'right'],
  ['seconds', (result) => result.seconds.toFixed(1), 'right'],
];

/** A table for people, one line a part, with what went wrong under it. @param {PartResult[]} results */
export function summaryTable(results) {
  const rows = [
    COLUMNS.map(([head]) => head),
    ...results.map((each) => COLUMNS.map(([, read]) => read(each))),
  ];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        COLUMNS[column][2] === 'left' ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd(),
  );
  const notes = results.flatMap((each) => each.notes.map((note) => `  ${each.name}: ${note}`));
  return [...lines, ...notes].join('\n');
}
