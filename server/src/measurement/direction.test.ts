import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf } from './direction.ts';
import { getIndicator } from './indicator-catalogue.ts';
import { surveyDirection, yearsOf } from './survey-direction.ts';
import { testFigure } from './testing-figures.ts';

const p0 = getIndicator('p0');
const pair = (first: Parameters<typeof testFigure>[0], second: Parameters<typeof testFigure>[0]) => [
  testFigure({ period: '2022-03', ...first }),
  testFigure({ period: '2023-03', ...second }),
];

describe('what may be said of two figures', () => {
  it('is nothing while there is only one', () => {
    expect(directionOf(p0, [testFigure({})]).word).toBe('not-compared');
  });

  it('is nothing across the break of the poverty line in 2025', () => {
    const direction = directionOf(p0, [
      testFigure({ period: '2024-03', se: 0.1 }),
      testFigure({ period: '2025-03', value: 6.44, se: 0.1 }),
    ]);
    expect(direction.word).toBe('not-compared');
    expect(direction.text.id).toContain('garis kemiskinan Kota Metro naik 18,48 persen');
  });

  it('is no direction while one of them has no error', () => {
    expect(directionOf(p0, pair({ value: 7.87 }, { value: 7.28, se: 0.4 })).word).toBe('no-error');
  });

  // |7.28 − 7.87| = 0.59; 1.96·√(0.3²+0.3²) = 0.83 > 0.59.
  it('is unclear when the difference is within its error', () => {
    const direction = directionOf(p0, pair({ value: 7.87, se: 0.3 }, { value: 7.28, se: 0.3 }));
    expect(direction.word).toBe('unclear');
    expect(direction.text.id).toBe(
      'selisih 0,59 poin (± 0,83) dari Maret 2022: belum dapat dikatakan naik atau turun',
    );
  });

  it('is good when poverty falls and bad when it rises', () => {
    expect(directionOf(p0, pair({ value: 9, se: 0.1 }, { value: 7, se: 0.1 }))).toMatchObject({
      word: 'down',
      isGood: true,
    });
    expect(directionOf(p0, pair({ value: 7, se: 0.1 }, { value: 9, se: 0.1 }))).toMatchObject({
      word: 'up',
      isGood: false,
    });
  });

  it('never says up or down when the interval of the difference holds zero', () => {
    const share = fc.double({ min: 0.1, max: 60, noNaN: true });
    const error = fc.double({ min: 0.01, max: 10, noNaN: true });
    fc.assert(
      fc.property(share, share, error, error, (a, b, sa, sb) => {
        const { word } = directionOf(p0, pair({ value: a, se: sa }, { value: b, se: sb }));
        const isInside = Math.abs(b - a) <= 1.959964 * Math.hypot(sa, sb);
        expect(word === 'unclear').toBe(isInside);
      }),
      { seed: 1872, numRuns: 300 },
    );
  });
});

describe('what several survey waves say together', () => {
  const wave = (period: string, value: number, se = 1.2) =>
    testFigure({ kind: 'survey', period, value, se, df: 50, n: 600, method: 'fgt/bps@1' });

  it('tests the pooled trend of waves on one side of a break', () => {
    const waves = [
      wave('2021-03', 9, 0.3),
      wave('2022-03', 8, 0.3),
      wave('2023-03', 7, 0.3),
      wave('2024-03', 6, 0.3),
    ];
    const direction = surveyDirection(p0, waves);
    expect(direction?.word).toBe('down');
    expect(direction?.text.id).toContain('menurut tren 4 survei sejak Maret 2021');
  });

  it('says that nothing is clear when the waves are as noisy as those of a small city', () => {
    const waves = [wave('2021-03', 8.9), wave('2022-03', 7.9), wave('2023-03', 7.3), wave('2024-03', 6.8)];
    expect(surveyDirection(p0, waves)?.word).toBe('unclear');
  });

  it('does not carry the trend of 2021–2024 over the changed line into 2025', () => {
    const waves = [
      wave('2021-03', 9, 0.2),
      wave('2022-03', 8, 0.2),
      wave('2023-03', 7, 0.2),
      wave('2025-03', 5, 0.2),
    ];
    expect(surveyDirection(p0, waves)?.word).toBe('not-compared');
  });

  it('has nothing to say without waves', () => {
    expect(surveyDirection(p0, [])).toBeNull();
  });

  it('reads March as two twelfths of a year', () => {
    expect(yearsOf('2025-03')).toBeCloseTo(2025 + 2 / 12, 12);
    expect(yearsOf('2025')).toBe(2025.5);
  });
});
