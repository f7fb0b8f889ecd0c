import type { Bilingual } from '@pilar/contracts';
import { isPlain } from './geojson.ts';
import { crossesItself, type Effort, isInsideRing, type Position, type Ring, ringArea } from './ring.ts';

/** Outer ring, then holes. */
export type Polygon = readonly Ring[];
export type Shape = readonly Polygon[];

export class ShapeFault extends Error {
  readonly reason: Bilingual;

  constructor(id: string, en: string) {
    super(id);
    this.name = 'ShapeFault';
    this.reason = { id, en };
  }
}

/** Positions of a shape, counted before anything is computed with them. */
export function countPositions(geometry: unknown): number {
  const count = (value: unknown, depth: number): number => {
    if (!Array.isArray(value)) return 0;
    if (typeof value[0] === 'number' || depth === 0) return 1;
    return value.reduce((sum: number, part: unknown) => sum + count(part, depth - 1), 0);
  };
  return isPlain(geometry) ? count(geometry.coordinates, 4) : 0;
}

/** About 0.1 m: finer digits come from conversions, not from surveying. */
const DECIMALS = 1e6;

/**
 * The polygons of a feature: closed, with area, not crossing themselves, holes inside, wound as RFC 7946 asks.
 * @throws ShapeFault saying what is wrong with this shape
 */
export function readShape(geometry: unknown, effort: Effort): Shape {
  if (!isPlain(geometry)) throw new ShapeFault('tidak mempunyai bidang', 'it has no shape');
  const { type, coordinates } = geometry;
  if (type === 'Polygon') return [readPolygon(coordinates, effort)];
  if (type === 'MultiPolygon' && Array.isArray(coordinates) && coordinates.length > 0) {
    return coordinates.map((polygon: unknown) => readPolygon(polygon, effort));
  }
  const shown = String(type).slice(0, 30);
  throw new ShapeFault(
    `berupa ${shown}, bukan Polygon atau MultiPolygon`,
    `it is a ${shown}, not a Polygon or MultiPolygon`,
  );
}

function readPolygon(coordinates: unknown, effort: Effort): Polygon {
  if (!Array.isArray(coordinates) || coordinates.length === 0) {
    throw new ShapeFault('tidak mempunyai garis batas', 'it has no outline');
  }
  const [outer, ...holes] = coordinates.map((ring: unknown) => readRing(ring, effort));
  if (outer === undefined) throw new ShapeFault('tidak mempunyai garis batas', 'it has no outline');
  for (const hole of holes) {
    // A hole may touch the outline in a point, so most of a sample of it decides.
    const sample = hole.filter((_, at) => at % Math.ceil(hole.length / 16) === 0);
    effort.left -= sample.length * outer.length;
    if (effort.left < 0) throw tangled();
    const inside = sample.filter((position) => isInsideRing(position, outer)).length;
    if (inside * 2 < sample.length) {
      throw new ShapeFault('lubangnya terletak di luar garis batas', 'a hole lies outside its outline');
    }
  }
  return [wound(outer, 'counterclockwise'), ...holes.map((hole) => wound(hole, 'clockwise'))];
}

function readRing(value: unknown, effort: Effort): Ring {
  if (!Array.isArray(value))
    throw new ShapeFault('garis batasnya tidak terbaca', 'an outline cannot be read');
  const ring = withoutRepeats(value.map(readPosition));
  const [first, last] = [ring[0], ring.at(-1)];
  if (first === undefined || last === undefined || first[0] !== last[0] || first[1] !== last[1]) {
    throw new ShapeFault('garis batasnya tidak tertutup', 'an outline is not closed');
  }
  if (ring.length < 4) throw noArea();
  const isCrossed = crossesItself(ring, effort);
  if (isCrossed === undefined) throw tangled();
  if (isCrossed) {
    throw new ShapeFault('garis batasnya memotong dirinya sendiri', 'an outline crosses itself');
  }
  if (ringArea(ring) === 0) throw noArea();
  return ring;
}

const tangled = (): ShapeFault =>
  new ShapeFault('garis batasnya terlalu kusut untuk diperiksa', 'an outline is too tangled to be checked');

const noArea = (): ShapeFault =>
  new ShapeFault('garis batasnya tidak mempunyai luas', 'an outline has no area');

/** Longitude, latitude; a height is dropped. */
function readPosition(value: unknown): Position {
  const [lng, lat]: unknown[] = Array.isArray(value) ? value : [];
  if (typeof lng !== 'number' || typeof lat !== 'number' || !Number.isFinite(lng) || !Number.isFinite(lat)) {
    throw new ShapeFault('koordinatnya bukan angka', 'a coordinate is not a number');
  }
  return [Math.round(lng * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS];
}

function withoutRepeats(ring: readonly Position[]): Position[] {
  return ring.filter((position, at) => {
    const before = ring[at - 1];
    return before === undefined || before[0] !== position[0] || before[1] !== position[1];
  });
}

function wound(ring: Ring, direction: 'clockwise' | 'counterclockwise'): Ring {
  return ringArea(ring) > 0 === (direction === 'counterclockwise') ? ring : ring.toReversed();
}
