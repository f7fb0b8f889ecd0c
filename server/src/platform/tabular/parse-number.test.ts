import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessNumberStyle } from './guess-number-style.ts';
import { isMissing, parseNumber } from './parse-number.ts';

describe('a number is read as it is written', () => {
  it.each([
    ['1.776.286,50', 1776286.5],
    ['Rp1.776.286', 1776286],
    ['Rp 1.776.286,-', 1776286],
    ['Rp. 1.776.286,00', 1776286],
    ['(1.000)', -1000],
    ['-1.000', -1000],
    ['Rp -1.000', -1000],
    ['−1.000', -1000],
    ['1 776 286', 1776286],
    ['1 776 286,5', 1776286.5],
    ['1\u00a0776\u00a0286', 1776286],
    ['6,44 %', 0.0644],
    [' 1776286 ', 1776286],
    ["'1776286", 1776286],
    ['１.７７６.２８６', 1776286],
    ['1,87E+06', 1870000],
    ['1.234', 1234],
    ['0,5', 0.5],
    ['IDR 12.000', 12000],
  ])('Indonesian %j', (text, value) => {
    expect(parseNumber(text, 'indonesian')).toBeCloseTo(value, 10);
  });

  it.each([
    ['1,776,286.50', 1776286.5],
    ['1.234', 1.234],
    ['1,234', 1234],
    ['$', undefined],
    ['1.776.286', undefined],
    ['12,34', undefined],
  ])('English %j', (text, value) => {
    expect(parseNumber(text, 'english')).toBe(value);
  });

  it.each([
    '1234.5',
    '1.23',
    '0.500',
    '12.34.567',
    '1,2,3',
    'abc',
    '',
    '1-2',
    '--5',
    '(-5)',
    '1.776.286.',
    '1e9999',
    'Rp',
  ])('refuses %j in the Indonesian style', (text) => {
    expect(parseNumber(text, 'indonesian')).toBeUndefined();
  });

  it('tells nothing from zero', () => {
    expect(['', ' ', '-', '–', 'NA', 'n/a', '[null]', null].every((cell) => isMissing(cell))).toBe(true);
    expect(['0', '0,00', 0, 'a', false].some((cell) => isMissing(cell))).toBe(false);
  });

  it('gives back every amount that an Indonesian or English writer formats', () => {
    const amount = fc.integer({ min: -1e12, max: 1e12 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(amount, (value) => {
        const options = { minimumFractionDigits: 2 } as const;
        expect(parseNumber(value.toLocaleString('id-ID', options), 'indonesian')).toBe(value);
        expect(parseNumber(value.toLocaleString('en-US', options), 'english')).toBe(value);
        expect(parseNumber(String(value), 'plain')).toBe(value);
      }),
      { seed: 1872 },
    );
  });
});

describe('how a column writes its numbers is seen, not guessed', () => {
  it.each([
    ['ambiguous', ['1.234', '12.500', '950', null]],
    ['ambiguous', ['1,234', '950']],
    ['ambiguous', ['1.234,5', '1,234.5']],
    ['indonesian', ['1.234', '1.234.567']],
    ['indonesian', ['1.234', '12,5']],
    ['english', ['1,234', '1,234,567.5']],
    ['plain', ['7095.59814453', '5390.57', '12']],
    ['plain', [1, 2, 3]],
    ['plain', ['600000', '1200000']],
    ['text', ['Siti', 'Budi', '3']],
    ['text', [null, '-']],
  ])('%s: %j', (style, cells) => {
    expect(guessNumberStyle(cells).style).toBe(style);
  });

  it('shows the value that has two readings', () => {
    const { evidence } = guessNumberStyle(['950', '1.234', '1.500']);
    expect(evidence).toMatchObject({ twoWays: 2, alike: 1, example: '1.234' });
  });

  it('never decides a column whose every value has two readings', () => {
    const twoWays = fc.tuple(
      fc.integer({ min: 1, max: 999 }),
      fc.integer({ min: 0, max: 999 }),
      fc.constantFrom('.', ','),
    );
    fc.assert(
      fc.property(fc.array(twoWays, { minLength: 1 }), (values) => {
        const [, , mark = '.'] = values[0] ?? [];
        const cells = values.map(([whole, part]) => `${whole}${mark}${String(part).padStart(3, '0')}`);
        expect(guessNumberStyle(cells).style).toBe('ambiguous');
      }),
      { seed: 2023 },
    );
  });
});
