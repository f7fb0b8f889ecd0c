import type { Area, PlaceLevel } from '@pilar/contracts';

type Option = Readonly<{ value: string; label: string }>;
type Group = Readonly<{ group: string; items: Option[] }>;

/** The areas that may be given under a limit: kelurahan under their kecamatan, and whole kecamatan where it allows them. */
export function areaOptions(
  areas: readonly Area[],
  widest: PlaceLevel | undefined,
  allOf: (district: string) => string,
): Group[] {
  const isDistrictAllowed = widest === undefined || widest === 'district';
  const option = ({ code, name }: Area): Option => ({ value: code, label: name });
  return areas
    .filter(({ level }) => level === 'district')
    .map((district) => ({
      group: district.name,
      items: [
        ...(isDistrictAllowed ? [{ value: district.code, label: allOf(district.name) }] : []),
        ...areas.filter(({ parentCode }) => parentCode === district.code).map(option),
      ],
    }));
}
