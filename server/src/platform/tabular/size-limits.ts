import { fileKind } from './file-kind.ts';
import { unpackedBytes } from './zip-entries.ts';

/** Larger files are refused before they are opened. */
export const MOST_MEGABYTES = 500;

const LIGHT_TEXT_BYTES = 1_000_000;
// Packed files unfold to many times their size, so little of them is much.
const LIGHT_PACKED_BYTES = 100_000;
const LIGHT_UNPACKED_BYTES = 3_000_000;

/** Whether reading a file takes so little that it need not leave the thread that answers requests. */
export function isLightFile(bytes: Uint8Array): boolean {
  const kind = fileKind(bytes);
  if (kind === 'text') return bytes.length < LIGHT_TEXT_BYTES;
  return kind === 'zip' && bytes.length < LIGHT_PACKED_BYTES && unpackedBytes(bytes) < LIGHT_UNPACKED_BYTES;
}
