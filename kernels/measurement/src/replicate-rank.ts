/** Distinct units that are looked at; more cannot raise a rank above the number of replicates. */
const ENOUGH = 20_000;
const DEPENDENT = 1e-9;

/**
 * The rank of the matrix units × replicates of factors. Rows of the matrix that repeat (the members of one cluster) are
 * looked at once. Rows are made orthogonal to those before by modified Gram–Schmidt.
 *
 * @see Golub & Van Loan (2013), Matrix Computations, 4th ed., section 5.2.
 */
export function factorRank(factors: readonly Float64Array[]): number {
  const count = factors.length;
  const units = factors[0]?.length ?? 0;
  const basis: Float64Array[] = [];
  const seen = new Set<string>();
  for (let unit = 0; unit < units && basis.length < count && seen.size < ENOUGH; unit++) {
    const row = Float64Array.from(factors, (column) => column[unit] ?? 0);
    const key = row.join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    const length = lengthOf(row);
    for (const vector of basis) takeOff(row, vector);
    const left = lengthOf(row);
    if (!(left > DEPENDENT * length)) continue;
    // A second pass cleans what rounding left of the earlier vectors.
    for (const vector of basis) takeOff(row, vector);
    const clean = lengthOf(row);
    basis.push(row.map((part) => part / clean));
  }
  return basis.length;
}

function takeOff(row: Float64Array, vector: Float64Array): void {
  let along = 0;
  for (let at = 0; at < row.length; at++) along += (row[at] ?? 0) * (vector[at] ?? 0);
  for (let at = 0; at < row.length; at++) row[at] = (row[at] ?? 0) - along * (vector[at] ?? 0);
}

function lengthOf(row: Float64Array): number {
  let squares = 0;
  for (const part of row) squares += part * part;
  return Math.sqrt(squares);
}
