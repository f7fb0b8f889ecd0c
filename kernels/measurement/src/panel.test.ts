import { randomGenerator } from '@pilar/numeric';
import { describe, expect, test } from 'vitest';
import { difference } from './combine.ts';
import { fgt } from './fgt.ts';
import { panelPoverty, transitionMatrix } from './panel.ts';
import { jackknife } from './resampling.ts';
import { surveyDesign } from './survey-design.ts';
import { relativeDistance, seededSurvey } from './testing/seeded-survey.ts';

/*
 * Four people, line 100 in wave 1 and 200 in wave 2; welfare over the line:
 *   A 0.5, 0.5: poor twice, mean 0.5        B 0.5, 1.25: poor once, mean 0.875
 *   C 0.8, 1.6: poor once, mean 1.2         D 2, 2: never
 * α = 2: g: A 0.25, 0.25; B 0.25, 0; C 0.04, 0; D 0. Mean over waves: A 0.25, B 0.125, C 0.02, D 0: total 0.395/4.
 * Of mean welfare: A 0.25, B 0.125² = 0.015625, C 0, D 0: chronic 0.265625/4.
 */
const design = surveyDesign({ weights: [1, 1, 1, 1] });
const waves = [
  { welfare: [50, 50, 80, 200], line: 100 },
  { welfare: [100, 250, 320, 400], line: 200 },
];

describe('panel poverty', () => {
  test('by hand: chronic and transient, spells, lasting poverty', () => {
    const found = panelPoverty(waves, design);
    expect(found.total.value).toBeCloseTo(0.395 / 4, 14);
    expect(found.chronic.value).toBeCloseTo(0.265625 / 4, 14);
    expect(found.transient.value).toBeCloseTo((0.395 - 0.265625) / 4, 14);
    expect(found.transientShare?.value).toBeCloseTo((0.395 - 0.265625) / 0.395, 14);
    expect([found.always, found.sometimes, found.never].map(({ value }) => value)).toEqual([0.25, 0.5, 0.25]);
    // At least half of the waves: A, B and C; all waves: A alone.
    expect([found.lastingHeadcount.value, found.lasting.value]).toEqual([0.75, 0.395 / 4]);
    const whole = panelPoverty(waves, design, { duration: 1, alpha: 0 });
    expect([whole.lastingHeadcount.value, whole.lasting.value, whole.total.value]).toEqual([0.25, 0.25, 0.5]);
    // Error of the mean of 1, 0, 0, 0 among four: s/√n.
    expect(found.always.se).toBeCloseTo(0.25, 14);
  });

  test('by hand: who stays and who leaves', () => {
    const matrix = transitionMatrix(['p', 'p', 'p', 'n'], ['p', 'n', 'n', 'n'], design);
    const rounded = (value: number) => Number(value.toFixed(12));
    expect(matrix.map(({ from, to, share, ofAll }) => [from, to, rounded(share.value), ofAll.value])).toEqual(
      [
        ['p', 'p', rounded(1 / 3), 0.25],
        ['p', 'n', rounded(2 / 3), 0.5],
        ['n', 'p', 0, 0],
        ['n', 'n', 1, 0.25],
      ],
    );
    expect(matrix[0]?.share.n).toBe(3);
  });

  test('nobody poor: no share of nothing', () => {
    const rich = panelPoverty(
      waves.map(({ welfare, line }) => ({ welfare: welfare.map((y) => y + 900), line })),
      design,
    );
    expect([rich.total.value, rich.transientShare, rich.never.value]).toEqual([0, undefined, 1]);
  });

  test('refuses one wave, another duration, another length', () => {
    expect(() => panelPoverty(waves.slice(0, 1), design)).toThrow('1 waves, at least 2');
    expect(() => panelPoverty(waves, design, { duration: 0 })).toThrow('duration is 0');
    expect(() => panelPoverty([...waves, { welfare: [1], line: 1 }], design)).toThrow('welfare has 1 rows');
    expect(() => transitionMatrix(['a'], ['a', 'b', 'c', 'd'], design)).toThrow('from has 1 rows');
  });
});

describe('panel poverty of a seeded survey', () => {
  const { welfare, design: drawn } = seededSurvey('panel');
  const random = randomGenerator('panel waves');
  const line = 900_000;
  const later = welfare.map((y) => y * random.lognormal(0, 0.4));
  const panel = [
    { welfare, line },
    { welfare: later, line: 1.1 * line },
  ];

  test('the waves’ own poverty is the total, and the net of transitions is the change', () => {
    for (const alpha of [0, 1, 2]) {
      const { total, chronic, transient } = panelPoverty(panel, drawn, { alpha });
      const own = panel.map((wave) => fgt(wave.welfare, drawn, wave.line, { alpha }).value);
      expect(total.value).toBeCloseTo(((own[0] ?? 0) + (own[1] ?? 0)) / 2, 13);
      expect(chronic.value + transient.value).toBeCloseTo(total.value, 14);
      // For α from 1 on g is convex: ups and downs add poverty.
      if (alpha > 0) expect(transient.value).toBeGreaterThan(0);
    }
    const states = panel.map((wave) => wave.welfare.map((y) => (y < wave.line ? 'poor' : 'not')));
    const matrix = transitionMatrix(states[0] ?? [], states[1] ?? [], drawn);
    const at = (from: string, to: string) => matrix.find((own) => own.from === from && own.to === to);
    const change = difference(
      drawn,
      (asked) => fgt(welfare, asked, line),
      (asked) => fgt(later, asked, 1.1 * line),
    );
    const net = (at('not', 'poor')?.ofAll.value ?? 0) - (at('poor', 'not')?.ofAll.value ?? 0);
    expect(net).toBeCloseTo(change.value, 13);
    for (const from of ['poor', 'not'])
      expect((at(from, 'poor')?.share.value ?? 0) + (at(from, 'not')?.share.value ?? 0)).toBeCloseTo(1, 13);
  });

  test('the jackknife finds the same errors', () => {
    const replicated = jackknife(drawn);
    const [linear, resampled] = [drawn, replicated].map((asked) => panelPoverty(panel, asked));
    for (const figure of ['total', 'chronic', 'transient', 'transientShare', 'always', 'lasting'] as const)
      expect(relativeDistance(linear?.[figure]?.se ?? 0, resampled?.[figure]?.se ?? 1)).toBeLessThan(0.02);
  });
});
