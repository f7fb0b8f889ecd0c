import { isProtected, leastDown } from './audit-suppression.ts';
import { type CountTable, checkTable } from './count-table.ts';
import { deviate } from './deviation.ts';

export type SuppressionRule = Readonly<{
  /** counts of 1 to threshold − 1 are hidden */
  threshold: number;
  /** how wide the interval of a hidden cell must stay */
  width: number;
  /** cells hidden for a reason of their own, for example because they were hidden before */
  alsoHidden?: ReadonlySet<number>;
}>;

export type Suppression = Readonly<{
  /** hidden because they are small, or by `alsoHidden` */
  primary: ReadonlySet<number>;
  /** hidden so that the primary ones cannot be worked out */
  complementary: ReadonlySet<number>;
  /** hidden cells that stay narrow whatever else is hidden: what was published before gives them away */
  exposed: ReadonlySet<number>;
}>;

/**
 * Hides small counts, and as little else as is needed so that no hidden one can be worked out from what stays.
 * For each cell in want of protection the cheapest other possible table is found; the cells in which it differs are
 * hidden with it. In the end those that turn out not to be needed are shown again, the dearest first.
 *
 * @see Hundepool et al. (2012), Statistical Disclosure Control, ch. 4; Kelly, Golden, Assad (1992), Cell suppression:
 *   disclosure protection for sensitive tabular data. Networks 22.
 * @throws RangeError for a table whose sums do not add up, or a rule without a width.
 */
export function suppressCells(table: CountTable, rule: SuppressionRule): Suppression {
  checkTable(table);
  if (!(rule.threshold >= 2) || !(rule.width >= 1)) {
    throw new RangeError(`suppressCells: threshold ${rule.threshold}, width ${rule.width}`);
  }
  const primary = primaryCells(table, rule);
  const hidden = new Set(primary);
  const hiding = { table, hidden, primary, width: rule.width };
  const exposed = protectAll(hiding);
  showAgain(hiding, exposed);
  const complementary = new Set([...hidden].filter((cell) => !primary.has(cell)));
  return { primary, complementary, exposed };
}

type Hiding = Readonly<{
  table: CountTable;
  hidden: Set<number>;
  primary: ReadonlySet<number>;
  width: number;
}>;

function primaryCells({ counts, known }: CountTable, { threshold, alsoHidden }: SuppressionRule) {
  const isSmall = (count: number): boolean => count > 0 && count < threshold;
  return new Set(
    [...counts.keys()].filter(
      (cell) => !known?.has(cell) && (isSmall(counts[cell] ?? 0) || (alsoHidden?.has(cell) ?? false)),
    ),
  );
}

function isSafe({ table, hidden, primary, width }: Hiding, cell: number): boolean {
  return isProtected(table, hidden, { cell, width, isPrimary: primary.has(cell) });
}

/** Grows `hidden` until every cell in it is protected; gives those for which nothing helps. */
function protectAll(hiding: Hiding): ReadonlySet<number> {
  const { table, hidden, width } = hiding;
  const exposed = new Set<number>();
  // A set being walked also gives what is added meanwhile: complementary cells are protected in turn.
  for (const cell of hidden) {
    if (isSafe(hiding, cell)) continue;
    const down = leastDown(table, cell);
    const ways = [
      { cell, direction: -1, most: down },
      { cell, direction: 1, most: width - down },
    ] as const;
    for (const way of ways) {
      if (way.most > 0) for (const moved of cheapestWay(table, hidden, way)) hidden.add(moved);
    }
    if (!isSafe(hiding, cell)) exposed.add(cell);
  }
  return exposed;
}

type Need = Readonly<{ cell: number; direction: 1 | -1; most: number }>;

function cheapestWay(table: CountTable, hidden: ReadonlySet<number>, need: Need): readonly number[] {
  const free = [...table.counts.keys()].filter((cell) => !table.known?.has(cell));
  const price = (cell: number): number => (hidden.has(cell) ? 0 : (table.weights?.[cell] ?? 1));
  return deviate({ table, free, target: need.cell, direction: need.direction, most: need.most, price }).moved;
}

function showAgain(hiding: Hiding, exposed: ReadonlySet<number>): void {
  const { table, hidden, primary } = hiding;
  const weightOf = (cell: number): number => table.weights?.[cell] ?? 1;
  const tried = [...hidden].filter((cell) => !primary.has(cell)).sort((a, b) => weightOf(b) - weightOf(a));
  for (const cell of tried) {
    hidden.delete(cell);
    if (![...hidden].every((one) => exposed.has(one) || isSafe(hiding, one))) hidden.add(cell);
  }
}
