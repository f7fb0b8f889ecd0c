import { expect, test } from 'vitest';
import { domainOf, domainsBy } from './domain.ts';
import { surveyDesign } from './survey-design.ts';

test('without strata and clusters each row is its own PSU in one stratum', () => {
  const design = surveyDesign({ weights: [1, 2, 3] });
  expect(design.psuCount).toBe(3);
  expect(Array.from(design.psusInStratum)).toEqual([3]);
  expect(design.size).toEqual({ n: 3, df: 2 });
});

test('degrees of freedom are PSUs less strata', () => {
  const design = surveyDesign({
    weights: [1, 1, 1, 1, 1],
    strata: ['utara', 'utara', 'utara', 'pusat', 'pusat'],
    clusters: [1, 1, 2, 3, 4],
  });
  expect(design.size).toEqual({ n: 5, df: 2 });
});

test('a row of weight 0 is not counted as sampled', () => {
  expect(surveyDesign({ weights: [1, 0, 3] }).size).toEqual({ n: 2, df: 1 });
});

test('numbers and words both name strata and clusters, and typed arrays work', () => {
  const words = surveyDesign({
    weights: [1, 1, 1, 1],
    strata: ['a', 'a', 'b', 'b'],
    clusters: [7, 8, 9, 10],
  });
  const codes = surveyDesign({ weights: Float64Array.of(1, 1, 1, 1), strata: Int32Array.of(5, 5, 6, 6) });
  expect(words.psusInStratum).toEqual(codes.psusInStratum);
});

test('PSU numbers that start again in each stratum need nest', () => {
  const columns = { weights: [1, 1, 1, 1], strata: ['a', 'a', 'b', 'b'], clusters: [1, 2, 1, 2] };
  expect(() => surveyDesign(columns)).toThrow('clusters[2] is 1, which lies in stratum a and in stratum b');
  const design = surveyDesign({ ...columns, nest: true });
  expect(design.psuCount).toBe(4);
  expect(design.size.df).toBe(2);
});

test('a stratum with one PSU is refused until a rule is chosen', () => {
  const columns = { weights: [1, 1, 1], strata: ['a', 'a', 'b'] };
  expect(() => surveyDesign(columns)).toThrow('stratum b has a single PSU');
  expect(surveyDesign({ ...columns, lonelyPsu: 'adjust' }).lonelyPsu).toBe('adjust');
});

test('a stratum of which every PSU was drawn may hold one PSU', () => {
  expect(surveyDesign({ weights: [1, 1, 1], strata: ['a', 'a', 'b'], fpc: [9, 9, 1] }).psuCount).toBe(3);
});

test('the finite population correction is a count of PSUs or a share', () => {
  const counts = surveyDesign({ weights: [1, 1], fpc: [8, 8] });
  const shares = surveyDesign({ weights: [1, 1], fpc: [0.25, 0.25] });
  expect(Array.from(counts.sampledShare)).toEqual([0.25]);
  expect(Array.from(shares.sampledShare)).toEqual([0.25]);
});

test('a bad cell is named by function, column and row', () => {
  const refusals: [Parameters<typeof surveyDesign>[0], string][] = [
    [{ weights: [] }, 'surveyDesign: weights is empty'],
    [{ weights: [1, Number.NaN] }, 'surveyDesign: weights[1] is NaN'],
    [{ weights: [1, 1, Infinity] }, 'surveyDesign: weights[2] is Infinity'],
    [{ weights: [-1, 1] }, 'surveyDesign: weights[0] is -1'],
    [{ weights: [0, 0] }, 'surveyDesign: every weight is 0'],
    [{ weights: [1, 1], strata: ['a'] }, 'surveyDesign: strata has 1 rows, 2 are expected'],
    [{ weights: [1, 1], clusters: ['a', ''] }, 'surveyDesign: clusters[1] is missing'],
    [{ weights: [1, 1], strata: [1, Number.NaN] }, 'surveyDesign: strata[1] is missing'],
    [{ weights: [1, 1], fpc: [5, 0] }, 'surveyDesign: fpc[1] is 0'],
    [{ weights: [1, 1], fpc: [5, 6] }, 'surveyDesign: fpc[1] is 6, but 5 before in stratum all'],
    [{ weights: [1, 1, 1], fpc: [2, 2, 2] }, 'fewer than the 3 PSUs drawn'],
  ];
  for (const [columns, sentence] of refusals) {
    expect(() => surveyDesign(columns)).toThrow(RangeError);
    expect(() => surveyDesign(columns)).toThrow(sentence);
  }
});

test('a domain keeps the whole design and counts its own rows and PSUs', () => {
  const design = surveyDesign({ weights: [1, 1, 1, 1], strata: ['a', 'a', 'b', 'b'] });
  const domain = domainOf(design, [1, 0, 0, 0]);
  expect(domain.psuCount).toBe(4);
  expect(domain.size).toEqual({ n: 1, df: 0 });
  expect(domainOf(domain, [true, true, true, true]).size.n).toBe(1); // a domain of a domain is their common part
});

test('an empty domain and a mask of another length are refused', () => {
  const design = surveyDesign({ weights: [1, 0] });
  expect(() => domainOf(design, [0, 1])).toThrow('no row of the domain has a weight above 0');
  expect(() => domainOf(design, [1])).toThrow('domainOf: mask has 1 rows, 2 are expected');
});

test('groups come in order of first appearance, without those nobody stands for', () => {
  const design = surveyDesign({ weights: [1, 0, 1, 1] });
  const groups = domainsBy(design, ['tani', 'kosong', 'buruh', 'tani']);
  expect(groups.map(({ group, design: { size } }) => [group, size.n])).toEqual([
    ['tani', 2],
    ['buruh', 1],
  ]);
});
