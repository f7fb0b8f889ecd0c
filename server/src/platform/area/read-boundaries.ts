import type { AreaImport, Bilingual, Boundaries } from '@pilar/contracts';
import { findAreaKey, type KnownArea } from './area-key.ts';
import { boundariesRefused, named } from './area-refusal.ts';
import type { RawFeature } from './geojson.ts';
import { type MatchedArea, matchShapes } from './match-shapes.ts';
import { checkPlaces, type PlacedShape } from './place-check.ts';
import { countPositions, readShape, type Shape, ShapeFault } from './polygon.ts';
import type { Effort, Position } from './ring.ts';

export type Geometry = Boundaries['features'][number]['geometry'];
export type PlacedArea = KnownArea & Readonly<{ centre: Position | null }>;

export type ReadBoundaries = Readonly<{
  shapes: ReadonlyMap<string, Shape>;
  /** levels of the areas that the file holds; boundaries of other levels stay */
  levels: readonly string[];
  report: AreaImport;
}>;

/** More would make every map of the city slow to fetch; official files are simplified first. */
const MOST_POSITIONS = 250_000;
const MOST_COMPARISONS = 20_000_000;

/**
 * Holds a file of boundaries against the list of areas: what matches, what is missing, what is not known, and whether
 * every matched shape can be drawn where its area lies.
 * @throws Problem boundaries-invalid with a sentence; then nothing of the file is used
 */
export function readBoundaries(
  features: readonly RawFeature[],
  areas: readonly PlacedArea[],
): ReadBoundaries {
  const key = findAreaKey(features, areas);
  if (!key) {
    throw boundariesRefused({
      id: 'tidak ada kode wilayah kota ini di dalamnya; perlu kode Kemendagri (18.72.01.1001) atau kode BPS pada setiap bidang',
      en: 'it holds no area code of this city; each shape needs its Kemendagri (18.72.01.1001) or BPS code',
    });
  }
  const { matched, missing, unknown, warnings } = matchShapes(features, areas, key);
  const shapes = readShapes(matched);
  const centres = new Map(areas.map((area) => [area.code, area.centre]));
  const placed = matched.map(({ area }): PlacedShape => {
    return { ...area, shape: shapes.get(area.code) ?? [], centre: centres.get(area.code) ?? null };
  });
  return {
    shapes,
    levels: [...new Set(matched.map(({ area }) => area.level))],
    report: {
      matched: matched.length,
      missing: [...missing],
      unknown: [...unknown],
      warnings: [...warnings, ...checkPlaces(placed)],
    },
  };
}

function readShapes(matched: readonly MatchedArea[]): Map<string, Shape> {
  refuseTooFine(matched);
  const effort: Effort = { left: MOST_COMPARISONS };
  const shapes = new Map<string, Shape>();
  const faults: { name: string; reason: Bilingual }[] = [];
  for (const { area, features } of matched) {
    try {
      shapes.set(
        area.code,
        features.flatMap((feature) => readShape(feature.geometry, effort)),
      );
    } catch (error) {
      if (!(error instanceof ShapeFault)) throw error;
      faults.push({ name: `${area.name} (${area.code})`, reason: error.reason });
    }
  }
  if (faults.length === 0) return shapes;
  const told = (language: 'id' | 'en') =>
    named(
      faults.map(({ name, reason }) => `${name} ${reason[language]}`),
      3,
    )[language];
  throw boundariesRefused({ id: `bidang ${told('id')}`, en: `shape ${told('en')}` });
}

function refuseTooFine(matched: readonly MatchedArea[]): void {
  const positions = matched
    .flatMap(({ features }) => features)
    .reduce((sum, feature) => sum + countPositions(feature.geometry), 0);
  if (positions <= MOST_POSITIONS) return;
  throw boundariesRefused({
    id: `garisnya terlalu rinci (${positions} titik, batasnya ${MOST_POSITIONS}); sederhanakan dahulu`,
    en: `its lines are too fine (${positions} points, the limit is ${MOST_POSITIONS}); simplify them first`,
  });
}

/** A shape as the API and the database hold it. */
export function geometryOf(shape: Shape): Geometry {
  const plain = shape.map((polygon) =>
    polygon.map((ring) => ring.map(([lng, lat]): [number, number] => [lng, lat])),
  );
  const [only] = plain;
  return plain.length === 1 && only !== undefined
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: plain };
}
