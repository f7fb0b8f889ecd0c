import { isUtf8 } from 'node:buffer';
import { looksLikeUtf16 } from './file-kind.ts';

export interface TextEncoding {
  readonly label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** False where nothing in the file says so. */
  readonly certain: boolean;
}

/** Bytes that Windows-1252 does not define, and controls that no table holds: then it is another encoding. */
const NOT_WINDOWS_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0x0e, 0x0f]);

/** The encoding of a text file, or undefined where none of the four fits. */
export function textEncoding(bytes: Uint8Array): TextEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', certain: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', certain: true };
  const wide = looksLikeUtf16(bytes);
  if (wide !== undefined) return { label: wide, certain: false };
  if (isUtf8(bytes)) return bytes.includes(0) ? undefined : { label: 'utf-8', certain: true };
  return bytes.some((byte) => NOT_WINDOWS_1252.has(byte))
    ? undefined
    : { label: 'windows-1252', certain: false };
}

/** The text of a file piece by piece, so that no string of the whole file is made. A byte-order mark is dropped. */
export function* decodedPieces(
  bytes: Uint8Array,
  encoding: TextEncoding,
  pieceBytes: number,
): Generator<string> {
  const decoder = new TextDecoder(encoding.label);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const last = at + pieceBytes >= bytes.length;
    yield decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: !last });
  }
}
