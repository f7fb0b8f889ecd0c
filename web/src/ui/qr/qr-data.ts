import { correctionOf } from './reed-solomon.ts';

/** Correction codewords of a block and number of blocks at level M, by version. @see ISO/IEC 18004:2015 table 9 */
const LEVEL_M: readonly (readonly [length: number, blocks: number])[] = [
  [10, 1],
  [16, 1],
  [26, 1],
  [18, 2],
  [24, 2],
  [16, 4],
  [18, 4],
  [22, 4],
  [22, 5],
  [26, 5],
  [30, 5],
  [22, 8],
  [22, 9],
  [24, 9],
];
const BYTE_MODE = 0b0100;
const PADS = [0xec, 0x11] as const;

export const sizeOf = (version: number): number => 17 + 4 * version;

/** Centres of the alignment patterns along one side. @see annex E */
export function alignmentCentres(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((4 * version + 4) / (2 * count - 2)) * 2;
  const last = sizeOf(version) - 7;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => last - step * (count - 2 - at))];
}

/** Modules left for data and correction, in whole codewords. */
function codewordsOf(version: number): number {
  const count = alignmentCentres(version).length;
  const finders = 3 * 64 + 2 * 15 + 1;
  const timing = 2 * (sizeOf(version) - 16);
  // Two rows of alignment patterns share five modules each with the timing patterns.
  const alignment = version === 1 ? 0 : (count * count - 3) * 25 - 2 * (count - 2) * 5;
  const versionBits = version >= 7 ? 36 : 0;
  return Math.floor((sizeOf(version) ** 2 - finders - timing - alignment - versionBits) / 8);
}

type Layout = Readonly<{ version: number; total: number; length: number; blocks: number }>;

function layoutFor(bytes: number): Layout {
  for (const [at, [length, blocks]] of LEVEL_M.entries()) {
    const version = at + 1;
    const total = codewordsOf(version);
    const room = total - length * blocks - (version < 10 ? 2 : 3);
    // Mode and count take 12 or 20 bits; with the terminator that is two or three bytes.
    if (bytes <= room) return { version, total, length, blocks };
  }
  throw new RangeError(`qrCode: ${bytes} bytes are too many`);
}

function dataWords(bytes: Uint8Array, { version, total, length, blocks }: Layout): number[] {
  const bits: number[] = [];
  const push = (value: number, width: number) => {
    for (let at = width - 1; at >= 0; at -= 1) bits.push((value >> at) & 1);
  };
  push(BYTE_MODE, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) push(byte, 8);
  push(0, 4);
  const words: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    words.push(bits.slice(at, at + 8).reduce((word, bit) => word * 2 + bit, 0));
  }
  const room = total - length * blocks;
  for (let at = 0; words.length < room; at += 1) words.push(PADS[at % 2] ?? 0);
  return words;
}

/** Blocks are read across, so that a stain hits each of them a little. */
function interleave(rows: readonly (readonly number[])[]): number[] {
  const longest = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: longest }, (_, at) => rows.flatMap((row) => row[at] ?? [])).flat();
}

/** The codewords of a text in byte mode at level M, in the order in which they are drawn. */
export function codewords(text: string): Readonly<{ version: number; words: readonly number[] }> {
  const bytes = new TextEncoder().encode(text);
  const layout = layoutFor(bytes.length);
  const words = dataWords(bytes, layout);
  const short = Math.floor(words.length / layout.blocks);
  const longer = words.length % layout.blocks;
  let at = 0;
  const blocks = Array.from({ length: layout.blocks }, (_, block) => {
    const size = short + (block >= layout.blocks - longer ? 1 : 0);
    at += size;
    return words.slice(at - size, at);
  });
  const corrections = blocks.map((block) => correctionOf(block, layout.length));
  return { version: layout.version, words: [...interleave(blocks), ...interleave(corrections)] };
}
