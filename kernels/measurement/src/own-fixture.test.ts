import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { atkinson } from './atkinson.ts';
import { domainOf } from './domain.ts';
import type { Estimate } from './estimate.ts';
import { fgt } from './fgt.ts';
import { generalisedEntropy } from './generalised-entropy.ts';
import { gini } from './gini.ts';
import { mean } from './mean.ts';
import { medianGap } from './median-gap.ts';
import { relativeLine } from './relative-line.ts';
import { relativePoverty } from './relative-poverty.ts';
import { S80_S20, shareRatio } from './share-ratio.ts';
import { type SurveyDesign, surveyDesign } from './survey-design.ts';
import { watts } from './watts.ts';

/** R 4.2.2, survey 4.5, convey 1.0.1 (test-data/README.md): figures to 1e-9, errors to 1e-8 of their size. */
const folder = new URL('../test-data/', import.meta.url);

type Cells = Record<string, string>;

/** The fixture's cells hold commas only inside quotes, with doubled quotes. */
function rowsOf(file: string): Cells[] {
  const [head = '', ...lines] = readFileSync(new URL(file, folder), 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
    return Object.fromEntries(
      names.map((name, place) => [
        name,
        (cells[place]?.[1]?.replaceAll('""', '"') ?? cells[place]?.[2]) || '',
      ]),
    );
  });
}

const surveys = new Map(['survey_wave1', 'survey_wave2'].map((name) => [name, rowsOf(`${name}.csv`)]));

function designOf(name: string, rows: Cells[]): SurveyDesign {
  const column = (key: string): string[] => rows.map((row) => row[key] ?? '');
  const weights = rows.map((row) => Number(row.weight) * Number(row.size));
  if (name === 'weights_only') return surveyDesign({ weights });
  if (name === 'nested_psu') {
    return surveyDesign({
      weights,
      strata: column('stratum'),
      clusters: column('psu_in_stratum'),
      nest: true,
    });
  }
  const clustered = { weights, strata: column('stratum'), clusters: column('psu') };
  return surveyDesign(
    name === 'stratified_cluster_fpc' ? { ...clustered, fpc: column('fpc').map(Number) } : clustered,
  );
}

function compute(
  statistic: string,
  params: Record<string, number>,
  y: number[],
  design: SurveyDesign,
): Estimate {
  if (statistic === 'mean') return mean(y, design);
  if (statistic === 'gini') return gini(y, design, { convention: 'convey' });
  if (statistic === 'watts') return watts(y, design, params.line!);
  if (statistic === 'ge') return generalisedEntropy(y, design, { alpha: params.epsilon! });
  if (statistic === 'atkinson') return atkinson(y, design, { epsilon: params.epsilon! });
  if (statistic === 's80s20') return shareRatio(y, design, S80_S20, { split: 'whole-units' });
  const line = { of: 'median', share: params.percent!, quantile: params.quantile! } as const;
  if (statistic === 'arpt') return relativeLine(y, design, line);
  if (statistic === 'arpr') return relativePoverty(y, design, { line, boundary: 'at-or-below' });
  if (statistic === 'rmpg') return medianGap(y, design, { line, boundary: 'at-or-below' });
  return fgt(y, design, params.line!, { alpha: params.alpha!, boundary: 'at-or-below' });
}

test('all four designs and their domains equal R: every statistic, error and degrees of freedom', () => {
  const values = rowsOf('values.csv');
  expect(values).toHaveLength(384);
  for (const row of values) {
    const rows = surveys.get(row.data!)!;
    const whole = designOf(row.design!, rows);
    const design =
      row.domain === 'all'
        ? whole
        : domainOf(
            whole,
            rows.map((cells) => cells.livelihood === row.domain),
          );
    const y = rows.map((cells) => Number(cells.expenditure));
    const answer = compute(row.statistic!, JSON.parse(row.params!), y, design);
    const label = `${row.design} ${row.data} ${row.statistic} ${row.params} ${row.domain}`;
    // Nobody among the pegawai is poor: 0 must be met exactly, hence "at most".
    const [value, se] = [Number(row.estimate), Number(row.se)];
    expect(Math.abs(answer.value - value), label).toBeLessThanOrEqual(1e-9 * Math.abs(value));
    expect(Math.abs(answer.se - se), label).toBeLessThanOrEqual(1e-8 * se);
    expect(answer.df, label).toBe(Number(row.df));
  }
});

test('the trapezoid Gini has convey’s error to 1e-5 on expansion weights', () => {
  for (const rows of surveys.values()) {
    const design = designOf('stratified_cluster', rows);
    const y = rows.map((cells) => Number(cells.expenditure));
    const { se } = gini(y, design, { convention: 'convey' });
    expect(Math.abs(gini(y, design).se / se - 1)).toBeLessThan(1e-5);
  }
});
