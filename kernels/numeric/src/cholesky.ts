/**
 * The lower Cholesky factor of a symmetric positive definite matrix (given row by row), in place.
 *
 * @throws RangeError naming the caller when a column depends on the others.
 * @see Golub & Van Loan (2013), Matrix Computations, 4th ed., section 4.2.
 */
export function factorCholesky(matrix: Float64Array, size: number, caller: string): Float64Array {
  const diagonal = Float64Array.from({ length: size }, (_, at) => matrix[at * size + at] ?? 0);
  for (let column = 0; column < size; column++) {
    for (let row = column; row < size; row++) {
      let sum = matrix[row * size + column] ?? 0;
      for (let at = 0; at < column; at++)
        sum -= (matrix[row * size + at] ?? 0) * (matrix[column * size + at] ?? 0);
      if (row === column) {
        if (!(sum > 1e-12 * (diagonal[column] ?? 0)))
          throw new RangeError(`${caller}: column ${column + 1} is a combination of the columns before it`);
        matrix[row * size + column] = Math.sqrt(sum);
      } else {
        matrix[row * size + column] = sum / (matrix[column * size + column] ?? 1);
        matrix[column * size + row] = 0;
      }
    }
  }
  return matrix;
}

/** Solves L L' x = b in place. */
export function solveCholesky(factor: Float64Array, vector: Float64Array): void {
  const size = vector.length;
  for (let row = 0; row < size; row++) {
    let sum = vector[row] ?? 0;
    for (let at = 0; at < row; at++) sum -= (factor[row * size + at] ?? 0) * (vector[at] ?? 0);
    vector[row] = sum / (factor[row * size + row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = vector[row] ?? 0;
    for (let at = row + 1; at < size; at++) sum -= (factor[at * size + row] ?? 0) * (vector[at] ?? 0);
    vector[row] = sum / (factor[row * size + row] ?? 1);
  }
}
