import { crc32, inflateRawSync } from 'node:zlib';
import { damaged, tooHeavy, tooLarge } from './refusals.ts';

/** Unpacked size that a workbook may have, all parts together. */
export const MOST_UNPACKED_MEGABYTES = 400;
const LARGEST_PIECE = 1 << 27;
const MOST_ENTRIES = 5_000;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

export interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly packed: Buffer;
  /** As the directory claims; unpacking stops there. */
  readonly size: number;
  readonly checksum: number;
}

/** The entries of a zip by its directory, still packed. */
export function zipEntries(bytes: Uint8Array, fileName: string): ZipEntry[] {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(zip);
  if (end < 0) throw damaged(fileName, 'direktori zip tidak ada', 'no zip directory');
  const count = zip.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw tooHeavy(fileName, `${count} bagian zip`, `${count} zip parts`);
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== DIRECTORY_ENTRY) {
      throw damaged(fileName, 'direktori zip terpotong', 'the zip directory is cut off');
    }
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
    entries.push(entryAt(zip, at, nameEnd, fileName));
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** What the directory claims the parts unpack to, all together; beyond all bounds where it cannot be read. */
export function unpackedBytes(bytes: Uint8Array): number {
  try {
    return zipEntries(bytes, '').reduce((sum, entry) => sum + entry.size, 0);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function endOfDirectory(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 65_535); at -= 1) {
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return -1;
}

function entryAt(zip: Buffer, at: number, nameEnd: number, fileName: string): ZipEntry {
  const extra = zip.subarray(nameEnd, nameEnd + zip.readUInt16LE(at + 30));
  const [size, packedSize, local] = wideSizes(
    zip.readUInt32LE(at + 24),
    zip.readUInt32LE(at + 20),
    zip.readUInt32LE(at + 42),
    extra,
  );
  if (local + 30 > zip.length) throw damaged(fileName, 'bagian zip hilang', 'a zip part is missing');
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (start + packedSize > zip.length) throw damaged(fileName, 'berkas terpotong', 'the file is cut off');
  return {
    name: zip.toString('utf8', at + 46, nameEnd),
    isEncrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
    method: zip.readUInt16LE(at + 10),
    packed: zip.subarray(start, start + packedSize),
    size,
    checksum: zip.readUInt32LE(at + 16),
  };
}

/** Zip64: a field that is full stands in the extra field 1, in this order, 8 bytes each. */
function wideSizes(size: number, packed: number, local: number, extra: Buffer): [number, number, number] {
  const fields: [number, number, number] = [size, packed, local];
  if (!fields.includes(0xffffffff)) return fields;
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  at += 4;
  return fields.map((field) => {
    if (field !== 0xffffffff || at + 8 > extra.length) return field;
    at += 8;
    return Number(extra.readBigUInt64LE(at - 8));
  }) as [number, number, number];
}

/**
 * Unpacks the wanted entries. The claims are added up first, and no entry is unpacked beyond its own claim: a bomb
 * that tells the truth costs nothing, one that lies no more than it claims.
 */
export function unpackEntries(entries: readonly ZipEntry[], fileName: string): Map<string, Buffer> {
  const claimed = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (claimed > MOST_UNPACKED_MEGABYTES * 1e6) {
    throw tooLarge(fileName, Math.ceil(claimed / 1e6), MOST_UNPACKED_MEGABYTES);
  }
  return new Map(entries.map((entry) => [entry.name, unpacked(entry, fileName)]));
}

function unpacked(entry: ZipEntry, fileName: string): Buffer {
  const content = inflated(entry, fileName);
  if (content.length !== entry.size || crc32(content) !== entry.checksum) throw damaged(fileName, entry.name);
  return content;
}

function inflated(entry: ZipEntry, fileName: string): Buffer {
  if (entry.method === 0) return entry.packed;
  if (entry.method !== 8)
    throw damaged(fileName, `cara pemampatan ${entry.method}`, `compression ${entry.method}`);
  try {
    return inflateRawSync(entry.packed, {
      maxOutputLength: Math.max(1, entry.size),
      // One piece for the whole part: joining pieces would hold it twice.
      chunkSize: Math.min(Math.max(64, entry.size + 1), LARGEST_PIECE),
    });
  } catch {
    throw damaged(fileName, entry.name);
  }
}
