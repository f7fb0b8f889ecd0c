type Point = readonly [x: number, y: number];
/** Closed rings of one area on the drawing; inside is where an odd number of them lies around (holes are outside). */
type Rings = readonly (readonly Point[])[];

const LINES = 48;
/** Half the height of a label: the room must be there above and below its middle as well. */
const HALF = 6;

/**
 * Where a name fits best: the middle of the widest level stretch inside the area. A centre of gravity may lie outside a
 * bent area; this never does.
 */
export function labelPlace(rings: Rings): Point | null {
  const heights = rings.flatMap((ring) => ring.map(([, y]) => y));
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)];
  let best: Point | null = null;
  let widest = 0;
  for (let line = 1; line < LINES; line += 1) {
    const y = top + ((bottom - top) * line) / LINES;
    for (const [from, to] of stretchesAt(rings, y)) {
      const room = Math.min(
        to - from,
        roomAround(rings, y - HALF, from, to),
        roomAround(rings, y + HALF, from, to),
      );
      const width = room > 0 ? room : (to - from) / 1000;
      if (width > widest) [best, widest] = [[(from + to) / 2, y], width];
    }
  }
  return best;
}

/** How much of a stretch is still inside on another line. */
function roomAround(rings: Rings, y: number, from: number, to: number): number {
  const shared = stretchesAt(rings, y).map(([a, b]) => Math.min(b, to) - Math.max(a, from));
  return Math.max(0, ...shared);
}

function stretchesAt(rings: Rings, y: number): [from: number, to: number][] {
  const crossings = rings.flatMap((ring) => crossingsOf(ring, y)).sort((a, b) => a - b);
  const stretches: [number, number][] = [];
  for (let at = 0; at + 1 < crossings.length; at += 2)
    stretches.push([crossings[at] ?? 0, crossings[at + 1] ?? 0]);
  return stretches;
}

function crossingsOf(ring: readonly Point[], y: number): number[] {
  return ring.flatMap(([x1, y1], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length] ?? [x1, y1];
    return y1 > y === y2 > y ? [] : [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)];
  });
}
