import { isAreaCode, isWithin, levelOf, parentCodeOf, withDots, withoutDots } from './area-code.ts';
import { propertiesOf, propertyText } from './area-key.ts';
import { listRefused } from './area-refusal.ts';
import type { AreaEntry } from './area-table.ts';
import type { RawFeature } from './geojson.ts';
import { shapeCentre } from './place-check.ts';
import { readShape, ShapeFault } from './polygon.ts';
import type { Effort, Position } from './ring.ts';

/** Names of the areas above a shape, as agencies write the property (BIG: WADMKC, WADMKK, WADMPR). */
const NAME_OF = {
  village:
    /^(wadmkd|wadmkl|namobj|na?ma?_?(kel|desa|kelurahan|wilayah)?|(kel|desa|kelurahan)(_?na?ma?)?|name|village)$/i,
  district: /^(wadmkc|na?ma?_?kec(amatan)?|kec(amatan)?_?na?ma?|kecamatan|district)$/i,
  city: /^(wadmkk|na?ma?_?kab(kota|upaten)?|kab_?kota|kabupaten|kota|regency|city)$/i,
  province: /^(wadmpr|na?ma?_?prov(insi)?|provinsi|province)$/i,
} as const;

/**
 * A list of areas taken from the shapes of a city's villages: codes and names of the villages, and of the areas above
 * them where a property names those.
 * @throws Problem areas-invalid
 */
export function readAreaFeatures(features: readonly RawFeature[], cityCode: string): AreaEntry[] {
  const properties = propertiesOf(features);
  const codeOf = kemendagriCodes(features, properties, cityCode);
  const bpsProperty = properties.find((property) => isBpsOfShapes(property, features));
  const entries = new Map<string, AreaEntry>();
  const effort: Effort = { left: 20_000_000 };
  for (const feature of features) {
    const code = codeOf(feature);
    if (code === undefined) continue;
    const name = nameFor(feature, properties, levelOf(code));
    const centre = centreOf(feature, effort);
    const bps = bpsProperty === undefined ? '' : withoutDots(propertyText(feature, bpsProperty));
    if (!entries.has(code)) {
      entries.set(code, { ...bare(feature.number, code, name), bpsCode: bps === '' ? null : bps, centre });
    }
    for (const above of codesAbove(code)) {
      const said = nameFor(feature, properties, levelOf(above), true);
      if (said !== '' && !entries.has(above)) entries.set(above, bare(feature.number, above, said));
    }
  }
  return [...entries.values()];
}

function bare(row: number, code: string, name: string): AreaEntry {
  return { row, code, name, parentCode: null, bpsCode: null, bpsName: null, centre: null };
}

function codesAbove(code: string): string[] {
  const above = parentCodeOf(code);
  return above === null || above === 'ID' ? [] : [above, ...codesAbove(above)];
}

/** A code of its own for each shape; codes of the areas above (BIG: KDBBPS, KDCBPS) repeat. */
function isBpsOfShapes(property: string, features: readonly RawFeature[]): boolean {
  if (!/bps/i.test(property)) return false;
  const codes = features.map((feature) => propertyText(feature, property));
  return codes.every((code) => /^\d[\d.]+$/.test(code)) && new Set(codes).size === codes.length;
}

/** The property with most Kemendagri codes of the city: with dots, or digits beside a six-digit kecamatan. */
function kemendagriCodes(
  features: readonly RawFeature[],
  properties: readonly string[],
  cityCode: string,
): (feature: RawFeature) => string | undefined {
  const hasSixDigits = properties.some((property) =>
    features.some((feature) => /^\d{6}$/.test(propertyText(feature, property))),
  );
  const readers = properties.flatMap((property) => {
    const dotted = (feature: RawFeature) => propertyText(feature, property);
    const digits = (feature: RawFeature) => withDots(propertyText(feature, property)) ?? '';
    return hasSixDigits && !/bps/i.test(property) ? [dotted, digits] : [dotted];
  });
  const inCity = (code: string) => isAreaCode(code) && code.includes('.') && isWithin(code, cityCode);
  const counted = readers.map((read) => {
    const codes = features.map(read).filter(inCity);
    return { read, count: new Set(codes).size, depth: codes[0]?.length ?? 0 };
  });
  // One kelurahan also names its kecamatan: the smaller area is meant.
  const best = counted.toSorted((a, b) => b.count - a.count || b.depth - a.depth)[0];
  if (best === undefined || best.count === 0) {
    throw listRefused(
      {
        id: `tidak ada kode Kemendagri di bawah ${cityCode} pada bidang mana pun; perlu kode bertitik, misalnya ${cityCode}.01.1001`,
        en: `no shape has a Kemendagri code under ${cityCode}; codes with dots are needed, for example ${cityCode}.01.1001`,
      },
      1,
    );
  }
  return (feature) => {
    const code = best.read(feature);
    return inCity(code) ? code : undefined;
  };
}

type Named = keyof typeof NAME_OF;

function nameFor(feature: RawFeature, properties: readonly string[], level: string, isAbove = false): string {
  const wanted: Named = level === 'district' || level === 'city' || level === 'province' ? level : 'village';
  const own = properties.find(
    (property) => NAME_OF[wanted].test(property) && propertyText(feature, property) !== '',
  );
  if (own !== undefined) return propertyText(feature, own);
  // A shape of a kecamatan may call its name simply `nama`.
  const plain = isAbove ? undefined : properties.find((property) => NAME_OF.village.test(property));
  return plain === undefined ? '' : propertyText(feature, plain);
}

/** Centre for the tile diagram; null for a shape that cannot be drawn. */
function centreOf(feature: RawFeature, effort: Effort): Position | null {
  try {
    const [lng, lat] = shapeCentre(readShape(feature.geometry, effort));
    return [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
  } catch (error) {
    if (error instanceof ShapeFault) return null;
    throw error;
  }
}
