import { isInPlace, isWiderThan, type PlaceLevel, type Role, widestPlaceOf } from '@pilar/contracts';
import { Problem } from '../problem.ts';

const WORDS: Readonly<Partial<Record<PlaceLevel, Readonly<{ id: string; en: string }>>>> = {
  district: { id: 'paling luas satu kecamatan', en: 'no wider than a kecamatan' },
  village: { id: 'paling luas satu kelurahan', en: 'no wider than a kelurahan' },
  rt: { id: 'RT yang ditugaskan', en: 'the RT given to them' },
};

function refused(reason: string, reasonEn: string): Problem {
  return new Problem('body-invalid', { field: 'places', reason, reasonEn });
}

/**
 * The places of a person with these roles: as given, or the city where all roles are of the whole city. With several
 * roles the narrowest one limits all of them.
 * @throws Problem body-invalid for a place outside the city, wider than a role may have, or missing
 */
export function placesFor(
  roles: readonly Role[],
  given: readonly string[],
  city: string | null,
): readonly string[] {
  const narrowest = widestPlaceOf(roles);
  if (given.length === 0) {
    if (narrowest === undefined) return city === null ? [] : [city];
    const words = WORDS[narrowest];
    throw refused(`pilih wilayah tugas, ${words?.id}`, `choose where the person works, ${words?.en}`);
  }
  for (const place of given) {
    if (city === null || !isInPlace(place, city)) {
      throw refused(`${place} tidak terletak di kota ini`, `${place} does not lie in this city`);
    }
    if (narrowest !== undefined && isWiderThan(place, narrowest)) {
      const words = WORDS[narrowest];
      throw refused(`${place} terlalu luas: ${words?.id}`, `${place} is too wide: ${words?.en}`);
    }
  }
  return given;
}
