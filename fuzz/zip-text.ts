import { gunzipSync } from 'node:zlib';
import { unpackEntries, zipEntries } from '../server/src/platform/tabular/zip-entries.ts';

/** What an answer says, also inside a workbook or packed. */
export function readZipText(body: Uint8Array): string {
  const bytes = Buffer.from(body);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return readZipText(gunzipSync(bytes));
  if (bytes.toString('latin1', 0, 2) !== 'PK') return bytes.toString('utf8');
  const parts = unpackEntries(zipEntries(bytes, 'answer'), 'answer');
  return [...parts.values()].map((part) => part.toString('utf8')).join('\n');
}
