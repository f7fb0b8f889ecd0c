import { describe, expect, it } from 'vitest';
import { readNumber, typedNumber } from './read-number.ts';

describe('a typed number', () => {
  it.each([
    ['6,44', 6.44],
    ['6.44', 6.44],
    ['0,277', 0.277],
    ['0.277', 0.277],
    ['1.776.286,50', 1776286.5],
    ['Rp1.776.286', 1776286],
    ['Rp 596.139,00', 596139],
    ['596139', 596139],
    ['1,776,286', 1776286],
    ['1,776,286.5', 1776286.5],
    ['6,44 %', 6.44],
    ['−0,5', -0.5],
    ['1234.5', 1234.5],
  ])('%s is read as %d', (typed, value) => {
    expect(readNumber(typed)).toEqual({ value, fault: null });
  });

  it.each(['1.234', '596.139', 'Rp1.200'])('%s can be read in two ways and is not guessed', (typed) => {
    expect(readNumber(typed)).toEqual({ value: null, fault: 'ambiguous' });
  });

  it.each(['abc', '6,4,4', '1.23.456', '6 lebih'])('%s is not a number', (typed) => {
    expect(readNumber(typed)).toEqual({ value: null, fault: 'not-a-number' });
  });

  it('is empty when nothing is typed', () => {
    expect(readNumber('  ')).toEqual({ value: null, fault: 'empty' });
  });

  it('is written back so that it reads as the same number', () => {
    for (const value of [6.44, 0.277, 1776286, 0.0005]) {
      expect(readNumber(typedNumber(value)).value).toBe(value);
    }
  });
});
