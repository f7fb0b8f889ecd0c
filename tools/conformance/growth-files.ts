import type { Mismatch } from './compare-row.ts';
import type { GoldenRow } from './golden-row.ts';
import { comparePrevalence } from './growth-prevalence.ts';
import { compareZScores, type GrowthLine } from './growth-zscores.ts';

/** As the results of other files (a type of its own: `conformance.ts` imports this file). */
interface GrowthFileResult {
  readonly file: string;
  readonly passed: number;
  readonly failures: readonly { readonly row: GoldenRow; readonly mismatches: readonly Mismatch[] }[];
  readonly notSupported: number;
}

/** What a file of children or of their prevalences says; one line is one row. Undefined for a file of another kind. */
export function compareGrowthFile(folder: string, name: string): GrowthFileResult | undefined {
  const lines = linesOf(folder, name);
  if (lines === undefined) return undefined;
  const isPrevalence = name.startsWith('anthro_prevalence_');
  const failures = lines
    .filter(({ mismatches }) => mismatches.length > 0)
    .map(({ line, unit, mismatches }) => ({
      row: {
        ...{ file: name, line, case: '', package: 'anthro', call: '', dataset: name.replace(/\.csv$/, '') },
        ...{ variable: '', design: '', domain: unit, params: {}, note: '' },
        statistic: isPrevalence ? 'growth-prevalence' : 'growth-z-scores',
        ...{ estimate: undefined, se: undefined, low: undefined, high: undefined, df: undefined },
      },
      mismatches,
    }));
  const notSupported = lines.filter((line) => line.notSupported !== undefined).length;
  return { file: name, passed: lines.length - failures.length - notSupported, failures, notSupported };
}

/** Our name of what a file compares, for the list of statistics. */
export const growthStatisticOf = (name: string): string =>
  name.startsWith('anthro_prevalence_') ? 'growth-prevalence' : 'growth-z-scores';

function linesOf(folder: string, name: string): GrowthLine[] | undefined {
  if (name.startsWith('anthro_prevalence_')) return comparePrevalence(folder, name);
  return /^anthro_.*zscores.*\.csv$/.test(name) ? compareZScores(folder, name) : undefined;
}
