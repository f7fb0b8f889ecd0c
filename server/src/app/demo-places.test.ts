import { makeCity } from '@pilar/demo';
import { describe, expect, it } from 'vitest';
import { DEMO_USERS } from '../platform/identity/index.ts';
import { partDwellings } from '../registry/register-parts.ts';

describe('the demo people', () => {
  it('work in places of the demo city where somebody lives', () => {
    const { place } = partDwellings(makeCity().dwellings).identities;
    const rts = new Set(Array.from(place ?? [], String));
    const isLived = (held: string): boolean =>
      [...rts].some((rt) => rt === held || rt.startsWith(`${held}.`));
    const places = DEMO_USERS.flatMap((user) => user.places);
    expect(places).toContain('18.72.01.1001.001.002');
    expect(places.filter((held) => !isLived(held))).toEqual([]);
  });
});
