import { describe, expect, it } from 'vitest';
import { DEMO_ASSUMPTIONS } from './assumptions.ts';
import { type FactFile, getMargin, getOfficial, readFacts } from './facts.ts';
import { SURVEY_YEARS, spendingTarget } from './targets.ts';

const TABLES: readonly FactFile[] = ['areas', 'margins', 'official_series', 'name_tokens'];
const known = new Set(readFacts('sources').map((row) => row.id));
const named = (sources: string | undefined): string[] => String(sources).split(/;\s*/);

describe('facts of the demo city', () => {
  it.each(TABLES)('%s: every row names source, licence and confidence', (table) => {
    const rows = readFacts(table);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((row) => !row.sumber || !row.lisensi || !row.keyakinan)).toEqual([]);
  });

  it.each(['margins', 'official_series'] as const)('%s: every source is listed in sources.csv', (table) => {
    expect(readFacts(table).filter((row) => !named(row.sumber).every((id) => known.has(id)))).toEqual([]);
  });

  it('every assumption says asumsi and leans on a listed source or on nothing', () => {
    expect(DEMO_ASSUMPTIONS.filter(({ text }) => !/asumsi/i.test(text))).toEqual([]);
    const sources = DEMO_ASSUMPTIONS.flatMap(({ source }) => named(source));
    expect(sources.filter((id) => id !== 'asumsi' && !known.has(id))).toEqual([]);
    expect(new Set(DEMO_ASSUMPTIONS.map(({ id }) => id)).size).toBe(DEMO_ASSUMPTIONS.length);
  });

  it('refuses a margin or an official value that is not there, by name', () => {
    expect(() => getMargin('none')).toThrow(/no margin "none"/);
    expect(() => getOfficial('18.72', 'gini', '2021-03')).toThrow(/no gini of 18.72 in 2021-03/);
  });
});

describe('targets of spending', () => {
  it('are official where a value was published and assumed elsewhere', () => {
    const assumed = SURVEY_YEARS.map((year) => {
      const { line, p0, p1, mean, gini } = spendingTarget(year);
      return [line, p0, p1, mean, gini].map(({ basis }) => (basis === 'resmi' ? 'r' : 'a')).join('');
    });
    // line, P0, P1, mean, Gini of 2021..2025
    expect(assumed).toEqual(['arara', 'arara', 'arara', 'rrrrr', 'rrraa']);
  });

  it('take the assumed line of 2021 from that of Lampung: 471,439 x 503,161 / 586,551', () => {
    expect(spendingTarget(2021).line).toEqual({ value: 404_414, basis: 'asumsi' });
    expect(spendingTarget(2025).line).toEqual({ value: 596_139, basis: 'resmi' });
  });
});
