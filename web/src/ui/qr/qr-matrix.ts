import { alignmentCentres, sizeOf } from './qr-data.ts';

/** `true` is dark; `undefined` is still to be filled with data. */
export type Matrix = (boolean | undefined)[][];

const FORMAT_GENERATOR = 0x537;
const FORMAT_MASK = 0x5412;
const VERSION_GENERATOR = 0x1f25;

/** A value followed by the remainder of its division (BCH). @see annex C and D */
function withRemainder(value: number, generator: number, width: number): number {
  let remainder = value;
  for (let at = 0; at < width; at += 1)
    remainder = (remainder << 1) ^ ((remainder >> (width - 1)) * generator);
  return (value << width) | remainder;
}

function put(matrix: Matrix, x: number, y: number, isDark: boolean): void {
  const row = matrix[y];
  if (row && x >= 0 && x < row.length) row[x] = isDark;
}

function drawFinder(matrix: Matrix, centreX: number, centreY: number): void {
  for (let y = -4; y <= 4; y += 1) {
    for (let x = -4; x <= 4; x += 1) {
      const ring = Math.max(Math.abs(x), Math.abs(y));
      put(matrix, centreX + x, centreY + y, ring !== 2 && ring !== 4);
    }
  }
}

function drawAlignment(matrix: Matrix, version: number): void {
  const centres = alignmentCentres(version);
  const last = centres.length - 1;
  for (const [j, y] of centres.entries()) {
    for (const [i, x] of centres.entries()) {
      const isFinder = (i === 0 && (j === 0 || j === last)) || (i === last && j === 0);
      if (isFinder) continue;
      for (let dy = -2; dy <= 2; dy += 1) {
        for (let dx = -2; dx <= 2; dx += 1) {
          put(matrix, x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
        }
      }
    }
  }
}

/** Level M is written as zero. */
export function drawFormat(matrix: Matrix, mask: number): void {
  const size = matrix.length;
  const bits = withRemainder(mask, FORMAT_GENERATOR, 10) ^ FORMAT_MASK;
  const bit = (at: number) => ((bits >> at) & 1) === 1;
  for (let at = 0; at < 15; at += 1) {
    const around = at < 6 ? at : at < 8 ? at + 1 : 14 - at;
    if (at < 8) put(matrix, 8, around, bit(at));
    else put(matrix, at === 8 ? 7 : around, 8, bit(at));
    if (at < 8) put(matrix, size - 1 - at, 8, bit(at));
    else put(matrix, 8, size - 15 + at, bit(at));
  }
  put(matrix, 8, size - 8, true);
}

function drawVersion(matrix: Matrix, version: number): void {
  if (version < 7) return;
  const bits = withRemainder(version, VERSION_GENERATOR, 12);
  for (let at = 0; at < 18; at += 1) {
    const isDark = ((bits >> at) & 1) === 1;
    const far = matrix.length - 11 + (at % 3);
    const near = Math.floor(at / 3);
    put(matrix, far, near, isDark);
    put(matrix, near, far, isDark);
  }
}

/** All that every code of a version shares, with room for the format. */
export function drawFrame(version: number): Matrix {
  const size = sizeOf(version);
  const matrix: Matrix = Array.from({ length: size }, () => Array.from({ length: size }, () => undefined));
  for (let at = 0; at < size; at += 1) {
    put(matrix, 6, at, at % 2 === 0);
    put(matrix, at, 6, at % 2 === 0);
  }
  drawFinder(matrix, 3, 3);
  drawFinder(matrix, size - 4, 3);
  drawFinder(matrix, 3, size - 4);
  drawAlignment(matrix, version);
  drawFormat(matrix, 0);
  drawVersion(matrix, version);
  return matrix;
}
