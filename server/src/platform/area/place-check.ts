import type { Bilingual } from '@pilar/contracts';
import { boundariesRefused, named } from './area-refusal.ts';
import type { Shape } from './polygon.ts';
import { boxOf, isInBox, isInsideRing, type Position, ringArea, ringCentre } from './ring.ts';

export type PlacedShape = Readonly<{
  code: string;
  level: string;
  name: string;
  shape: Shape;
  /** the centre in the list of areas, if it has one */
  centre: Position | null;
}>;

/** Indonesia with its seas: 94 to 142 degrees east, 12 south to 7 north. */
const INDONESIA = [94, -12, 142, 7] as const;
/** About 500 m: the centre of a bent area lies outside it, even in a neighbour, but the two centres agree. */
const SAME_DEGREES = 0.005;
/** About 5 km: a centre and an outline of two sources differ by less. */
const NEAR_DEGREES = 0.045;

/**
 * Whether the shapes lie where their areas are.
 * @throws Problem boundaries-invalid outside Indonesia, or when most shapes lie elsewhere (codes of another system)
 */
export function checkPlaces(shapes: readonly PlacedShape[]): Bilingual[] {
  refuseOutsideIndonesia(shapes);
  const boxes = new Map(shapes.map((placed) => [placed.code, boxOf(placed.shape.flat(2))]));
  const withCentre = shapes.filter((placed) => placed.centre !== null);
  const astray = withCentre.filter((placed) => isAstray(placed, shapes, boxes));
  if (astray.length === 0) return [];
  const list = named(astray.map(({ name, code }) => `${name} (${code})`));
  if (astray.length * 2 > withCentre.length) {
    throw boundariesRefused({
      id: `kebanyakan bidang tidak terletak di tempat wilayahnya: ${list.id}; mungkin kodenya dari sistem lain`,
      en: `most shapes do not lie where their areas are: ${list.en}; the codes may be of another system`,
    });
  }
  return [
    {
      id: `Bidang ini tidak terletak di tempat wilayahnya menurut daftar: ${list.id}. Periksa kodenya.`,
      en: `These shapes do not lie where the list places their areas: ${list.en}. Check their codes.`,
    },
  ];
}

type Boxes = ReadonlyMap<string, ReturnType<typeof boxOf>>;

/** The known centre is far from the shape, or in the shape of another area. */
function isAstray(placed: PlacedShape, all: readonly PlacedShape[], boxes: Boxes): boolean {
  const { centre } = placed;
  const own = boxes.get(placed.code);
  if (centre === null || own === undefined || isInside(centre, placed.shape)) return false;
  if (!isInBox(centre, own, NEAR_DEGREES)) return true;
  const [lng, lat] = shapeCentre(placed.shape);
  if (isInBox(centre, [lng, lat, lng, lat], SAME_DEGREES)) return false;
  return all.some((other) => {
    const box = boxes.get(other.code);
    if (other === placed || other.level !== placed.level || box === undefined) return false;
    return isInBox(centre, box) && isInside(centre, other.shape);
  });
}

/** Centre of the largest part. */
export function shapeCentre(shape: Shape): Position {
  const outlines = shape.flatMap(([outer]) => (outer ? [outer] : []));
  const largest = outlines.toSorted((a, b) => Math.abs(ringArea(b)) - Math.abs(ringArea(a)))[0];
  return ringCentre(largest ?? []);
}

function isInside(position: Position, shape: Shape): boolean {
  return shape.some(([outer, ...holes]) => {
    if (outer === undefined || !isInsideRing(position, outer)) return false;
    return !holes.some((hole) => isInsideRing(position, hole));
  });
}

function refuseOutsideIndonesia(shapes: readonly PlacedShape[]): void {
  const positions = shapes.flatMap(({ shape }) => shape.flat(2));
  if (positions.every((position) => isInBox(position, INDONESIA))) return;
  if (positions.every(([lng, lat]) => isInBox([lat, lng], INDONESIA))) {
    throw boundariesRefused({
      id: 'lintang dan bujur tertukar; GeoJSON menulis bujur dahulu',
      en: 'latitude and longitude are exchanged; GeoJSON writes longitude first',
    });
  }
  if (positions.some(([lng, lat]) => Math.abs(lng) > 180 || Math.abs(lat) > 90)) {
    throw boundariesRefused({
      id: 'koordinatnya bukan derajat (mungkin UTM dalam meter); simpan ulang dalam WGS84 (EPSG:4326)',
      en: 'the coordinates are not degrees (perhaps UTM in metres); save it again in WGS84 (EPSG:4326)',
    });
  }
  throw boundariesRefused({
    id: 'bidangnya terletak di luar Indonesia',
    en: 'the shapes lie outside Indonesia',
  });
}
