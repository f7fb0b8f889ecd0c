import type { ConformanceResult, Failure } from './conformance.ts';

const SHOWN_FAILURES = 40;

/** Rows passed and failed over all files. */
export function totals({ files }: ConformanceResult): {
  passed: number;
  failed: number;
  notSupported: number;
} {
  const sum = (read: (file: ConformanceResult['files'][number]) => number): number =>
    files.reduce((before, file) => before + read(file), 0);
  return {
    passed: sum((file) => file.passed),
    failed: sum((file) => file.failures.length),
    notSupported: sum((file) => file.notSupported),
  };
}

/** The result for a person: by file, by statistic, what is not supported, what differs; the closing line last. */
export function readableReport(result: ConformanceResult): string {
  const { passed, failed, notSupported } = totals(result);
  const failures = result.files.flatMap((file) => file.failures);
  return [
    'By file',
    ...result.files.map(
      (file) =>
        `  ${file.file}: ${file.passed} passed, ${file.failures.length} failed, ${file.notSupported} not supported`,
    ),
    '',
    'Compared, by statistic',
    ...table(result.passedBy),
    '',
    `Not supported: ${notSupported} rows, by their statistic`,
    ...table(result.notSupportedBy),
    '',
    ...failures.slice(0, SHOWN_FAILURES).flatMap(failureLines),
    ...(failures.length > SHOWN_FAILURES ? [`… and ${failures.length - SHOWN_FAILURES} more`, ''] : []),
    `${passed} passed, ${failed} failed`,
  ].join('\n');
}

function table(counts: ReadonlyMap<string, number>): string[] {
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b))
    .map(([name, rows]) => `  ${String(rows).padStart(6)}  ${name}`);
}

function failureLines({ row, mismatches, refusal }: Failure): string[] {
  const head = `FAILED ${row.file}:${row.line} ${row.statistic} ${JSON.stringify(row.params)} ${row.dataset}.${row.variable} ${row.domain} (${row.package})`;
  if (refusal !== undefined) return [head, `  refused: ${refusal}`];
  return [
    head,
    ...mismatches.map(({ field, expected, got }) => `  ${field}: expected ${expected}, got ${got}`),
  ];
}

/** The result for a program. */
export function jsonReport(result: ConformanceResult): string {
  const json = {
    ...totals(result),
    files: result.files,
    passedBy: Object.fromEntries(result.passedBy),
    notSupportedBy: Object.fromEntries(result.notSupportedBy),
  };
  return JSON.stringify(json, null, 2);
}
