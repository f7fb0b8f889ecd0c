/** Maximise `gain · z` where every row of `rows` sums to nothing and 0 ≤ z ≤ `upper`; z = 0 is always possible. */
export type BoundedProgram = Readonly<{
  /** one row per equation: its coefficients, as long as `gain` */
  rows: readonly Float64Array[];
  gain: Float64Array;
  upper: Float64Array;
}>;

export type Optimum = Readonly<{ value: number; at: Float64Array }>;

const NEAR = 1e-9;
/** After so many steps that move nothing, the smallest index goes first, which cannot circle (Bland 1977). */
const PATIENCE = 40;

type State = Readonly<{
  rows: readonly Float64Array[];
  cost: Float64Array;
  upper: Float64Array;
  isAtUpper: Uint8Array;
  /** index of the variable of each row; −1 is the row's own slack, which is held at nothing */
  basis: Int32Array;
  level: Float64Array;
}>;

/**
 * The primal simplex method for bounded variables, from z = 0.
 * `value` is Infinity where nothing bounds the gain.
 *
 * @see Dantzig (1955), Upper bounds, secondary constraints, and block triangularity in linear programming. Econometrica 23(2).
 * @throws RangeError when a row is not as long as `gain`.
 */
export function maximise({ rows, gain, upper }: BoundedProgram): Optimum {
  for (const row of rows) {
    if (row.length !== gain.length)
      throw new RangeError(`maximise: a row of ${row.length} for ${gain.length}`);
  }
  const state: State = {
    rows: rows.map((row) => row.slice()),
    cost: gain.slice(),
    upper,
    isAtUpper: new Uint8Array(gain.length),
    basis: new Int32Array(rows.length).fill(-1),
    level: new Float64Array(rows.length),
  };
  let idle = 0;
  for (;;) {
    const entering = findEntering(state, idle > PATIENCE);
    if (entering < 0) return optimumOf(state, gain);
    const step = stepOf(state, entering, idle > PATIENCE);
    if (step.length === Number.POSITIVE_INFINITY)
      return { value: step.length, at: new Float64Array(gain.length) };
    idle = step.length > NEAR ? 0 : idle + 1;
    move(state, entering, step);
  }
}

function findEntering({ cost, isAtUpper, upper }: State, isCareful: boolean): number {
  let best = -1;
  let most = NEAR;
  for (let j = 0; j < cost.length; j += 1) {
    if (upper[j] === 0) continue;
    const promise = isAtUpper[j] === 1 ? -(cost[j] ?? 0) : (cost[j] ?? 0);
    if (promise <= most) continue;
    if (isCareful) return j;
    most = promise;
    best = j;
  }
  return best;
}

type Step = Readonly<{ length: number; row: number; isToUpper: boolean }>;

/** How far the entering variable may go, and which row stops it (−1: its own bound). */
function stepOf(state: State, entering: number, isCareful: boolean): Step {
  const sign = state.isAtUpper[entering] === 1 ? -1 : 1;
  let best: Step = { length: state.upper[entering] ?? 0, row: -1, isToUpper: false };
  for (const [row, coefficients] of state.rows.entries()) {
    const fall = sign * (coefficients[entering] ?? 0);
    if (Math.abs(fall) <= NEAR) continue;
    const variable = state.basis[row] ?? -1;
    const level = state.level[row] ?? 0;
    const ceiling = variable < 0 ? 0 : (state.upper[variable] ?? 0);
    const length = Math.max(0, fall > 0 ? level / fall : (ceiling - level) / -fall);
    const isNearer = length < best.length - NEAR;
    const isTie = Math.abs(length - best.length) <= NEAR && best.row >= 0;
    // Slacks leave first: a row held at nothing stops everything that would move through it.
    const isBetterTie = isTie && (variable < 0 || (isCareful && variable < (state.basis[best.row] ?? 0)));
    if (isNearer || isBetterTie) best = { length, row, isToUpper: fall < 0 };
  }
  return best;
}

function move(state: State, entering: number, { length, row, isToUpper }: Step): void {
  const { rows, level, basis, isAtUpper, upper } = state;
  const sign = isAtUpper[entering] === 1 ? -1 : 1;
  const start = isAtUpper[entering] === 1 ? (upper[entering] ?? 0) : 0;
  for (let i = 0; i < rows.length; i += 1) {
    level[i] = (level[i] ?? 0) - sign * (rows[i]?.[entering] ?? 0) * length;
  }
  if (row < 0) {
    isAtUpper[entering] = isAtUpper[entering] === 1 ? 0 : 1;
    return;
  }
  const leaving = basis[row] ?? -1;
  if (leaving >= 0) isAtUpper[leaving] = isToUpper ? 1 : 0;
  basis[row] = entering;
  level[row] = start + sign * length;
  isAtUpper[entering] = 0;
  pivot(state, row, entering);
}

function pivot({ rows, cost }: State, at: number, entering: number): void {
  const own = rows[at];
  if (own === undefined) return;
  const head = own[entering] ?? 1;
  for (let j = 0; j < own.length; j += 1) own[j] = (own[j] ?? 0) / head;
  const clear = (line: Float64Array): void => {
    const factor = line[entering] ?? 0;
    if (factor === 0) return;
    for (let j = 0; j < line.length; j += 1) line[j] = (line[j] ?? 0) - factor * (own[j] ?? 0);
  };
  for (const [index, line] of rows.entries()) if (index !== at) clear(line);
  clear(cost);
}

function optimumOf({ basis, level, isAtUpper, upper }: State, gain: Float64Array): Optimum {
  const at = Float64Array.from(gain, (_, j) => (isAtUpper[j] === 1 ? (upper[j] ?? 0) : 0));
  for (const [row, variable] of basis.entries()) if (variable >= 0) at[variable] = level[row] ?? 0;
  let value = 0;
  for (let j = 0; j < at.length; j += 1) value += (gain[j] ?? 0) * (at[j] ?? 0);
  return { value, at };
}
