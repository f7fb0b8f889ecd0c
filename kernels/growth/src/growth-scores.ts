import { type CheckedColumns, checkedColumns, type GrowthColumns, SEX } from './growth-columns.ts';
import { INDICATORS, type Indicator, PLAUSIBLE } from './indicators.ts';
import { zScore } from './lms.ts';
import { type PreparedRows, prepareRows } from './prepared-rows.ts';
import { SCORE, type ScoreColumn, scoreColumn, setScore } from './score-column.ts';
import { standardTable } from './standards.ts';
import { type GrowthRelease, weightForLengthScores } from './weight-for-length.ts';

export interface GrowthScores extends Readonly<Record<Indicator, ScoreColumn>> {
  readonly rows: number;
  /** Length or height as the standard measures it at that age. */
  readonly lengthCm: Float64Array;
  readonly bmi: Float64Array;
  /** 0 unknown, 1 lying, 2 standing, as it was used. */
  readonly measure: Uint8Array;
  /** 1 for a child below nine months said to have stood: its length is used as written. */
  readonly isStandingTooEarly: Uint8Array;
}

/**
 * z-scores of many children against the WHO Child Growth Standards.
 *
 * A z-score is absent without its measurement, without the sex, without an age below sixty months (weight for length
 * alone can do without an age), outside the table (skinfolds and arm start at 91 days), and for weight, weight for
 * length and body mass index under oedema.
 *
 * @throws RangeError naming column and row of a negative or infinite number, an unknown code, or columns of different length.
 * @see WHO Multicentre Growth Reference Study Group (2006, 2007), WHO Child Growth Standards: Methods and development.
 * @see docs/methods/tumbuh-kembang.md
 * @example growthScores({ sex: [SEX.boy], ageDays: [1000], weightKg: [15], lengthCm: [100], measure: [MEASURE.standing] })
 *   .lengthForAge.z[0] // 1.7
 */
export function growthScores(
  columns: GrowthColumns,
  { release = '1.0' }: { readonly release?: GrowthRelease } = {},
): GrowthScores {
  const checked = checkedColumns('growthScores', columns);
  const prepared = prepareRows(checked);
  const { lengthCm, bmi, measure, isStandingTooEarly } = prepared;
  const scored = (name: AgeIndicator, values: Float64Array | undefined, isWeighed = false): ScoreColumn =>
    byAge(checked, prepared, { name, values, isWeighed });
  return Object.freeze({
    rows: checked.rows,
    lengthForAge: scored('lengthForAge', lengthCm),
    weightForAge: scored('weightForAge', checked.weightKg, true),
    weightForLength: weightForLengthScores(checked, prepared, release),
    bmiForAge: scored('bmiForAge', bmi, true),
    headForAge: scored('headForAge', checked.headCm),
    armForAge: scored('armForAge', checked.armCm),
    tricepsForAge: scored('tricepsForAge', checked.tricepsMm),
    subscapularForAge: scored('subscapularForAge', checked.subscapularMm),
    lengthCm,
    bmi,
    measure,
    isStandingTooEarly,
  });
}

type AgeIndicator = Exclude<Indicator, 'weightForLength'>;

interface Asked {
  readonly name: AgeIndicator;
  readonly values: Float64Array | undefined;
  /** Whether oedema silences it. */
  readonly isWeighed: boolean;
}

function byAge(
  { rows, sex, oedema }: CheckedColumns,
  { day }: PreparedRows,
  { name, values, isWeighed }: Asked,
): ScoreColumn {
  const scores = scoreColumn(rows);
  if (values === undefined) return scores;
  const limits = PLAUSIBLE[name];
  const { first, count, l, m, s } = standardTable(name);
  for (let row = 0; row < rows; row++) {
    const value = values[row] ?? Number.NaN;
    const line = (day[row] ?? -1) - first;
    if (line < 0 || line >= count || Number.isNaN(value)) continue;
    if (isWeighed && oedema[row] === 1) continue;
    const at = sex[row] === SEX.girl ? line + count : line;
    setScore(scores, row, { z: zScore(value, l[at] ?? 1, m[at] ?? 1, s[at] ?? 1), limits });
  }
  return scores;
}

/** A z-score at two decimals, and whether it is too far out to be believed. */
export interface ChildScore {
  readonly z: number;
  readonly flag: boolean;
}

/** The indicators that a row has, in their order; one that cannot be had is absent. */
export function scoresOfRow(scores: GrowthScores, row: number): ReadonlyMap<Indicator, ChildScore> {
  const own = INDICATORS.flatMap((name): [Indicator, ChildScore][] => {
    const { z, state } = scores[name];
    if (state[row] === SCORE.absent) return [];
    return [[name, { z: z[row] ?? 0, flag: state[row] === SCORE.implausible }]];
  });
  return new Map(own);
}
