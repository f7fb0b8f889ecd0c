import { expect, test } from 'vitest';
import { atkinson } from './atkinson.ts';
import { domainOf } from './domain.ts';
import type { Estimate } from './estimate.ts';
import { fullSet } from './full-set.ts';
import { generalisedEntropy } from './generalised-entropy.ts';
import { quantileShare } from './quantile-share.ts';
import { relativePoverty } from './relative-poverty.ts';
import { jackknife } from './resampling.ts';
import { standardSet } from './standard-set.ts';
import type { SurveyDesign } from './survey-design.ts';
import { relativeDistance, seededSurvey } from './testing/seeded-survey.ts';
import { watts } from './watts.ts';

const { welfare, design } = seededSurvey('full set');
const line = 900_000;

/** Every statistic asked by itself: what the one pass is held against. */
function alone(asked: SurveyDesign, convention: 'bps' | 'convey', lines: number | readonly number[] = line) {
  const fifth = (at: number) =>
    quantileShare(welfare, asked, { from: at / 5, to: (at + 1) / 5 }, { convention });
  const boundary = convention === 'bps' ? 'below' : 'at-or-below';
  const standard = standardSet(welfare, asked, lines, { convention });
  return [
    ...[standard.p0, standard.p1, standard.p2, standard.mean, standard.gini, standard.lowest40],
    watts(welfare, asked, lines),
    ...[0, 1, 2].map((alpha) => generalisedEntropy(welfare, asked, { alpha })),
    ...[0.5, 1, 2].map((epsilon) => atkinson(welfare, asked, { epsilon })),
    ...[0, 1, 2, 3, 4].map(fifth),
    relativePoverty(welfare, asked, { boundary }),
  ];
}

function together(
  asked: SurveyDesign,
  convention: 'bps' | 'convey',
  lines: number | readonly number[] = line,
) {
  const set = fullSet(welfare, asked, lines, { convention });
  return [
    ...[set.p0, set.p1, set.p2, set.mean, set.gini, set.lowest40, set.watts],
    ...[...set.entropy, ...set.atkinson, ...set.fifths, set.riskOfPoverty],
  ];
}

function expectSame(found: readonly Estimate[], wanted: readonly Estimate[]): void {
  expect(found.map(({ method, n, df }) => [method, n, df])).toEqual(
    wanted.map(({ method, n, df }) => [method, n, df]),
  );
  for (const [at, own] of found.entries()) {
    expect(relativeDistance(own.value, wanted[at]?.value ?? 0)).toBeLessThan(1e-12);
    expect(relativeDistance(own.se, wanted[at]?.se ?? 0)).toBeLessThan(1e-10);
  }
}

test('one pass gives what each statistic gives alone, in both conventions', () => {
  expectSame(together(design, 'bps'), alone(design, 'bps'));
  expectSame(together(design, 'convey'), alone(design, 'convey'));
});

test('a line of its own for each row', () => {
  const lines = welfare.map((_, row) => 700_000 + 1000 * (row % 300));
  expectSame(together(design, 'bps', lines), alone(design, 'bps', lines));
});

test('domains and replicates are asked one by one, with the same figures', () => {
  const part = domainOf(
    design,
    welfare.map((_, row) => row % 3 > 0),
  );
  expectSame(together(part, 'bps'), alone(part, 'bps'));
  const replicated = jackknife(design);
  expectSame(together(replicated, 'bps'), alone(replicated, 'bps'));
});

test('welfare of 0 is refused by row', () => {
  expect(() =>
    fullSet(
      welfare.map((y, row) => (row === 7 ? 0 : y)),
      design,
      line,
    ),
  ).toThrow('fullSet: welfare[7] is 0, an amount above 0 is expected');
});
