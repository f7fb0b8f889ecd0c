import { randomGenerator } from '@pilar/numeric';
import { expect, test } from 'vitest';
import { domainOf } from './domain.ts';
import { fgt } from './fgt.ts';
import { gini } from './gini.ts';
import { mean } from './mean.ts';
import { lowestShare } from './quantile-share.ts';
import { standardSet, standardSetBy } from './standard-set.ts';
import { surveyDesign } from './survey-design.ts';

const random = randomGenerator('standard set');
const rows = 200;
const welfare = Float64Array.from({ length: rows }, () => random.lognormal(14, 0.5));
const design = surveyDesign({
  weights: Array.from({ length: rows }, () => 100 + random.integer(300)),
  strata: Array.from({ length: rows }, (_, row) => row % 2),
  clusters: Array.from({ length: rows }, (_, row) => row % 20),
});
const group = Array.from({ length: rows }, (_, row) => (row % 3 === 0 ? 'petani' : 'buruh'));
const line = 900_000;

test('the set holds what each statistic gives alone', () => {
  const set = standardSet(welfare, design, line);
  expect(set.p0).toEqual(fgt(welfare, design, line));
  expect(set.p1).toEqual(fgt(welfare, design, line, { alpha: 1 }));
  expect(set.p2.value).toBeCloseTo(fgt(welfare, design, line, { alpha: 2 }).value, 14);
  expect(set.mean).toEqual(mean(welfare, design));
  expect(set.gini).toEqual(gini(welfare, design));
  expect(set.lowest40).toEqual(lowestShare(welfare, design));
  expect(set.inequality).toBe('low');
});

test('the convey convention reaches every part of the set', () => {
  const set = standardSet(welfare, design, line, { convention: 'convey' });
  expect(set.p0.method).toBe('fgt/convey@1');
  expect(set.gini).toEqual(gini(welfare, design, { convention: 'convey' }));
  expect(set.lowest40.se).not.toBe(lowestShare(welfare, design).se);
});

test('a group’s set is the set of its domain', () => {
  const groups = standardSetBy(welfare, design, line, group);
  expect(groups.map((entry) => entry.group)).toEqual(['petani', 'buruh']);
  const farmers = domainOf(
    design,
    group.map((name) => name === 'petani'),
  );
  expect(groups[0]?.set).toEqual(standardSet(welfare, farmers, line));
});

test('a set of a domain can be split further', () => {
  const even = domainOf(
    design,
    group.map((_, row) => row % 2 === 0),
  );
  const [farmers] = standardSetBy(welfare, even, line, group);
  expect(farmers?.set.p0.n).toBe(group.filter((name, row) => name === 'petani' && row % 2 === 0).length);
});

test('the caller is named in a refusal', () => {
  expect(() => standardSet([1], design, line)).toThrow('standardSet: welfare has 1 rows');
  expect(() => standardSetBy(welfare, design, line, ['a'])).toThrow('domainsBy: groups has 1 rows');
  expect(() => standardSetBy(welfare, design, -1, group)).toThrow('standardSetBy: line is -1');
});
