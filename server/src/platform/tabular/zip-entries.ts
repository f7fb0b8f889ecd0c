import { inflateRawSync } from 'node:zlib';
import { Problem } from '../problem.ts';

/** Unpacked size a workbook may have, all parts together. Counted while unpacking: what a zip claims is not believed. */
export const MOST_UNPACKED_MEGABYTES = 400;
const MOST_ENTRIES = 5_000;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

export interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly packed: Buffer;
}

/** The entries of a zip by its directory, still packed. */
export function zipEntries(bytes: Uint8Array, fileName: string): ZipEntry[] {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(zip);
  if (end < 0) throw damaged(fileName, 'direktori zip tidak ada / no zip directory');
  const count = zip.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw damaged(fileName, `${count} bagian / parts`);
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== DIRECTORY_ENTRY) {
      throw damaged(fileName, 'direktori zip terpotong / zip directory cut off');
    }
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
    entries.push(entryAt(zip, at, nameEnd, fileName));
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function endOfDirectory(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 65_535); at -= 1) {
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return -1;
}

function entryAt(zip: Buffer, at: number, nameEnd: number, fileName: string): ZipEntry {
  const local = zip.readUInt32LE(at + 42);
  const packedSize = zip.readUInt32LE(at + 20);
  if (local + 30 > zip.length) throw damaged(fileName, 'bagian zip hilang / a zip part is missing');
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (start + packedSize > zip.length) throw damaged(fileName, 'berkas terpotong / file cut off');
  return {
    name: zip.toString('utf8', at + 46, nameEnd),
    isEncrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
    method: zip.readUInt16LE(at + 10),
    packed: zip.subarray(start, start + packedSize),
  };
}

/** Unpacks entries under one common limit. */
export function unpackEntries(entries: readonly ZipEntry[], fileName: string): Map<string, Buffer> {
  let left = MOST_UNPACKED_MEGABYTES * 1e6;
  const unpacked = new Map<string, Buffer>();
  for (const entry of entries) {
    const content = unpack(entry, left, fileName);
    left -= content.length;
    if (left < 0) throw tooLarge(fileName);
    unpacked.set(entry.name, content);
  }
  return unpacked;
}

function unpack(entry: ZipEntry, most: number, fileName: string): Buffer {
  if (entry.method === 0) return entry.packed;
  if (entry.method !== 8) throw damaged(fileName, `cara pemampatan / compression ${entry.method}`);
  try {
    return inflateRawSync(entry.packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(fileName);
    throw damaged(fileName, entry.name);
  }
}

const damaged = (file: string, reason: string): Problem => new Problem('file-damaged', { file, reason });

const tooLarge = (file: string): Problem =>
  new Problem('file-too-large', {
    file,
    megabytes: `> ${MOST_UNPACKED_MEGABYTES}`,
    limit: MOST_UNPACKED_MEGABYTES,
  });

/** A zip of the given parts without compression: what was unpacked under a limit is handed on without unpacking again. */
export function storedZip(parts: ReadonlyMap<string, Buffer>): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of parts) {
    const nameBytes = Buffer.from(name, 'utf8');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(nameBytes.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(DIRECTORY_ENTRY, 0);
    central.writeUInt16LE(20, 6);
    central.writeUInt32LE(content.length, 20);
    central.writeUInt32LE(content.length, 24);
    central.writeUInt16LE(nameBytes.length, 28);
    central.writeUInt32LE(at, 42);
    pieces.push(local, nameBytes, content);
    directory.push(central, nameBytes);
    at += 30 + nameBytes.length + content.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}
