import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feasibleBounds, isProtected } from './audit-suppression.ts';
import { suppressCells } from './suppress-cells.ts';
import { possibleCounts } from './testing/exact-attacker.ts';
import { gridTable } from './testing/grid-table.ts';

const RULE = { threshold: 3, width: 3 };
const CEILING = 60;
const sumOf = ({ counts }: { counts: readonly number[] }): number => Math.max(...counts);

/**
 *          a   b   sum          Hidden alone, the 2 is 10 − 8. Any table with the same margins has
 * first    2   8   10           first-a = t, first-b = 10 − t, second-a = 7 − t … so all four are hidden.
 * second   5   9   14
 * sum      7  17   24
 */
const SMALL = gridTable([
  [
    [2, 8],
    [5, 9],
  ],
]);

describe('the interval of a hidden cell', () => {
  it('is a point when it is hidden alone', () => {
    expect(feasibleBounds(SMALL, new Set([0]))).toEqual([{ cell: 0, lower: 2, upper: 2 }]);
    expect(isProtected(SMALL, new Set([0]), { cell: 0, width: 1, isPrimary: true })).toBe(false);
  });

  it('runs from nothing to the smaller margin when its rectangle is hidden', () => {
    expect(feasibleBounds(SMALL, new Set([0, 1, 3, 4]))).toEqual([
      { cell: 0, lower: 0, upper: 7 },
      { cell: 1, lower: 3, upper: 10 },
      { cell: 3, lower: 0, upper: 7 },
      { cell: 4, lower: 7, upper: 14 },
    ]);
  });

  it('has no upper end when nothing published bounds it', () => {
    const loose = { counts: [3, 4, 7], relations: [{ total: 2, parts: [0, 1] }] };
    expect(feasibleBounds(loose, new Set([0, 2]))).toEqual([
      { cell: 0, lower: 0, upper: Number.POSITIVE_INFINITY },
      { cell: 2, lower: 4, upper: Number.POSITIVE_INFINITY },
    ]);
  });

  it('is the same as by trying every table (300 seeded tables)', () => {
    const small = fc.array(fc.array(fc.nat(5), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 3,
    });
    const choice = fc.array(fc.nat(11), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(small, choice, (rows, chosen) => {
        const table = gridTable([rows]);
        const hidden = new Set(chosen.filter((cell) => cell < table.counts.length));
        const possible = possibleCounts(table, hidden, CEILING);
        for (const { cell, lower, upper } of feasibleBounds(table, hidden)) {
          const values = [...(possible.get(cell) ?? [])];
          expect(lower).toBe(Math.min(...values));
          if (Number.isFinite(upper)) expect(upper).toBe(Math.max(...values));
          else expect(Math.max(...values)).toBe(CEILING);
        }
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });
});

describe('suppression', () => {
  it('hides nothing where nothing is small, and leaves zeros', () => {
    const { primary, complementary } = suppressCells(
      gridTable([
        [
          [3, 0],
          [7, 9],
        ],
      ]),
      RULE,
    );
    expect([primary.size, complementary.size]).toEqual([0, 0]);
  });

  it('hides the rectangle around one small cell', () => {
    const { primary, complementary, exposed } = suppressCells(SMALL, RULE);
    expect([...primary]).toEqual([0]);
    expect([...complementary].sort()).toEqual([1, 3, 4]);
    expect(exposed.size).toBe(0);
  });

  it('counts exactly on the threshold are shown', () => {
    const { primary } = suppressCells(
      gridTable([
        [
          [3, 8],
          [2, 9],
        ],
      ]),
      RULE,
    );
    expect([...primary]).toEqual([3]);
  });

  it('is refused for a table that does not add up, and for a rule that hides nothing', () => {
    expect(() =>
      suppressCells({ counts: [1, 1, 3], relations: [{ total: 2, parts: [0, 1] }] }, RULE),
    ).toThrow('checkTable: relation 0 sums to 2, its total is 3');
    expect(() => suppressCells(SMALL, { threshold: 1, width: 3 })).toThrow('suppressCells: threshold 1');
    expect(() => suppressCells({ counts: [0.5], relations: [] }, RULE)).toThrow('cell 0 is 0.5');
  });

  it('says which small cell an earlier publication gives away', () => {
    const known = new Set([1, 2]);
    const { exposed } = suppressCells({ ...SMALL, known }, RULE);
    expect([...exposed]).toEqual([0]);
  });

  it('hides few cells more than it must: one rectangle of nine cells, not all', () => {
    const { primary, complementary } = suppressCells(
      gridTable([
        [
          [1, 20, 30],
          [40, 50, 60],
          [70, 80, 90],
        ],
      ]),
      RULE,
    );
    expect(primary.size + complementary.size).toBe(4);
  });
});

const rowsOf = (columns: number) =>
  fc.array(fc.array(fc.nat(9), { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 3 });

/** Kelurahan in kecamatan in a city, by two columns. */
const hierarchy = fc.array(rowsOf(2), { minLength: 2, maxLength: 2 });
const flat = rowsOf(3).map((rows) => [rows]);

describe('whoever tries every table that fits what was published', () => {
  it.each([
    ['two variables', flat, 250],
    ['areas in areas', hierarchy, 150],
  ] as const)(
    '%s: pins no hidden cell, and cannot tell whether a small one holds anybody',
    (_, tables, numRuns) => {
      fc.assert(
        fc.property(tables, (groups) => {
          const table = gridTable(groups);
          const { primary, complementary, exposed } = suppressCells(table, RULE);
          expect(exposed.size).toBe(0);
          const hidden = new Set([...primary, ...complementary]);
          for (const [cell, count] of table.counts.entries()) {
            if (count > 0 && count < RULE.threshold) expect(primary.has(cell)).toBe(true);
          }
          // More than nine hidden cells take the trier too long; the larger tables are held by the intervals.
          if (hidden.size > 9) return;
          const possible = possibleCounts(table, hidden, sumOf(table) + 3);
          for (const [cell, values] of possible) {
            const count = table.counts[cell] ?? 0;
            expect(Math.max(...values) - Math.min(...values)).toBeGreaterThanOrEqual(RULE.width);
            if (primary.has(cell)) expect(Math.min(...values)).toBeLessThan(count);
          }
        }),
        { seed: 20261124, numRuns },
      );
    },
  );

  it('does pin cells that only their smallness hides: the trier finds what it should', () => {
    const table = gridTable([
      [
        [1, 8],
        [5, 9],
      ],
    ]);
    expect(possibleCounts(table, new Set([0]), 40)).toEqual(new Map([[0, new Set([1])]]));
  });
});
