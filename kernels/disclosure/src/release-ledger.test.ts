import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, joinReleases, type Release } from './release-ledger.ts';
import { suppressCells } from './suppress-cells.ts';
import { possibleCounts } from './testing/exact-attacker.ts';

const RULE = { threshold: 3, width: 3 };
const refuse = (name: string): number => {
  throw new Error(name);
};

/** What leaves of a candidate, given what left before. */
function release(candidate: Candidate, ledger: readonly Release[], trueCount = refuse) {
  const joined = joinReleases(candidate, ledger, trueCount);
  const { primary, complementary, exposed } = suppressCells(joined.table, {
    ...RULE,
    alsoHidden: joined.hiddenBefore,
  });
  const hidden = new Set([...primary, ...complementary].map((cell) => joined.names[cell]));
  const cells = new Map(
    [...candidate.counts].map(([name, count]) => [name, hidden.has(name) ? null : count] as const),
  );
  return { released: { cells, relations: candidate.relations }, hidden, exposed: exposed.size };
}

describe('tables that are subtracted from one another', () => {
  const first: Release = { cells: new Map([['city', 30]]), relations: [] };
  // The city was published. Published beside it, "all but Imopuro" gives Imopuro away: 30 − 28 = 2.
  const allButOne: Candidate = {
    counts: new Map([
      ['city', 30],
      ['all but Imopuro', 28],
      ['Imopuro', 2],
    ]),
    relations: [{ total: 'city', parts: ['all but Imopuro', 'Imopuro'] }],
  };

  it('do not give away the one that was left out', () => {
    const { hidden } = release(allButOne, [first]);
    expect([...hidden].sort()).toEqual(['Imopuro', 'all but Imopuro']);
  });

  it('are stopped when all but the small one have left already', () => {
    const before = { ...first, cells: new Map([...first.cells, ['all but Imopuro', 28]]) };
    expect(release(allButOne, [before]).exposed).toBe(1);
  });

  it('keep hidden what was hidden, though another table would not need it', () => {
    const before: Release = { cells: new Map([['Imopuro', null]]), relations: [] };
    const later: Candidate = { counts: new Map([['Imopuro', 12]]), relations: [] };
    expect([...release(later, [before]).hidden]).toEqual(['Imopuro']);
  });

  it('of two versions of the data are not one table', () => {
    const before: Release = { cells: new Map([['city', 31]]), relations: [] };
    expect(() => release(allButOne, [before])).toThrow('city was published as 31, now 30');
  });
});

describe('a table by sex after one by age of the same people', () => {
  it('adds nothing by which a hidden cell is pinned (200 seeded pairs of tables)', () => {
    const atoms = fc.array(fc.nat(6), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(atoms, (counts) => {
        // Atoms: two kelurahan × three groups; the first table joins groups 1+2, the second 2+3.
        const of = (area: number, group: number): number => counts[3 * area + group] ?? 0;
        const table = (label: string, one: readonly number[], other: number): Candidate => {
          const cells = new Map<string, number>();
          const relations = [0, 1].map((area) => {
            const parts = [`${area} ${label}`, `${area} group ${other}`];
            const joined = one.reduce((sum, group) => sum + of(area, group), 0);
            cells.set(parts[0] ?? '', joined).set(parts[1] ?? '', of(area, other));
            cells.set(`${area} all`, joined + of(area, other));
            return { total: `${area} all`, parts };
          });
          cells.set('all', (cells.get('0 all') ?? 0) + (cells.get('1 all') ?? 0));
          return { counts: cells, relations: [...relations, { total: 'all', parts: ['0 all', '1 all'] }] };
        };
        const early = table('groups 0+1', [0, 1], 2);
        const late = table('groups 1+2', [1, 2], 0);
        const one = release(early, []);
        const two = release(late, [one.released], (name) => early.counts.get(name) ?? -1);
        const joined = joinReleases(late, [one.released], (name) => early.counts.get(name) ?? -1);
        const hidden = new Set(
          joined.names.flatMap((name, cell) =>
            [one.released, two.released].some((left) => typeof left.cells.get(name) === 'number')
              ? []
              : [cell],
          ),
        );
        if (two.exposed > 0) return;
        for (const [cell, values] of possibleCounts(joined.table, hidden, 45)) {
          expect(values.size, joined.names[cell]).toBeGreaterThan(1);
        }
      }),
      { seed: 20261124, numRuns: 200 },
    );
  });
});
