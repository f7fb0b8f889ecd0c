import type { Role } from './permission.ts';
import { PLACE_LEVELS, type Place, type PlaceLevel, placeLevelOf } from './place.ts';

/** The widest place of the roles that see families of a part of the city alone. */
export const WIDEST_PLACE: Readonly<Partial<Record<Role, PlaceLevel>>> = {
  kecamatan: 'district',
  operator: 'village',
  enumerator: 'rt',
};

const depth = (level: PlaceLevel): number => PLACE_LEVELS.indexOf(level);

/** With several roles the narrowest one limits all of them; undefined where all are of the whole city. */
export function widestPlaceOf(roles: readonly Role[]): PlaceLevel | undefined {
  return roles.flatMap((role) => WIDEST_PLACE[role] ?? []).sort((a, b) => depth(b) - depth(a))[0];
}

/** True for a place that is wider than the level allows. */
export function isWiderThan(place: Place, level: PlaceLevel): boolean {
  return depth(placeLevelOf(place)) < depth(level);
}
