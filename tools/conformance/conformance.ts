import { compareRow, type Mismatch } from './compare-row.ts';
import { readGoldenFolder } from './golden-folder.ts';
import type { GoldenRow } from './golden-row.ts';
import { compareGrowthFile, growthStatisticOf } from './growth-files.ts';
import { NotSupported } from './not-supported.ts';
import { GoldenSource } from './row-context.ts';
import { statistics } from './statistics.ts';

export interface Failure {
  readonly row: GoldenRow;
  readonly mismatches: readonly Mismatch[];
  /** Why the kernel refused the row, when it did. */
  readonly refusal?: string;
}

export interface FileResult {
  readonly file: string;
  readonly passed: number;
  readonly failures: readonly Failure[];
  readonly notSupported: number;
}

export interface ConformanceResult {
  readonly files: readonly FileResult[];
  /** Rows that were compared and agreed, by our statistic. */
  readonly passedBy: ReadonlyMap<string, number>;
  /** Rows that were not compared, by their statistic and the reason. */
  readonly notSupportedBy: ReadonlyMap<string, number>;
}

/** Computes every row of a golden folder that the kernel supports and compares. */
export function runConformance(folder: string): ConformanceResult {
  const source = new GoldenSource(folder);
  const passedBy = new Map<string, number>();
  const notSupportedBy = new Map<string, number>();
  const golden = readGoldenFolder(folder);
  for (const { rows } of golden) for (const row of rows) source.learn(row);
  const files = golden.map(({ name, rows, wideRows }) => {
    const growth = wideRows > 0 ? compareGrowthFile(folder, name) : undefined;
    if (growth !== undefined) {
      count(passedBy, growthStatisticOf(name), growth.passed);
      if (growth.notSupported > 0) count(notSupportedBy, `${name} (group not known)`, growth.notSupported);
      return growth;
    }
    const failures: Failure[] = [];
    let passed = 0;
    if (wideRows > 0) count(notSupportedBy, `${name} (one line a unit)`, wideRows);
    for (const row of rows) {
      const outcome = compareOne(row, source);
      if (typeof outcome === 'string') count(notSupportedBy, outcome, 1);
      else if (outcome.failure) failures.push(outcome.failure);
      else {
        passed++;
        count(passedBy, outcome.name, 1);
      }
    }
    return { file: name, passed, failures, notSupported: wideRows + rows.length - passed - failures.length };
  });
  return { files, passedBy, notSupportedBy };
}

/** The outcome of a row; a text is the group of rows it is not supported with. */
function compareOne(row: GoldenRow, source: GoldenSource): string | { name: string; failure?: Failure } {
  const claim = claimOf(row);
  if (claim === undefined || row.estimate === undefined) return groupOf(row.statistic);
  const { statistic, found } = claim;
  try {
    const mismatches = compareRow(row, statistic.compute(row, source, found), () => source.wholeDf(row));
    return mismatches.length === 0
      ? { name: statistic.name }
      : { name: statistic.name, failure: { row, mismatches } };
  } catch (error) {
    if (error instanceof NotSupported) return `${groupOf(row.statistic)}: ${error.message}`;
    if (!(error instanceof RangeError)) throw error;
    return { name: statistic.name, failure: { row, mismatches: [], refusal: error.message } };
  }
}

function claimOf(
  row: GoldenRow,
): { statistic: (typeof statistics)[number]; found: RegExpExecArray } | undefined {
  for (const statistic of statistics) {
    const found = statistic.pattern.exec(row.statistic);
    if (found && statistic.matches(row, found)) return { statistic, found };
  }
  return undefined;
}

/** `lq.deciles[3]` and `lq.deciles[4]` are one group. */
function groupOf(statistic: string): string {
  return statistic.replace(/\[.*$/, '[…]');
}

function count(map: Map<string, number>, key: string, more: number): void {
  map.set(key, (map.get(key) ?? 0) + more);
}
