import { z } from 'zod';
import { because } from '../reasons.ts';

/** A Kemendagri code, deeper by rw and rt of three digits: `18.72.01.1001.003.007`. */
export const Place = z
  .string()
  .regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4}(\.\d{3}(\.\d{3})?)?)?)?)?$/, because('place'));
export type Place = z.infer<typeof Place>;

export const PLACE_LEVELS = ['province', 'city', 'district', 'village', 'rw', 'rt'] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

/** How deep a place lies. */
export function placeLevelOf(place: Place): PlaceLevel {
  return PLACE_LEVELS[place.split('.').length - 1] ?? 'rt';
}

/** True for a place itself and for all that lies in it. */
export function isInPlace(place: string, held: string): boolean {
  return place === held || place.startsWith(`${held}.`);
}
