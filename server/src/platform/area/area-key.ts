import { withoutDots } from './area-code.ts';
import { boundariesRefused } from './area-refusal.ts';
import type { RawFeature } from './geojson.ts';

/** An area of the list, as far as a file can name it. */
export type KnownArea = Readonly<{
  code: string;
  level: string;
  name: string;
  bpsCode: string | null;
  bpsName: string | null;
}>;

/** How a property writes the code of an area. Ten digits can be a village of either system, and not the same one. */
type Scheme = 'dotted' | 'digits' | 'bps';
const SCHEMES: readonly Scheme[] = ['dotted', 'digits', 'bps'];

export type AreaKey = Readonly<{
  property: string;
  scheme: Scheme;
  find: (feature: RawFeature) => KnownArea | undefined;
}>;

const MOST_PROPERTIES = 60;

/** A property as text; a number is a code that a converter took for a number. */
export function propertyText(feature: RawFeature, property: string): string {
  const value = Object.hasOwn(feature.properties, property) ? feature.properties[property] : undefined;
  if (typeof value === 'string') return value.trim().slice(0, 200);
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

export function propertiesOf(features: readonly RawFeature[]): string[] {
  const found = new Set<string>();
  for (const feature of features) {
    for (const name of Object.keys(feature.properties)) {
      if (found.size < MOST_PROPERTIES) found.add(name);
    }
  }
  return [...found];
}

/** Names compared as people read them: `Ganjar Agung` is `GANJARAGUNG`. */
export const foldName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * Which property names the area, and in which system. One answer for the whole file, never one for each shape: eight
 * codes of Metro are a village in both systems, and a different one.
 * @returns undefined when no property names a known area
 * @throws Problem boundaries-invalid when both systems fit equally well
 */
export function findAreaKey(
  features: readonly RawFeature[],
  areas: readonly KnownArea[],
): AreaKey | undefined {
  const properties = propertiesOf(features);
  const candidates = properties
    .flatMap((property) => SCHEMES.map((scheme) => candidate(property, scheme, features, areas)))
    .filter((one) => one.matched > 0);
  const best = candidates.toSorted(
    (a, b) =>
      b.matched - a.matched ||
      a.repeated - b.repeated ||
      // One kelurahan also names its kecamatan: the smaller area is meant.
      b.depth - a.depth ||
      b.named - a.named ||
      SCHEMES.indexOf(a.scheme) - SCHEMES.indexOf(b.scheme),
  )[0];
  if (!best) return undefined;
  refuseTwoReadings(best, candidates, features);
  return best;
}

/** The same property read in the other system would name as many areas, but others: it is asked, not guessed. */
function refuseTwoReadings(
  best: Candidate,
  candidates: readonly Candidate[],
  features: readonly RawFeature[],
): void {
  const rival = candidates.find(
    (one) =>
      one.property === best.property &&
      one.scheme !== best.scheme &&
      one.matched === best.matched &&
      one.named === best.named &&
      !isSameReading(one, best, features),
  );
  if (!rival) return;
  throw boundariesRefused({
    id: `kode pada "${best.property}" dapat dibaca sebagai kode Kemendagri maupun kode BPS, dan artinya berbeda; tulis kode Kemendagri dengan titik, misalnya 18.72.01.1001`,
    en: `the codes in "${best.property}" can be read as Kemendagri or as BPS codes, with different meanings; write Kemendagri codes with dots, for example 18.72.01.1001`,
  });
}

function isSameReading(one: AreaKey, other: AreaKey, features: readonly RawFeature[]): boolean {
  return features.every((feature) => one.find(feature)?.code === other.find(feature)?.code);
}

type Candidate = AreaKey & Readonly<{ matched: number; repeated: number; depth: number; named: number }>;

function candidate(
  property: string,
  scheme: Scheme,
  features: readonly RawFeature[],
  areas: readonly KnownArea[],
): Candidate {
  const byText = new Map(areas.flatMap((area) => keysOf(area, scheme).map((key) => [key, area] as const)));
  const find = (feature: RawFeature) => {
    const text = propertyText(feature, property);
    return byText.get(scheme === 'bps' ? withoutDots(text) : text);
  };
  const hits = features.flatMap((feature) => {
    const area = find(feature);
    return area ? [{ feature, area }] : [];
  });
  const distinct = new Set(hits.map(({ area }) => area.code)).size;
  const named = hits.filter(({ feature, area }) => isNamed(feature, area)).length;
  const depth = hits[0]?.area.code.length ?? 0;
  return { property, scheme, find, matched: distinct, repeated: hits.length - distinct, depth, named };
}

function keysOf(area: KnownArea, scheme: Scheme): string[] {
  if (scheme === 'dotted') return area.code.includes('.') ? [area.code] : [];
  if (scheme === 'digits') return [withoutDots(area.code)];
  return area.bpsCode === null ? [] : [area.bpsCode];
}

/** Whether some text of the feature is a name of the area. */
function isNamed(feature: RawFeature, area: KnownArea): boolean {
  const names = [area.name, area.bpsName ?? ''].map(foldName).filter((name) => name !== '');
  return Object.values(feature.properties).some(
    (value) => typeof value === 'string' && value.length < 200 && names.includes(foldName(value)),
  );
}
