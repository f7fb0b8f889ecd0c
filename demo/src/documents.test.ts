import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standardSet, surveyDesign } from '@pilar/measurement';
import { describe, expect, it } from 'vitest';
import { DEMO_ASSUMPTIONS } from './assumptions.ts';
import { readFacts } from './facts.ts';
import { SURVEY_YEARS, spendingTarget } from './targets.ts';
import { demoSurvey, numbersOf } from './testing/demo-city.ts';

const ROOT = join(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/demo-city.md'), 'utf8');
const written = (value: number, digits: number): string =>
  value.toLocaleString('id-ID', { minimumFractionDigits: digits, maximumFractionDigits: digits });

describe('the page about the demo city', () => {
  it('lists every assumption in the words of the code', () => {
    expect(DEMO_ASSUMPTIONS.filter(({ id, text }) => !page.includes(`| \`${id}\` | ${text} |`))).toEqual([]);
  });

  it('lists every margin with its value, period and source', () => {
    const row = (each: Readonly<Record<string, string>>): string =>
      `| ${String(each.nilai).replace('.', ',')} ${each.satuan} | ${each.periode} | ${each.sumber} |`;
    expect(readFacts('margins').filter((each) => !page.includes(row(each)))).toEqual([]);
  });

  it.each(SURVEY_YEARS)('prints the figures that the survey of %i really has', (year) => {
    const survey = demoSurvey(year);
    const size = numbersOf(survey, 'art');
    const design = surveyDesign({
      weights: numbersOf(survey, 'bobot').map((weight, i) => weight * size[i]!),
      strata: Array.from(numbersOf(survey, 'strata')),
      clusters: Array.from(numbersOf(survey, 'psu')),
    });
    const found = standardSet(numbersOf(survey, 'pengeluaran'), design, spendingTarget(year).line.value);
    const { p0, p1, p2, mean, gini } = found;
    const shares = [p0.value, p0.se, p1.value, p2.value].map((share) => written(100 * share, 2));
    expect(page).toContain(
      `| ${year} | ${shares.join(' | ')} | ${written(mean.value, 0)} | ${written(gini.value, 3)} |`,
    );
  });
});

describe('true spending', () => {
  it('is read by the demo alone: no server, web, contract or kernel names it', () => {
    const files = globSync('{server,web,contracts,kernels}/**/*.{ts,tsx}', {
      cwd: ROOT,
      exclude: (path) => path.includes('node_modules'),
    });
    expect(files.length).toBeGreaterThan(20);
    const guilty = files.filter(
      (path) =>
        !/\.test\.tsx?$/.test(path) && readFileSync(join(ROOT, path), 'utf8').includes('trueSpending'),
    );
    expect(guilty).toEqual([]);
  });
});
