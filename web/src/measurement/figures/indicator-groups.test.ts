import { describe, expect, it } from 'vitest';
import { gini, ipm, p0 } from '../testing-answers.ts';
import { groupIndicators } from './indicator-groups.ts';

describe('the shelves of indicators', () => {
  it('stand in the order of the meeting, whatever the order of the catalogue', () => {
    const shelves = groupIndicators([ipm, gini, p0]).map(({ group }) => group);
    expect(shelves).toEqual(['poverty', 'spending', 'development']);
  });

  it('come from the catalogue, not from the code', () => {
    const moved = { ...p0, code: 'rumah_tangga_miskin', group: 'register' } as const;
    expect(groupIndicators([moved, p0]).map(({ group }) => group)).toEqual(['poverty', 'register']);
  });
});
