import { createHash } from 'node:crypto';

/** 24 bits an entry and 17 places: of words that are not on the list one in 100,000 seems to be. */
const BITS_EACH = 24;
const PLACES = 17;
const HEAD_BYTES = 4;

/** A set that knows what is in it, and holds none of it. @see Bloom (1970), doi:10.1145/362686.362692 */
export type Filter = Readonly<{ has(text: string): boolean }>;

/** The bytes of a filter: how many bits there are, then the bits. */
export function makeFilter(texts: ReadonlySet<string>): Buffer {
  const bits = Math.max(8, Math.ceil((texts.size * BITS_EACH) / 8) * 8);
  const bytes = Buffer.alloc(HEAD_BYTES + bits / 8);
  bytes.writeUInt32BE(bits);
  for (const text of texts) {
    for (const place of placesOf(text, bits)) setBit(bytes, place);
  }
  return bytes;
}

/** @throws RangeError for bytes that are no filter */
export function readFilter(bytes: Buffer): Filter {
  const bits = bytes.length < HEAD_BYTES ? 0 : bytes.readUInt32BE();
  if (bits === 0 || bytes.length !== HEAD_BYTES + bits / 8)
    throw new RangeError(`readFilter: ${bytes.length} bytes hold no filter`);
  return { has: (text) => placesOf(text, bits).every((place) => isSet(bytes, place)) };
}

/** Double hashing. @see Kirsch and Mitzenmacher (2008), doi:10.1002/rsa.20208 */
function placesOf(text: string, bits: number): readonly number[] {
  const digest = createHash('sha256').update(text).digest();
  const [first, step] = [digest.readUIntBE(0, 6) % bits, digest.readUIntBE(6, 6) % bits];
  return Array.from({ length: PLACES }, (_, turn) => (first + turn * step + (turn ** 3 - turn) / 6) % bits);
}

const at = (place: number): number => HEAD_BYTES + Math.floor(place / 8);

function setBit(bytes: Buffer, place: number): void {
  bytes.writeUInt8(bytes.readUInt8(at(place)) | (1 << (place % 8)), at(place));
}

const isSet = (bytes: Buffer, place: number): boolean =>
  (bytes.readUInt8(at(place)) & (1 << (place % 8))) !== 0;
