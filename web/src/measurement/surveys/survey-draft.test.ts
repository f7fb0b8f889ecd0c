import { describe, expect, it } from 'vitest';
import { readAs } from './number-reading.ts';
import { numberWords } from './number-words.ts';
import { EMPTY_DRAFT, faultsOf, periodOf, proposeFrom } from './survey-draft.ts';

describe('what a file name tells of a survey', () => {
  it.each([
    ['Susenas_Maret-2025.csv', 'Susenas Maret 2025', '2025-03'],
    ['ssn-2024-09-metro.xlsx', 'Ssn 2024 09 metro', '2024-09'],
    ['susenas 2023.parquet', 'Susenas 2023', '2023'],
    ['kor_rt_1202.csv', 'Kor rt 1202', ''],
    ['SurveiMei2022.csv', 'SurveiMei2022', '2022'],
  ])('%s', (fileName, title, period) => {
    const draft = proposeFrom(fileName, EMPTY_DRAFT);
    expect([draft.title, periodOf(draft)]).toEqual([title, period]);
  });

  it('does not take away what was typed', () => {
    const typed = { title: 'Judul sendiri', year: '2019', month: '' };
    expect(proposeFrom('Susenas_Maret-2025.csv', typed)).toEqual({ ...typed, month: '03' });
  });

  it('is enough only with a title and a year of four digits', () => {
    expect(faultsOf({ title: ' ', year: '25', month: '' })).toEqual(['title', 'year']);
    expect(faultsOf({ title: 'A', year: '2025', month: '03' })).toEqual([]);
  });
});

describe('a number that can be read in two ways', () => {
  it.each([
    ['1.234', 'indonesian', '1234'],
    ['1.234', 'english', '1.234'],
    ['1,234', 'indonesian', '1.234'],
    ['1,234', 'english', '1234'],
    ['Rp 850.000', 'indonesian', '850000'],
    ['1.234,5', 'english', null],
    ['12.34', 'indonesian', null],
  ] as const)('%s as %s is %s', (example, style, read) => {
    expect(readAs(example, style)).toBe(read);
  });

  it.each([
    ['1234', 'seribu dua ratus tiga puluh empat', 'one thousand two hundred thirty-four'],
    ['1.234', 'satu koma dua tiga empat', 'one point two three four'],
    [
      '523606',
      'lima ratus dua puluh tiga ribu enam ratus enam',
      'five hundred twenty-three thousand six hundred six',
    ],
    ['111', 'seratus sebelas', 'one hundred eleven'],
    ['1000000', 'satu juta', 'one million'],
    ['-19', 'minus sembilan belas', 'minus nineteen'],
    ['0.05', 'nol koma nol lima', 'zero point zero five'],
  ])('%s is said %s', (written, id, en) => {
    expect([numberWords(written, 'id'), numberWords(written, 'en')]).toEqual([id, en]);
  });
});
