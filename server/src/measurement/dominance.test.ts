import type { CurvePoint } from '@pilar/contracts';
import { describe, expect, it } from 'vitest';
import { dominanceOf } from './dominance.ts';

const at = (...intervals: readonly (readonly [low: number, high: number])[]): CurvePoint[] => [
  // The fixed end of both curves: no error, and no say.
  { p: 0, value: 0, se: 0, ciLow: 0, ciHigh: 0 },
  ...intervals.map(([ciLow, ciHigh], place) => ({
    p: (place + 1) / 10,
    value: (ciLow + ciHigh) / 2,
    se: (ciHigh - ciLow) / 4,
    ciLow,
    ciHigh,
  })),
];

describe('one curve above another', () => {
  it.each([
    ['every rank beyond its error', at([1, 2], [3, 5]), 'above'],
    ['every rank beyond its error, the other way', at([-2, -1], [-5, -3]), 'below'],
    ['some ranks only', at([1, 2], [-1, 3]), 'above-unsure'],
    ['some ranks only, the other way', at([-2, -1], [-1, 3]), 'below-unsure'],
    ['ranks that contradict each other', at([1, 2], [-3, -1]), 'crossing'],
    ['no rank beyond its error', at([-1, 2], [-3, 1]), 'unclear'],
    ['no rank to test', at(), 'unclear'],
  ])('%s', (_case, points, verdict) => {
    expect(dominanceOf(points)).toBe(verdict);
  });
});
