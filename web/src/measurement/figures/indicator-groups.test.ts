import { describe, expect, it } from 'vitest';
import { gini, ipm, p0 } from '../testing-answers.ts';
import { groupIndicators, groupOf } from './indicator-groups.ts';

describe('the shelves of indicators', () => {
  it('stand in the order of the meeting, whatever the order of the catalogue', () => {
    const shelves = groupIndicators([ipm, gini, p0]).map(({ group }) => group);
    expect(shelves).toEqual(['poverty', 'spending', 'development']);
  });

  it('keep counts of registers away from poverty', () => {
    expect(groupOf('rumah_tangga_miskin')).toBe('register');
    expect(groupOf('rumah_tangga')).toBe('people');
    expect(groupOf('penduduk_bekerja')).toBe('work');
  });

  it('show an indicator that no shelf knows', () => {
    expect(groupOf('indeks_baru')).toBe('other');
    expect(groupIndicators([{ ...p0, code: 'indeks_baru' }])[0]?.group).toBe('other');
  });
});
