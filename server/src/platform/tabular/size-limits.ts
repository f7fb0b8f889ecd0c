import { Problem } from '../problem.ts';
import { fileKind } from './file-kind.ts';
import { MOST_ROWS, type ReadInput } from './raw-table.ts';

/** Larger files are refused before they are opened. */
export const MOST_MEGABYTES = 500;

export function tooManyMegabytes(fileName: string, megabytes: number): Problem {
  return new Problem('file-too-large', { file: fileName, megabytes, limit: MOST_MEGABYTES });
}

/** The sentence tells megabytes; the rows, which are what is too many here, stand before them in both places. */
export function tooManyRows({ fileName, bytes, options }: ReadInput): Problem {
  const mostRows = options.mostRows ?? MOST_ROWS;
  const rows = `${mostRows.toLocaleString('id-ID')} baris / rows`;
  const megabytes = Math.max(1, Math.ceil(bytes.length / 1e6));
  return new Problem('file-too-large', {
    file: fileName,
    megabytes: `> ${rows}, ${megabytes}`,
    limit: `${rows}, ${MOST_MEGABYTES}`,
    mostRows,
  });
}

const LIGHT_TEXT_BYTES = 1_000_000;
// Packed files unfold to many times their size, so little of them is much.
const LIGHT_PACKED_BYTES = 100_000;

/** Whether reading a file takes so little that it need not leave the thread that answers requests. */
export function isLightFile(bytes: Uint8Array): boolean {
  return bytes.length < (fileKind(bytes) === 'text' ? LIGHT_TEXT_BYTES : LIGHT_PACKED_BYTES);
}
