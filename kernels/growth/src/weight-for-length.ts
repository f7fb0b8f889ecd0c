import { type CheckedColumns, MEASURE, SEX } from './growth-columns.ts';
import type { GrowthTable } from './growth-table.ts';
import { PLAUSIBLE } from './indicators.ts';
import { zScore } from './lms.ts';
import { DAY, type PreparedRows, STANDING_FROM_DAY } from './prepared-rows.ts';
import { type ScoreColumn, scoreColumn, setScore } from './score-column.ts';
import { standardTable } from './standards.ts';

/**
 * The two published releases of the WHO package: 1.0 gives no weight-for-length to a weight outside 0.9–58 kg or a
 * length outside 38–150 cm, 1.1 gives one and flags it.
 */
export type GrowthRelease = '1.0' | '1.1';

/** Below this a child whose age and measure are unknown is taken to have lain: the median length of two-year-olds. */
const LYING_BELOW_CM = 87;
const WEIGHTS_OF_1_0 = [0.9, 58] as const;
const LENGTHS_OF_1_0 = [38, 150] as const;

/** Weight for recumbent length or standing height: by age where it is known, else by measure, else by length. */
export function weightForLengthScores(
  { rows, sex, oedema, weightKg }: CheckedColumns,
  { day, measure, lengthCm }: PreparedRows,
  release: GrowthRelease,
): ScoreColumn {
  const scores = scoreColumn(rows);
  if (weightKg === undefined) return scores;
  const limits = PLAUSIBLE.weightForLength;
  const [lying, standing] = [standardTable('weightForLength'), standardTable('weightForHeight')];
  for (let row = 0; row < rows; row++) {
    const own = day[row] ?? 0;
    const weight = weightKg[row] ?? Number.NaN;
    const length = lengthCm[row] ?? Number.NaN;
    if (own < DAY.unknown || oedema[row] === 1 || Number.isNaN(weight) || Number.isNaN(length)) continue;
    if (release === '1.0' && !(isWithin(weight, WEIGHTS_OF_1_0) && isWithin(length, LENGTHS_OF_1_0)))
      continue;
    const isLying = own >= 0 ? own < STANDING_FROM_DAY : isLain(measure[row] ?? 0, length);
    const z = zAtLength(isLying ? lying : standing, { weight, length, isGirl: sex[row] === SEX.girl });
    setScore(scores, row, { z, limits });
  }
  return scores;
}

const isWithin = (value: number, [low, high]: readonly [number, number]): boolean =>
  value >= low && value <= high;

const isLain = (measure: number, lengthCm: number): boolean =>
  measure === MEASURE.unknown ? lengthCm < LYING_BELOW_CM : measure === MEASURE.lying;

interface Weighed {
  readonly weight: number;
  readonly length: number;
  readonly isGirl: boolean;
}

/** Between two lines of the table (tenths of a centimetre) L, M and S are taken in proportion. */
function zAtLength({ first, count, l, m, s }: GrowthTable, { weight, length, isGirl }: Weighed): number {
  const exact = length * 10 - first;
  // 100.9 is 100.89999… once 0.7 was taken off: nearer than a millionth it is that line.
  const near = Math.round(exact);
  const place = Math.abs(exact - near) < 1e-6 ? near : exact;
  if (!(place >= 0 && place <= count - 1)) return Number.NaN;
  const line = Math.floor(place);
  const share = place - line;
  const at = isGirl ? line + count : line;
  const next = share === 0 ? at : at + 1;
  return zScore(
    weight,
    between(l[at] ?? 1, l[next] ?? 1, share),
    between(m[at] ?? 1, m[next] ?? 1, share),
    between(s[at] ?? 1, s[next] ?? 1, share),
  );
}

const between = (from: number, to: number, share: number): number => from + (to - from) * share;
