import { standardSet, surveyDesign } from '@pilar/measurement';
import { describe, expect, it } from 'vitest';
import { parseCsv } from './csv.ts';
import { surveyCsv } from './survey.ts';
import { SURVEY_COLUMNS } from './survey-columns.ts';
import { frameBlocks } from './survey-frame.ts';
import type { SurveyYear, Table } from './table.ts';
import { SURVEY_YEARS, spendingTarget } from './targets.ts';
import { demoCity, demoSurvey, numbersOf, valuesOf } from './testing/demo-city.ts';

/** The figures as anyone computes them from the file: person weights, strata and blocks as drawn. */
function figuresOf(survey: Table, year: SurveyYear) {
  const size = numbersOf(survey, 'art');
  const weights = numbersOf(survey, 'bobot').map((weight, i) => weight * size[i]!);
  const design = surveyDesign({
    weights,
    strata: Array.from(numbersOf(survey, 'strata')),
    clusters: Array.from(numbersOf(survey, 'psu')),
  });
  return standardSet(numbersOf(survey, 'pengeluaran'), design, spendingTarget(year).line.value);
}

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

describe.each(SURVEY_YEARS)('the survey of March %i', (year) => {
  const survey = demoSurvey(year);
  const found = figuresOf(survey, year);

  it('meets the official P0 within 0.02 point', () => {
    expect(Math.abs(found.p0.value - spendingTarget(year).p0.value)).toBeLessThan(0.0002);
  });

  it('has a standard error of P0 between 1.1 and 1.7 points, from the design alone', () => {
    expect(found.p0.se).toBeGreaterThan(0.011);
    expect(found.p0.se).toBeLessThan(0.017);
  });

  it('keeps weights between 0.3 and 3 times their mean', () => {
    const weights = numbersOf(survey, 'bobot');
    const mean = sum(weights) / weights.length;
    expect(Math.min(...weights)).toBeGreaterThan(0.3 * mean);
    expect(Math.max(...weights)).toBeLessThan(3 * mean);
  });

  it('stands for all families and people of the city', () => {
    const weights = numbersOf(survey, 'bobot');
    const size = numbersOf(survey, 'art');
    expect(sum(weights)).toBeCloseTo(56_300, 0);
    expect(sum(weights.map((weight, i) => weight * size[i]!))).toBeCloseTo(178_000, 0);
  });

  it('is 600 households, ten in each of 60 blocks, at least two blocks a stratum', () => {
    const psu = valuesOf(survey, 'psu');
    const strata = valuesOf(survey, 'strata');
    expect(survey.rows).toBe(600);
    const blocks = Map.groupBy(psu, (block) => block);
    expect(blocks.size).toBe(60);
    expect([...blocks.values()].every((rows) => rows.length === 10)).toBe(true);
    const byStratum = Map.groupBy(psu.keys(), (i) => strata[i]);
    expect(byStratum.size).toBe(10);
    for (const rows of byStratum.values()) expect(new Set(rows.map((i) => psu[i])).size).toBeGreaterThan(1);
  });

  it('holds families of the city with their own spending, and moves with the mean', () => {
    const spent = new Set(demoCity().trueSpending.get(year));
    expect(valuesOf(survey, 'pengeluaran').every((rupiah) => spent.has(Number(rupiah)))).toBe(true);
    expect(Math.abs(found.mean.value / spendingTarget(year).mean.value - 1)).toBeLessThan(0.02);
  });
});

describe('the surveys of years with published depth', () => {
  it.each([
    [2024, 0.0077, 0.0015],
    [2025, 0.0055, 0.0007],
  ] as const)('%i: P1 and P2 within 0.02 point', (year, p1, p2) => {
    const found = figuresOf(demoSurvey(year), year);
    expect(Math.abs(found.p1.value - p1)).toBeLessThan(0.0002);
    expect(Math.abs(found.p2.value - p2)).toBeLessThan(0.0002);
  });

  it('2024: mean within 1 % of Rp1,776,286 and Gini within 0.005 of 0.277', () => {
    const found = figuresOf(demoSurvey(2024), 2024);
    expect(Math.abs(found.mean.value / 1_776_286 - 1)).toBeLessThan(0.01);
    expect(Math.abs(found.gini.value - 0.277)).toBeLessThan(0.005);
  });
});

describe('the file of a survey', () => {
  const csv = surveyCsv(demoSurvey(2024));

  it('has a heading line and 600 rows in the order of its columns, first a number that names nobody', () => {
    const rows = parseCsv(csv);
    expect(rows).toHaveLength(600);
    expect(csv.split('\n')[0]).toBe(SURVEY_COLUMNS.map(({ name }) => name).join(','));
    expect(rows[0]?.id_sampel).toBe('2024-0001');
  });

  it('carries no name, nik, nomor KK or identifier of the register', () => {
    const city = demoCity();
    expect(csv).not.toMatch(/\d{16}/);
    expect(csv).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    const names = new Set(valuesOf(city.persons, 'name').filter((name) => String(name).includes(' ')));
    expect(csv.split(/[,\n]/).some((cell) => names.has(cell))).toBe(false);
  });

  it('writes the same numbers that the table holds', () => {
    const rows = parseCsv(csv);
    const weights = numbersOf(demoSurvey(2024), 'bobot');
    expect(rows.every((row, i) => Number(row.bobot) === weights[i])).toBe(true);
    expect(rows.some((row) => row.program?.includes(','))).toBe(true);
  });

  it('is drawn from blocks that together hold every family once', () => {
    const blocks = frameBlocks(demoCity());
    const families = blocks.flatMap((block) => block.families);
    expect(new Set(families).size).toBe(56_300);
    expect(families).toHaveLength(56_300);
    expect(Math.min(...blocks.map((block) => block.families.length))).toBeGreaterThanOrEqual(30);
  });
});
