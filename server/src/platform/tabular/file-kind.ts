import { isUtf8 } from 'node:buffer';

export type FileKind =
  | 'text'
  | 'zip'
  | 'parquet'
  | 'xls'
  | 'encrypted-office'
  | 'html'
  | 'spreadsheet-xml'
  | 'pdf'
  | 'image'
  | 'archive'
  | 'binary';

const SIGNATURES: readonly (readonly [string, FileKind])[] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['50415231', 'parquet'],
  ['25504446', 'pdf'],
  ['89504e47', 'image'],
  ['ffd8ff', 'image'],
  ['47494638', 'image'],
  ['49492a00', 'image'],
  ['4d4d002a', 'image'],
  ['424d', 'image'],
  ['1f8b', 'archive'],
  ['377abcaf271c', 'archive'],
  ['526172211a07', 'archive'],
];

/** What a file is by its first bytes. The name is not believed: an .xls is often HTML, an .xlsx often a CSV. */
export function fileKind(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString('hex');
  if (head.startsWith('d0cf11e0a1b11ae1')) return olderOfficeKind(bytes);
  const found = SIGNATURES.find(([signature]) => head.startsWith(signature));
  // "BM" also opens an honest CSV ("BMI,umur"): a bitmap has a length and zeros behind it.
  if (found !== undefined && !(found[0] === '424d' && !bytes.subarray(0, 16).includes(0))) return found[1];
  return textKind(bytes);
}

function olderOfficeKind(bytes: Uint8Array): FileKind {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted-office' : 'xls';
}

function textKind(bytes: Uint8Array): FileKind {
  const start = Buffer.from(bytes.subarray(0, 2048));
  const utf16 = start[0] === 0xff || start[0] === 0xfe;
  const opening = start
    .toString(utf16 ? 'utf16le' : 'latin1')
    .replace(/^[^<\w]{0,8}/, '')
    .toLowerCase();
  if (/^<\?xml[^>]*>\s*(<\?mso[^>]*>\s*)?<workbook/.test(opening)) return 'spreadsheet-xml';
  if (/^<(!doctype html|html|table|meta|style|head|body|div)/.test(opening)) return 'html';
  if (utf16 || looksLikeUtf16(bytes) !== undefined) return 'text';
  return isUtf8(bytes.subarray(0, 64)) && !bytes.subarray(0, 65_536).includes(0)
    ? 'text'
    : textOrBinary(bytes);
}

function textOrBinary(bytes: Uint8Array): FileKind {
  let strange = 0;
  const sample = bytes.subarray(0, 65_536);
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32)) strange += 1;
  return strange * 100 > sample.length ? 'binary' : 'text';
}

/** UTF-16 without a mark: every other byte of plain text is zero. */
export function looksLikeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 4096);
  if (sample.length < 4) return undefined;
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const half = sample.length / 2;
  const [even = 0, odd = 0] = zeros;
  if (odd > half * 0.7 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.7 && odd < half * 0.1) return 'utf-16be';
  return undefined;
}
