/** Longitude, latitude in degrees. */
export type Position = readonly [lng: number, lat: number];
/** Closed: the first position stands again at the end. */
export type Ring = readonly Position[];
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Enclosed area by the shoelace sum, in square degrees, positive when counterclockwise. */
export function ringArea(ring: Ring): number {
  // Taken from the first position, so that small rings far from 0,0 keep their digits.
  const [originLng, originLat] = ring[0] ?? [0, 0];
  let twice = 0;
  for (let at = 1; at < ring.length; at += 1) {
    const [a, b] = [ring[at - 1], ring[at]];
    if (a === undefined || b === undefined) break;
    twice += (a[0] - originLng) * (b[1] - originLat) - (b[0] - originLng) * (a[1] - originLat);
  }
  return twice / 2;
}

export function boxOf(positions: Iterable<Position>): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of positions) {
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

export function isInBox([lng, lat]: Position, [west, south, east, north]: Box, margin = 0): boolean {
  return lng >= west - margin && lng <= east + margin && lat >= south - margin && lat <= north + margin;
}

/** Even-odd rule; a position on the line itself may fall on either side. */
export function isInsideRing([lng, lat]: Position, ring: Ring): boolean {
  let inside = false;
  for (let at = 1; at < ring.length; at += 1) {
    const [a, b] = [ring[at - 1], ring[at]];
    if (a === undefined || b === undefined || a[1] > lat === b[1] > lat) continue;
    if (lng < ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}

/** Centre of gravity of the area enclosed. */
export function ringCentre(ring: Ring): Position {
  const [originLng, originLat] = ring[0] ?? [0, 0];
  const area = ringArea(ring);
  let [lng, lat] = [0, 0];
  for (let at = 1; at < ring.length; at += 1) {
    const [a, b] = [ring[at - 1], ring[at]];
    if (a === undefined || b === undefined) break;
    const [ax, ay, bx, by] = [a[0] - originLng, a[1] - originLat, b[0] - originLng, b[1] - originLat];
    const cross = ax * by - bx * ay;
    lng += (ax + bx) * cross;
    lat += (ay + by) * cross;
  }
  return [originLng + lng / (6 * area), originLat + lat / (6 * area)];
}

type Segment = Readonly<{ from: Position; to: Position; west: number; east: number }>;

/** Comparisons that may still be made; one is shared by all rings of a file. */
export type Effort = { left: number };

/**
 * Whether two sides of the outline cross. Touching in a point is left alone: survey lines do.
 * `undefined` when the effort is used up: honest outlines need a few comparisons for each position.
 */
export function crossesItself(ring: Ring, effort: Effort): boolean | undefined {
  const segments = ring.slice(1).map((to, index): Segment => {
    const from = ring[index] ?? to;
    return { from, to, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) };
  });
  segments.sort((a, b) => a.west - b.west);
  let open: Segment[] = [];
  for (const segment of segments) {
    effort.left -= open.length;
    if (effort.left < 0) return undefined;
    open = open.filter((other) => other.east >= segment.west);
    if (open.some((other) => crosses(segment, other))) return true;
    open.push(segment);
  }
  return false;
}

function crosses(one: Segment, other: Segment): boolean {
  const side = (from: Position, to: Position, point: Position): number =>
    Math.sign((to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]));
  return (
    side(one.from, one.to, other.from) * side(one.from, one.to, other.to) < 0 &&
    side(other.from, other.to, one.from) * side(other.from, other.to, one.to) < 0
  );
}
