/** The field of 256 elements of ISO/IEC 18004: x⁸ + x⁴ + x³ + x² + 1. */
const FIELD = 0x11d;

function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * FIELD);
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
}

/** Coefficients of (x − 1)(x − 2)(x − 4) … without the leading one. */
function generator(degree: number): number[] {
  const result = [...Array.from({ length: degree - 1 }, () => 0), 1];
  let root = 1;
  for (let factor = 0; factor < degree; factor += 1) {
    for (let at = 0; at < degree; at += 1) {
      result[at] = times(result[at] ?? 0, root) ^ (result[at + 1] ?? 0);
    }
    root = times(root, 2);
  }
  return result;
}

/** The error correction codewords of one block. */
export function correctionOf(block: readonly number[], length: number): number[] {
  const divisor = generator(length);
  let remainder = Array.from({ length }, () => 0);
  for (const byte of block) {
    const factor = byte ^ (remainder[0] ?? 0);
    remainder = [...remainder.slice(1), 0].map((value, at) => value ^ times(divisor[at] ?? 0, factor));
  }
  return remainder;
}
