type Rows = readonly (readonly boolean[])[];

const FINDER_LIKE = [
  [true, false, true, true, true, false, true, false, false, false, false],
  [false, false, false, false, true, false, true, true, true, false, true],
] as const;

/** How hard a pattern is to read: runs, blocks, what looks like a finder, imbalance. @see ISO/IEC 18004 section 7.8.3 */
export function penaltyOf(rows: Rows): number {
  const columns = rows.map((_, x) => rows.map((row) => row[x] ?? false));
  const lines = [...rows, ...columns];
  const sum = (count: (line: readonly boolean[]) => number) =>
    lines.reduce((total, line) => total + count(line), 0);
  return sum(runs) + sum(finders) + blocks(rows) + imbalance(rows);
}

function runs(line: readonly boolean[]): number {
  let penalty = 0;
  let length = 0;
  for (const [at, isDark] of line.entries()) {
    length = at > 0 && isDark === line[at - 1] ? length + 1 : 1;
    if (length === 5) penalty += 3;
    else if (length > 5) penalty += 1;
  }
  return penalty;
}

function finders(line: readonly boolean[]): number {
  let found = 0;
  for (let at = 0; at + 11 <= line.length; at += 1) {
    found += FINDER_LIKE.filter((pattern) => pattern.every((isDark, i) => isDark === line[at + i])).length;
  }
  return found * 40;
}

function blocks(rows: Rows): number {
  let penalty = 0;
  for (let y = 1; y < rows.length; y += 1) {
    for (let x = 1; x < rows.length; x += 1) {
      const corner = rows[y]?.[x];
      const isBlock =
        corner === rows[y]?.[x - 1] && corner === rows[y - 1]?.[x] && corner === rows[y - 1]?.[x - 1];
      if (isBlock) penalty += 3;
    }
  }
  return penalty;
}

function imbalance(rows: Rows): number {
  const dark = rows.flat().filter(Boolean).length;
  return Math.floor(Math.abs(dark / rows.length ** 2 - 0.5) * 20) * 10;
}
