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

describe('what two survey figures say', () => {
  const survey = (value: number | null, se: number | null, df = 2, method = 'fgt/bps@1') =>
    ({ kind: 'survey', value, se, df, n: 60, method }) as const;

  // Errors 1 and 1 with 2 df each: Welch gives 4 df, t = 2.776, margin 2.776·√2 = 3.93; the normal limit would be 2.77.
  it('is judged by Student’s t with the degrees of freedom that both name', () => {
    const near = directionOf(p0, pair(survey(10, 1), survey(6.5, 1)));
    expect(near.word).toBe('unclear');
    expect(near.text.id).toContain('3,50 poin (± 3,93)');
    expect(directionOf(p0, pair(survey(10, 1), survey(6, 1))).word).toBe('down');
    expect(directionOf(p0, pair(survey(10, 1, 5000), survey(6.5, 1, 5000))).word).toBe('down');
  });

  it('is nothing when the two were computed by different definitions', () => {
    const direction = directionOf(p0, pair(survey(10, 1), survey(2, 1, 2, 'fgt/convey@1')));
    expect(direction).toMatchObject({ word: 'not-compared', isGood: null });
    expect(direction.text.id).toContain('definisi yang berbeda');
  });

  it('is no fact when one is a share of 0, whose error of 0 says nothing', () => {
    expect(directionOf(p0, pair(survey(10, 1, 40), survey(0, 0, 40))).word).toBe('unclear');
  });
});

describe('what may be said of money', () => {
  const spending = getIndicator('pengeluaran_40_terbawah');
  const money = (period: string, value: number, about: Parameters<typeof testFigure>[0] = {}) =>
    testFigure({
      ...{ kind: 'survey', indicator: spending.code, unit: spending.unit, period, value, se: 1000 },
      ...{ df: 44, n: 600, method: 'lowest-mean/bps@1' },
      ...about,
    });

  // Metro's prices rose by 1.39 %: Rp600,000 of 2024 buy what Rp608,340 buy in 2025; 610,000 is Rp1,660 more, not Rp10,000.
  it('is nominal, never good by itself, and told again at constant prices', () => {
    const direction = directionOf(spending, [money('2024-03', 600_000), money('2025-03', 610_000)]);
    expect(direction).toMatchObject({ word: 'up', isGood: null });
    expect(direction.text.id).toMatch(
      /^naik Rp10\.000 per bulan .*\(nominal\); menurut harga Maret 2025: selisih Rp1\.660/,
    );
    expect(direction.text.id).not.toContain('asumsi');
    expect(direction.text.en).toContain('at prices of March 2025: a difference of Rp1,660 a month');
  });

  // Metro has no price change before 2024: 650,000 · 1.0345 = 672,425 with the prices of Lampung.
  it('says that prices of the province are an assumption', () => {
    const direction = directionOf(spending, [money('2023-03', 650_000), money('2024-03', 660_000)]);
    expect(direction.text.id).toMatch(/^naik .*: turun Rp12\.425 per bulan .*\(asumsi: harga provinsi\)$/);
    expect(direction.isGood).toBeNull();
  });

  it('says no more than nominal where no index covers the periods', () => {
    const direction = directionOf(spending, [money('2019-03', 500_000), money('2020-03', 600_000)]);
    expect(direction).toMatchObject({ word: 'up', isGood: null });
    expect(direction.text.id).toMatch(/\(nominal: kenaikan harga belum dikurangkan\)$/);
    const withoutError = directionOf(spending, [
      money('2019-03', 500_000, { se: null }),
      money('2020-03', 600_000),
    ]);
    expect(withoutError.text.id).toMatch(/galat baku belum tersedia \(nominal/);
  });

  it('tests the trend of waves at constant prices too', () => {
    const rising = [2021, 2022, 2023, 2024, 2025].map((year, step) =>
      money(`${year}-03`, 600_000 + 3000 * step),
    );
    const direction = surveyDirection(spending, rising);
    expect(direction).toMatchObject({ word: 'up', isGood: null });
    expect(direction?.text.id).toMatch(
      /^naik Rp3\.000 .*menurut harga Maret 2025: turun .*\(asumsi: harga provinsi\)$/,
    );
  });

  it('leaves a poverty line alone: it is quoted, not judged', () => {
    const line = getIndicator('garis_kemiskinan');
    const direction = directionOf(line, [
      money('2022-03', 400_000, { df: null, se: 10, kind: 'official' }),
      money('2023-03', 450_000, { df: null, se: 10, kind: 'official' }),
    ]);
    expect(direction.text.id).not.toContain('nominal');
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

  it('uses no wave whose degrees of freedom are unknown, and no two definitions', () => {
    const waves = [wave('2021-03', 9, 0.3), wave('2022-03', 8, 0.3), wave('2023-03', 7, 0.3)];
    expect(surveyDirection(p0, waves)?.text.id).toContain('tren 3 survei');
    const first = { ...waves[0]!, df: null };
    expect(surveyDirection(p0, [first, ...waves.slice(1)])?.text.id).not.toContain('tren');
    const other = { ...waves[0]!, method: 'fgt/convey@1' };
    expect(surveyDirection(p0, [other, ...waves.slice(1)])?.text.id).not.toContain('tren');
  });

  it('has nothing to say without waves', () => {
    expect(surveyDirection(p0, [])).toBeNull();
  });

  it('reads March as two twelfths of a year', () => {
    expect(yearsOf('2025-03')).toBeCloseTo(2025 + 2 / 12, 12);
    expect(yearsOf('2025')).toBe(2025.5);
  });
});
