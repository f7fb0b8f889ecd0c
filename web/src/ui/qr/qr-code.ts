import { codewords } from './qr-data.ts';
import { drawFormat, drawFrame, type Matrix } from './qr-matrix.ts';
import { penaltyOf } from './qr-penalty.ts';

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** The places of the data bits in their order: two columns at a time from the right, up and down. */
function path(frame: Matrix): readonly (readonly [x: number, y: number])[] {
  const size = frame.length;
  const places: [number, number][] = [];
  let isUp = true;
  for (let right = size - 1; right > 0; right -= 2) {
    // The column of the timing pattern is left out.
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const y = isUp ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (frame[y]?.[x] === undefined) places.push([x, y]);
    }
    isUp = !isUp;
  }
  return places;
}

function masked(version: number, words: readonly number[], mask: number): boolean[][] {
  const frame = drawFrame(version);
  const isFlipped = MASKS[mask] ?? (() => false);
  for (const [at, [x, y]] of path(frame).entries()) {
    const bit = ((words[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
    const row = frame[y];
    if (row) row[x] = (bit === 1) !== isFlipped(x, y);
  }
  drawFormat(frame, mask);
  return frame.map((row) => row.map((isDark) => isDark === true));
}

/**
 * A text as a QR code: rows of dark and light modules, without the quiet zone.
 * @throws RangeError for more than 359 bytes
 * @see ISO/IEC 18004:2015
 */
export function qrCode(text: string): readonly (readonly boolean[])[] {
  const { version, words } = codewords(text);
  const tried = MASKS.map((_, mask) => masked(version, words, mask));
  const penalties = tried.map(penaltyOf);
  return tried[penalties.indexOf(Math.min(...penalties))] ?? [];
}
