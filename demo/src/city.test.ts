import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DEMO_SEED, makeCity } from './city.ts';
import { readFacts } from './facts.ts';
import { LIVELIHOODS } from './livelihood.ts';
import { PROGRAMMES } from './programmes.ts';
import type { DemoCity, Table } from './table.ts';
import { demoCity, parentRows, valuesOf } from './testing/demo-city.ts';

const city = demoCity();

function hashTable(table: Table): string {
  const hash = createHash('sha256');
  for (const [name, column] of Object.entries(table.columns))
    hash.update(name).update(Array.from(column).join('|'));
  return hash.digest('hex');
}

function hashCity(made: DemoCity): string {
  const hash = createHash('sha256');
  for (const table of [made.dwellings, made.families, made.persons]) hash.update(hashTable(table));
  for (const [year, spending] of made.trueSpending) hash.update(String(year)).update(spending);
  return hash.digest('hex');
}

describe('the demo city', () => {
  it('is the same to the last digit for one seed, and another for another seed', () => {
    const first = hashCity(city);
    expect(hashCity(makeCity({ seed: DEMO_SEED }))).toBe(first);
    expect(hashCity(makeCity({ seed: DEMO_SEED + 1 }))).not.toBe(first);
    // Two whole cities are made and hashed here: seconds alone, more on a busy machine.
  }, 180_000);

  it('has 56,300 families and 178,000 people, and every column is full length', () => {
    expect(city.families.rows).toBe(56_300);
    expect(city.persons.rows).toBe(178_000);
    for (const table of [city.dwellings, city.families, city.persons]) {
      for (const [name, column] of Object.entries(table.columns))
        expect([name, column.length]).toEqual([name, table.rows]);
    }
  });

  it('puts each family in a dwelling and each person in a family, whose size counts them', () => {
    const { dwellingOf, familyOf } = parentRows(city);
    expect(dwellingOf.every((row) => row >= 0)).toBe(true);
    expect(familyOf.every((row) => row >= 0)).toBe(true);
    const counted = new Int32Array(city.families.rows);
    for (const family of familyOf) counted[family]!++;
    expect(Array.from(counted)).toEqual(valuesOf(city.families, 'size'));
  });

  it('lets some families share a dwelling, and leaves no dwelling empty', () => {
    const used = new Set(parentRows(city).dwellingOf);
    expect(used.size).toBe(city.dwellings.rows);
    expect(city.dwellings.rows).toBeLessThan(0.98 * city.families.rows);
  });

  it('lives in all 22 kelurahan under their Kemendagri codes', () => {
    const known = readFacts('areas').filter((row) => row.tingkat === 'kelurahan');
    expect(known).toHaveLength(22);
    expect(new Set(valuesOf(city.dwellings, 'area_code'))).toEqual(
      new Set(known.map((row) => row.kode_kemendagri)),
    );
  });

  it('gives each family one head, and each dwelling an identifier of its own', () => {
    const { familyOf } = parentRows(city);
    const relations = valuesOf(city.persons, 'relation');
    const heads = new Int32Array(city.families.rows);
    for (const [p, family] of familyOf.entries()) if (relations[p] === 1) heads[family]!++;
    expect(heads.every((count) => count === 1)).toBe(true);
    for (const table of [city.dwellings, city.families, city.persons]) {
      const ids = valuesOf(table, 'id');
      expect(new Set(ids).size).toBe(table.rows);
      expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it('uses only the livelihoods and programmes that it explains', () => {
    const groups = new Set<unknown>(LIVELIHOODS.map(({ code }) => code));
    expect(valuesOf(city.families, 'livelihood').filter((code) => !groups.has(code))).toEqual([]);
    const programmes = new Set<string>(PROGRAMMES.map(({ code }) => code));
    const used = new Set(valuesOf(city.families, 'programmes').flatMap((list) => String(list).split(',')));
    used.delete('');
    expect(used).toEqual(programmes);
  });

  it('refuses a seed that is not a whole number', () => {
    expect(() => makeCity({ seed: 0.5 })).toThrow(/makeCity: seed 0.5/);
  });
});
