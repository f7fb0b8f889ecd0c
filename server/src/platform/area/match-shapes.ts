import type { AreaImport, Bilingual } from '@pilar/contracts';
import { isWithin, withoutDots } from './area-code.ts';
import { type AreaKey, foldName, type KnownArea, propertiesOf, propertyText } from './area-key.ts';
import { named } from './area-refusal.ts';
import type { RawFeature } from './geojson.ts';

export type MatchedArea = Readonly<{ area: KnownArea; features: readonly RawFeature[] }>;
type Named = AreaImport['unknown'][number];

export type Matching = Readonly<{
  matched: readonly MatchedArea[];
  missing: readonly Named[];
  unknown: readonly Named[];
  warnings: readonly Bilingual[];
}>;

const NAME_PROPERTIES =
  /^(na?ma?.*|name.*|namobj|wadmk[cdk]|wadmpr|kelurahan|desa|village|kecamatan|district)$/i;
const MOST_UNKNOWN = 100;

/** Which shape is which area; what the file lacks and what it has beyond the city. */
export function matchShapes(
  features: readonly RawFeature[],
  areas: readonly KnownArea[],
  key: AreaKey,
): Matching {
  const byCode = Map.groupBy(features, (feature) => key.find(feature)?.code ?? '');
  const matched = areas.flatMap((area) => {
    const own = byCode.get(area.code);
    return own ? [{ area, features: own }] : [];
  });
  const levels = new Set(matched.map(({ area }) => area.level));
  const missing = areas.filter((area) => levels.has(area.level) && !byCode.has(area.code));
  const rest = restOf(byCode.get('') ?? [], areas, key);
  return {
    matched,
    missing: missing.map(({ code, name }) => ({ code, name })),
    unknown: rest.unknown.slice(0, MOST_UNKNOWN),
    warnings: [...schemeWarning(key), ...rest.warnings, ...namesDiffer(matched), ...inParts(matched)],
  };
}

/** Shapes that are no area of the list: of this city, or of its neighbours. */
function restOf(features: readonly RawFeature[], areas: readonly KnownArea[], key: AreaKey) {
  const city = areas.find((area) => area.level === 'city');
  const nameOf = featureName(features);
  const unknown: Named[] = [];
  let outside = 0;
  for (const feature of features) {
    const code = propertyText(feature, key.property);
    if (code !== '' && city && !isInCity(code, city, key)) outside += 1;
    else unknown.push({ code: code === '' ? `#${feature.number}` : code, name: nameOf(feature) });
  }
  const warnings: Bilingual[] = [];
  if (outside > 0) {
    warnings.push({
      id: `Bidang di luar kota ini dilewati: ${outside}.`,
      en: `Shapes outside this city, left out: ${outside}.`,
    });
  }
  if (unknown.length > MOST_UNKNOWN) {
    warnings.push({
      id: `Bidang lain yang tidak dikenal: ${unknown.length - MOST_UNKNOWN}.`,
      en: `More shapes that are not known: ${unknown.length - MOST_UNKNOWN}.`,
    });
  }
  return { unknown, warnings };
}

function isInCity(code: string, city: KnownArea, { scheme }: AreaKey): boolean {
  if (scheme === 'dotted') return isWithin(code, city.code);
  const start = scheme === 'bps' ? (city.bpsCode ?? '') : withoutDots(city.code);
  return withoutDots(code).startsWith(start);
}

function featureName(features: readonly RawFeature[]): (feature: RawFeature) => string {
  const property = propertiesOf(features).find((name) => NAME_PROPERTIES.test(name));
  return (feature) => (property === undefined ? '' : propertyText(feature, property));
}

function schemeWarning({ property, scheme }: AreaKey): Bilingual[] {
  if (scheme !== 'bps') return [];
  return [
    {
      id: `Wilayah dikenali dari kode BPS pada "${property}".`,
      en: `Areas were recognised by the BPS codes in "${property}".`,
    },
  ];
}

/** The property that holds most names, and where it says another name than the list. */
function namesDiffer(matched: readonly MatchedArea[]): Bilingual[] {
  const pairs = matched.flatMap(({ area, features }) => features.map((feature) => ({ area, feature })));
  const properties = propertiesOf(pairs.map(({ feature }) => feature));
  const counted = properties
    .filter((property) => NAME_PROPERTIES.test(property))
    .map((property) => ({ property, same: pairs.filter((pair) => isSameName(pair, property)).length }))
    .toSorted((a, b) => b.same - a.same)[0];
  if (!counted) return [];
  const other = pairs.filter((pair) => !isSameName(pair, counted.property));
  if (other.length === 0) return [];
  const list = named(
    other.map(
      ({ area, feature }) => `${propertyText(feature, counted.property) || '-'} (${area.code} ${area.name})`,
    ),
  );
  return [
    {
      id: `Nama berbeda dari daftar (${other.length}): ${list.id}. Periksa apakah kodenya benar.`,
      en: `The name differs from the list (${other.length}): ${list.en}. Check whether the codes are right.`,
    },
  ];
}

function isSameName({ area, feature }: { area: KnownArea; feature: RawFeature }, property: string): boolean {
  const name = foldName(propertyText(feature, property));
  return name === foldName(area.name) || (area.bpsName !== null && name === foldName(area.bpsName));
}

function inParts(matched: readonly MatchedArea[]): Bilingual[] {
  const several = matched.filter(({ features }) => features.length > 1).map(({ area }) => area.name);
  if (several.length === 0) return [];
  const list = named(several);
  return [
    {
      id: `Wilayah dengan beberapa bidang digabung: ${list.id}.`,
      en: `Areas with several shapes were joined: ${list.en}.`,
    },
  ];
}
