import { describe, expect, it } from 'vitest';
import { copyCell } from './bulk-insert.ts';

describe('A cell of a bulk load', () => {
  it.each([
    ['a tab\tand\nline\\end\r', 'a tab\\tand\\nline\\\\end\\r'],
    ['', ''],
    ['\\N', '\\\\N'],
    [null, '\\N'],
    [undefined, '\\N'],
    [Number.NaN, '\\N'],
    [1_776_286.5, '1776286.5'],
    [-0.1, '-0.1'],
    [9_007_199_254_740_993n, '9007199254740993'],
    [true, 't'],
    [false, 'f'],
    [new Date('2023-08-09T02:00:00Z'), '2023-08-09T02:00:00.000Z'],
    [{ note: 'a\nb' }, '{"note":"a\\\\nb"}'],
  ])('case %#: is written in the text format of COPY', (value, text) => {
    expect(copyCell(value)).toBe(text);
  });
});
