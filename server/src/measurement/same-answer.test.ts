import { describe, expect, it } from 'vitest';
import { differenceIn } from './same-answer.ts';

const answer = { groups: [{ value: 0.125, se: 0.5, name: 'tani' }], note: null };

describe('an answer computed again', () => {
  it('is equal where every number is, but for the last digits of a processor', () => {
    const again = { ...answer, groups: [{ ...answer.groups[0], value: 0.125 * (1 + 1e-12) }] };
    expect(differenceIn(answer, again)).toEqual({ figures: 2 });
  });

  it('names the first place that differs', () => {
    const other = { ...answer, groups: [{ ...answer.groups[0], se: 0.5001 }] };
    expect(differenceIn(answer, other).difference).toEqual({
      published: 'groups.0.se 0.5',
      recomputed: 'groups.0.se 0.5001',
    });
  });

  it('differs by a missing group, another word, and nothing where a number was', () => {
    expect(differenceIn(answer, { ...answer, groups: [] }).difference).toBeDefined();
    expect(differenceIn(answer, { ...answer, note: 'ada' }).difference).toBeDefined();
    expect(differenceIn({ value: 0 }, { value: null }).difference).toBeDefined();
  });
});
