import { ProblemBody } from '@pilar/contracts';
import type { Forged } from './forged.ts';
import { MARKER_SHAPE, type Marker } from './marked-city.ts';
import type { Operation } from './operations.ts';
import { isForeign, type Sender } from './people.ts';
import { type Answer, LIMIT_MS } from './send.ts';
import { readZipText } from './zip-text.ts';

export type Case = Readonly<{ sender: Sender; operation: Operation; forged: Forged; answer: Answer }>;

/** What a program says of its inside: frames, its own paths, its packages, its queries. */
const INSIDES: readonly (readonly [string, RegExp])[] = [
  ['a stack frame', /\bat .{1,80}\(?(?:file:\/\/|\/|node:)[^)\s]{3,}:\d+:\d+/],
  [
    'a path of this machine',
    /(?:\/home\/|\/root\/|\/tmp\/|\/usr\/|\/work\/|node_modules|server\/src\/|[A-Z]:\\\\)/,
  ],
  [
    'a query',
    /\b(?:select .{1,200} from|insert into|update .{1,60} set|delete from)\b[^<]{0,200}\b(?:where|values|returning|registry|platform|identity|measurement)\b/i,
  ],
  [
    'an error of the database',
    /\b(?:violates|syntax error at|SQLSTATE|invalid input syntax|PGlite|relation "|pilar_app)/,
  ],
  [
    'an error of the program',
    /\b(?:TypeError|ReferenceError|RangeError|SyntaxError|ZodError|Cannot read propert)/,
  ],
];
const PAGES = /^GET \/(?:docs|openapi\.json|methods|problems)/;

/** All that is wrong with one answer; empty when it is as it should be. */
export function judge(each: Case, markers: ReadonlyMap<string, Marker>): string[] {
  const { answer } = each;
  if (answer.isHung) return [`no answer within ${LIMIT_MS} ms`];
  const text = readZipText(answer.body);
  return [
    ...(answer.status !== undefined && answer.status >= 500
      ? [`status ${answer.status}: ${text.slice(0, 200)}`]
      : []),
    ...(answer.status === undefined && !each.forged.raw
      ? ['the connection was closed without an answer']
      : []),
    ...judgeShape(each, text),
    ...judgeRight(each),
    ...judgeInsides(each, text),
    ...judgeRows(each, text, markers),
  ];
}

/** A refusal has one shape, with a sentence in both languages, whoever asks and however badly. */
function judgeShape({ answer, forged }: Case, text: string): string[] {
  const { status } = answer;
  const type = String(answer.headers['content-type'] ?? '');
  // What the HTTP parser below us refuses has no body at all.
  if (status === undefined || status < 400 || forged.method === 'HEAD' || (forged.raw && text === ''))
    return [];
  if (forged.raw && !type.includes('json') && status < 500) return [];
  // Node answers before us to what is larger than any header may be.
  if (status === 431 || (status === 400 && text === '')) return [];
  if (!type.startsWith('application/problem+json'))
    return [`refusal ${status} as "${type}": ${text.slice(0, 80)}`];
  const parsed = ProblemBody.safeParse(parseJson(text));
  if (!parsed.success) return [`refusal of another shape: ${text.slice(0, 200)}`];
  const { title, titleEn } = parsed.data;
  const unfilled = [title, titleEn].filter((sentence) => sentence === '' || /\{\w+\}/.test(sentence));
  return unfilled.map((sentence) => `sentence not filled: ${sentence}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whoever lacks the permission of the route gets nothing from it. */
function judgeRight({ sender, operation, answer, forged }: Case): string[] {
  const { permission } = operation;
  const isOwn = forged.method === operation.method && !forged.how.startsWith('path');
  const isFine = answer.status !== undefined && answer.status < 300;
  if (!isOwn || !isFine || permission === 'public') return [];
  if (permission === 'signed-in') return sender.userName === null ? ['answered to a visitor'] : [];
  return sender.permissions.has(permission) ? [] : [`answered without ${permission}`];
}

function judgeInsides({ operation, forged, answer }: Case, text: string): string[] {
  // Pages of the documentation speak of paths and queries on purpose.
  if (PAGES.test(operation.name) && (answer.status ?? 500) < 400) return [];
  const sent = `${decoded(forged.path)}${Buffer.from(forged.body ?? []).toString('utf8')}`;
  return INSIDES.flatMap(([what, pattern]) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined || sent.includes(found)
      ? []
      : [`${what} in the answer: ${found.slice(0, 120)}`];
  });
}

/** A row elsewhere may not come back; what the request itself said may be repeated by its refusal. */
function judgeRows(
  { sender, forged, answer }: Case,
  text: string,
  markers: ReadonlyMap<string, Marker>,
): string[] {
  const isRefused = (answer.status ?? 0) >= 400;
  const sent = isRefused ? `${decoded(forged.path)}${Buffer.from(forged.body ?? []).toString('utf8')}` : '';
  const idsSent = decoded(forged.path);
  for (const [found] of text.matchAll(MARKER_SHAPE)) {
    const marker = markers.get(found);
    if (!marker || !isForeign(sender, marker) || sent.includes(found)) continue;
    if (marker.kind !== 'id' || !idsSent.includes(found))
      return [`a foreign row: ${marker.kind} ${found} of ${marker.place}`];
  }
  return [];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
