import { describe, expect, it } from 'vitest';
import { labelPlace } from './label-place.ts';

const box = (x: number, y: number, width: number, height: number) =>
  [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ] as const;

describe('the place of a name', () => {
  it('lies in the middle of a plain area', () => {
    const [x, y] = labelPlace([box(10, 20, 80, 40)]) ?? [0, 0];
    expect(x).toBe(50);
    expect(y).toBeGreaterThan(26);
    expect(y).toBeLessThan(54);
  });

  it('stays inside a bent area, where the centre of gravity does not', () => {
    const bent = [
      [0, 0],
      [100, 0],
      [100, 20],
      [20, 20],
      [20, 100],
      [0, 100],
    ] as const;
    const [x, y] = labelPlace([bent]) ?? [0, 0];
    expect([x, y < 20]).toEqual([50, true]);
  });

  it('takes the larger of two parts and keeps out of a hole', () => {
    expect(labelPlace([box(0, 0, 20, 20), box(100, 0, 60, 30)])?.[0]).toBe(130);
    const [x] = labelPlace([box(0, 0, 100, 40), box(10, 0, 80, 40)]) ?? [50];
    expect(x < 10 || x > 90).toBe(true);
  });

  it('is found in an area too flat for letters, and nowhere in none', () => {
    expect(labelPlace([box(0, 0, 50, 4)])?.[0]).toBe(25);
    expect(labelPlace([])).toBeNull();
  });
});
