/** State of a z-score. */
export const SCORE = { absent: 0, plausible: 1, implausible: 2 } as const;

export interface ScoreColumn {
  /** At two decimals; NaN where the state is absent. */
  readonly z: Float64Array;
  /** `SCORE`, one a row. */
  readonly state: Uint8Array;
}

/** A column in which every score is absent. */
export const scoreColumn = (rows: number): ScoreColumn => ({
  z: new Float64Array(rows).fill(Number.NaN),
  state: new Uint8Array(rows),
});

interface Found {
  readonly z: number;
  readonly limits: readonly [low: number, high: number];
}

/** Rounds and flags a z-score; one that is no finite number stays absent. */
export function setScore(column: ScoreColumn, row: number, { z, limits: [low, high] }: Found): void {
  const rounded = roundZ(z);
  if (!(rounded > -Infinity && rounded < Infinity)) return;
  column.z[row] = rounded;
  column.state[row] = rounded < low || rounded > high ? SCORE.implausible : SCORE.plausible;
}

/** Two decimals, a half away from zero, as WHO publishes z-scores; never −0. */
export function roundZ(z: number): number {
  const size = Math.floor(Math.abs(z) * 100 + 0.5) / 100;
  return z < 0 && size > 0 ? -size : size;
}
