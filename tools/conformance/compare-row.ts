import type { GoldenRow } from './golden-row.ts';
import type { Answer } from './statistic.ts';

/**
 * Point estimates and errors must agree to this share of their size. Both sides compute in doubles, with sums of up to
 * 15,000 terms: rounding stays below 1e-11, while another definition (boundary, n − 1, sort of ties) shows at 1e-6 or
 * more. The error's tolerance is wider because it squares, centres and takes a root.
 */
export const ESTIMATE_TOLERANCE = 1e-9;
export const ERROR_TOLERANCE = 1e-8;
/** Below this share of the estimate an error is rounding: "0" in one program, 1e-17 in the other. */
const ROUNDING = 1e-12;

export interface Mismatch {
  readonly field: string;
  readonly expected: number;
  readonly got: number;
}

/** The fields of a row that our answer does not reach. An empty list is a pass. */
export function compareRow(
  row: GoldenRow,
  { estimate, interval, tolerance: own }: Answer,
  wholeDf: () => number,
): Mismatch[] {
  const mismatches: Mismatch[] = [];
  const scale = Math.abs(row.estimate ?? 1);
  const check = (field: Mismatch['field'], expected: number | undefined, got: number | undefined): void => {
    if (expected === undefined || got === undefined) return;
    const tolerance =
      field === 'estimate' ? (own?.estimate ?? ESTIMATE_TOLERANCE) : (own?.error ?? ERROR_TOLERANCE);
    const isNear = field === 'estimate' && Math.abs(expected - got) <= (own?.absolute ?? 0);
    if (!isNear && !isClose(expected, got, tolerance, scale)) mismatches.push({ field, expected, got });
  };
  check('estimate', row.estimate, estimate.value);
  // An answer without an error (a part of a model, a Monte Carlo mean) says NaN.
  if (!Number.isNaN(estimate.se)) check('se', row.se, estimate.se);
  check('low', row.low, interval?.low);
  check('high', row.high, interval?.high);
  // Degrees of freedom are those of the subset, or (svyby and R's own loops over groups) those of the whole design.
  if (row.df !== undefined && row.df !== estimate.df && row.df !== wholeDf())
    check('df', row.df, estimate.df);
  return mismatches;
}

function isClose(expected: number, got: number, tolerance: number, scale: number): boolean {
  if (expected === got) return true;
  const difference = Math.abs(expected - got);
  return difference <= tolerance * Math.abs(expected) || difference <= ROUNDING * scale;
}
