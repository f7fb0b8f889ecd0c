/** Coefficients of an unweighted regression, with what judges them. */
export interface LeastSquares {
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  /** Sum of squared residuals. */
  readonly residual: number;
  readonly meanSquare: number;
  readonly rSquared: number;
}

/**
 * Ordinary least squares of few columns by modified Gram–Schmidt with the outcome as a last column: the columns are
 * nearly alike in Lorenz regressions, and normal equations would square what is lost.
 *
 * @throws RangeError for fewer rows than columns plus one, or a column that is a combination of those before.
 * @see Björck, Å. (1996), Numerical Methods for Least Squares Problems, section 2.4.
 */
export function leastSquares(
  columns: readonly Float64Array[],
  y: Float64Array,
  caller: string,
): LeastSquares {
  const count = columns.length;
  if (y.length <= count)
    throw new RangeError(`${caller}: ${y.length} points for ${count} coefficients, more are needed`);
  const q = columns.map((column) => column.slice());
  const r = q.map(() => new Float64Array(count));
  const z = new Float64Array(count);
  const rest = y.slice();
  for (const [at, column] of q.entries()) {
    const length = Math.sqrt(dot(column, column));
    if (!(length > 1e-12 * Math.sqrt(dot(columns[at] ?? column, columns[at] ?? column))))
      throw new RangeError(`${caller}: column ${at + 1} is a combination of the others`);
    for (let row = 0; row < column.length; row++) column[row] = (column[row] ?? 0) / length;
    const own = r[at] ?? z;
    own[at] = length;
    for (let later = at + 1; later < count; later++) own[later] = takeOff(q[later] ?? column, column);
    z[at] = takeOff(rest, column);
  }
  const coefficients = backward(r, z);
  const residual = dot(rest, rest);
  const meanSquare = residual / (y.length - count);
  const mean = y.reduce((sum, own) => sum + own, 0) / y.length;
  const spread = y.reduce((sum, own) => sum + (own - mean) ** 2, 0);
  const standardErrors = coefficients.map((_, at) => {
    // Row `at` of the inverse of R, column by column.
    const squares = coefficients.reduce((sum, __, unit) => {
      const column = new Float64Array(count);
      column[unit] = 1;
      return sum + (backward(r, column)[at] ?? 0) ** 2;
    }, 0);
    return Math.sqrt(meanSquare * squares);
  });
  return { coefficients, standardErrors, residual, meanSquare, rSquared: 1 - residual / spread };
}

/** Takes the part along a unit vector off; answers how long it was. */
function takeOff(column: Float64Array, unit: Float64Array): number {
  const along = dot(column, unit);
  for (let row = 0; row < column.length; row++) column[row] = (column[row] ?? 0) - along * (unit[row] ?? 0);
  return along;
}

function backward(r: readonly Float64Array[], right: Float64Array): Float64Array {
  const solved = right.slice();
  for (let row = solved.length - 1; row >= 0; row--) {
    let sum = solved[row] ?? 0;
    for (let at = row + 1; at < solved.length; at++) sum -= (r[row]?.[at] ?? 0) * (solved[at] ?? 0);
    solved[row] = sum / (r[row]?.[row] ?? 1);
  }
  return solved;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += (a[row] ?? 0) * (b[row] ?? 0);
  return sum;
}
