import { describe, expect, it } from 'vitest';
import { directionOf } from './direction.ts';
import { type HeadlineInput, headline } from './headline.ts';
import { getIndicator } from './indicator-catalogue.ts';
import { testFigure } from './testing-figures.ts';

const indicator = getIndicator('p0');
const of = (about: Partial<HeadlineInput>): HeadlineInput => {
  const official = about.official ?? [];
  return {
    cityName: 'Kota Metro',
    indicator,
    lines: [],
    officialDirection: directionOf(indicator, official),
    survey: [],
    surveyDirection: null,
    ...about,
    official,
  };
};
const line = (period: string, value: number) =>
  testFigure({ indicator: 'garis_kemiskinan', unit: 'rupiah-per-bulan', period, value });

describe('the sentence of Beranda', () => {
  it('says that nothing is available for a city without figures', () => {
    expect(headline(of({})).id).toBe('Angka kemiskinan Kota Metro belum tersedia.');
  });

  // domain.md F7.7 and trap 4 of the data: 503,161 → 596,139 is a rise of 18.48 %.
  it('tells both figures across a changed line, its rise, and that they cannot be compared', () => {
    const sentence = headline(
      of({
        official: [
          testFigure({ period: '2024-03', value: 6.78 }),
          testFigure({ period: '2025-03', value: 6.44 }),
        ],
        lines: [line('2024-03', 503_161), line('2025-03', 596_139)],
      }),
    );
    expect(sentence.id).toBe(
      'Penduduk miskin Kota Metro: angka resmi 6,78 (Maret 2024) lalu 6,44 persen (Maret 2025); ' +
        'garis kemiskinan naik 18,5 persen, jadi keduanya tidak dapat dibandingkan langsung.',
    );
    expect(sentence.id).not.toMatch(/turun/);
    expect(sentence.en).toContain(
      'the poverty line rose by 18.5 per cent, so the two cannot be compared directly',
    );
  });

  it('says only that the measurement changed when the lines are not known', () => {
    const sentence = headline(
      of({
        official: [
          testFigure({ period: '2024-03', value: 6.78 }),
          testFigure({ period: '2025-03', value: 6.44 }),
        ],
      }),
    );
    expect(sentence.id).toContain('cara ukurnya berubah');
    expect(sentence.id).not.toMatch(/garis kemiskinan naik/);
  });

  it('says neither up nor down of official figures without an error', () => {
    const sentence = headline(
      of({
        official: [
          testFigure({ period: '2022-03', value: 7.87 }),
          testFigure({ period: '2023-03', value: 7.28 }),
        ],
      }),
    );
    expect(sentence.id).toContain('galat baku belum tersedia, jadi belum dapat dikatakan naik atau turun');
  });

  it('says down as a fact where both errors allow it', () => {
    const sentence = headline(
      of({
        official: [
          testFigure({ period: '2022-03', value: 7.87, se: 0.1 }),
          testFigure({ period: '2023-03', value: 7.28, se: 0.1 }),
        ],
      }),
    );
    expect(sentence.id).toContain('turun 0,59 poin (± 0,28) dari Maret 2022');
  });

  it('tells a single official figure with its time and without a direction', () => {
    const sentence = headline(of({ official: [testFigure({ period: '2025-03', value: 6.44 })] }));
    expect(sentence.id).toBe(
      'Angka resmi: penduduk miskin Kota Metro 6,44 persen pada Maret 2025; galat baku belum tersedia.',
    );
  });

  it('falls back on the survey with its margin, marked as synthetic where it is', () => {
    const survey = [
      testFigure({
        kind: 'survey',
        period: '2025-03',
        value: 6.4,
        se: 1.3,
        ciLow: 4.2,
        ciHigh: 9.4,
        isSynthetic: true,
      }),
    ];
    expect(headline(of({ survey })).id).toBe(
      'Survei Maret 2025 (data sintetis): penduduk miskin Kota Metro 6,40 persen, lebih kurang 2,6 poin.',
    );
  });

  it('withholds a survey figure whose error is too large', () => {
    const survey = [testFigure({ kind: 'survey', period: '2025-03', value: null, rseClass: 'withheld' })];
    expect(headline(of({ survey })).id).toContain('ditahan karena galatnya terlalu besar');
  });
});
