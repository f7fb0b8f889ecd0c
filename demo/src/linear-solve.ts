/** Solves a small dense system by elimination with row exchange; undefined where it has no single answer. */
export function solveLinear(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] | undefined {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++)
      if (Math.abs(rows[r]?.[c] ?? 0) > Math.abs(rows[pivot]?.[c] ?? 0)) pivot = r;
    const top = rows[pivot];
    const current = rows[c];
    if (top === undefined || current === undefined || Math.abs(top[c] ?? 0) < 1e-12) return undefined;
    rows[pivot] = current;
    rows[c] = top;
    for (let r = c + 1; r < n; r++) eliminate(rows[r], top, c);
  }
  const answer = new Array<number>(n).fill(0);
  for (let r = n - 1; r >= 0; r--) {
    const row = rows[r] ?? [];
    let sum = row[n] ?? 0;
    for (let c = r + 1; c < n; c++) sum -= (row[c] ?? 0) * (answer[c] ?? 0);
    answer[r] = sum / (row[r] ?? 1);
  }
  return answer;
}

function eliminate(row: number[] | undefined, top: readonly number[], column: number): void {
  if (row === undefined) return;
  const factor = (row[column] ?? 0) / (top[column] ?? 1);
  if (factor === 0) return;
  for (let c = column; c < row.length; c++) row[c] = (row[c] ?? 0) - factor * (top[c] ?? 0);
}
