import { unpackEntries, zipEntries } from '../../server/src/platform/tabular/zip-entries.ts';

export type Answered = Readonly<{ status: number; text: string; code: string | null }>;

const ZIP = [0x50, 0x4b] as const;

/** Everything an answer says as one text: a workbook is unpacked first, or a leak would hide in its compression. */
async function textOf(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== ZIP[0] || bytes[1] !== ZIP[1]) return new TextDecoder().decode(bytes);
  const parts = unpackEntries(zipEntries(bytes, 'jawaban.xlsx'), 'jawaban.xlsx');
  // The day a workbook was made is no answer to the question.
  return [...parts]
    .filter(([name]) => !name.startsWith('docProps/'))
    .map(([, part]) => part.toString('utf8'))
    .join('\n');
}

/** Names of what differs between two askings of the same thing. */
const VOLATILE = new Set([
  'traceId',
  'requestId',
  'computedAt',
  'expiresAt',
  'recountedAt',
  'at',
  'ms',
  'token',
]);

function steady(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), (key, value: unknown) => (VOLATILE.has(key) ? undefined : value));
  } catch {
    return text;
  }
}

function codeOf(text: string, status: number): string | null {
  if (status < 400) return null;
  const match = /"code":"([a-z-]+)"/.exec(text);
  return match?.[1] ?? null;
}

export async function readAnswer(response: Response): Promise<Answered> {
  const raw = await textOf(response);
  return { status: response.status, text: steady(raw), code: codeOf(raw, response.status) };
}
