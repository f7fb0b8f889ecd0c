import { describe, expect, it } from 'vitest';
import { maximise } from './bounded-simplex.ts';

const numbers = (...values: number[]): Float64Array => Float64Array.from(values);

describe('the most that bounds and sums allow', () => {
  it('follows the sums: a = b + c, b at most 4, c at most 3', () => {
    const program = { rows: [numbers(1, -1, -1)], gain: numbers(1, 0, 0), upper: numbers(100, 4, 3) };
    expect(maximise(program)).toEqual({ value: 7, at: numbers(7, 4, 3) });
  });

  it('weighs what is gained against what it costs: b costs 0.5, c costs 2', () => {
    const program = { rows: [numbers(1, -1, -1)], gain: numbers(1, -0.5, -2), upper: numbers(100, 4, 3) };
    expect(maximise(program)).toEqual({ value: 2, at: numbers(4, 4, 0) });
  });

  it('is without end where nothing bounds it, and nothing where nothing may move', () => {
    const open = Number.POSITIVE_INFINITY;
    expect(maximise({ rows: [numbers(1, -1)], gain: numbers(1, 0), upper: numbers(open, open) }).value).toBe(
      open,
    );
    expect(maximise({ rows: [numbers(1, -1)], gain: numbers(1, 0), upper: numbers(9, 0) }).value).toBe(0);
    expect(maximise({ rows: [], gain: numbers(2), upper: numbers(5) }).value).toBe(10);
  });

  it('comes out of a corner where many rows hold at once (Beale 1955, in a form that starts at nothing)', () => {
    const rows = [numbers(0.25, -60, -0.04, 9, 1, 0), numbers(0.5, -90, -0.02, 3, 0, 1)];
    const upper = numbers(1, 1, 1, 1, 0, 0);
    const { value, at } = maximise({ rows, gain: numbers(0.75, -150, 0.02, -6, 0, 0), upper });
    for (const row of rows)
      expect(row.reduce((sum, one, j) => sum + one * (at[j] ?? 0), 0)).toBeCloseTo(0, 9);
    expect(value).toBeGreaterThan(0);
  });

  it('refuses a row of another length', () => {
    expect(() => maximise({ rows: [numbers(1)], gain: numbers(1, 2), upper: numbers(1, 1) })).toThrow(
      'maximise: a row of 1 for 2',
    );
  });
});
