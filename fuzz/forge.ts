import type { RandomGenerator } from '@pilar/numeric';
import { forgeForm } from './forge-form.ts';
import type { Forged, Parts } from './forged.ts';
import { breakValue, ODD_TEXTS, oddValue } from './mischief.ts';
import type { Operation } from './operations.ts';
import { type Pool, sample } from './sample.ts';

type Trick = (parts: Parts, random: RandomGenerator) => Forged;

/** A request of the operation with one thing wrong in it (sometimes two). */
export function forge(operation: Operation, random: RandomGenerator, pool: Pool): Forged {
  const base = baseOf(operation, random, pool);
  const roll = random.uniform();
  if (roll < 0.45 && operation.body) return brokenBody(operation, base, random, pool);
  if (roll < 0.7 && operation.query.length > 0) return brokenQuery(operation, base, random, pool);
  if (roll < 0.8 && operation.path.includes(':')) return brokenPath(operation, base, random);
  return random.choice(TRICKS)(base, random);
}

function baseOf(operation: Operation, random: RandomGenerator, pool: Pool): Parts {
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(random.choice(name === 'id' ? pool.ids : pool.words)),
  );
  const headers: (readonly [string, string])[] = [['x-pilar', '1']];
  const query = new URLSearchParams();
  for (const { name, required, schema } of operation.query) {
    if (required || random.integer(2) === 1) query.set(name, String(sample(schema, random, pool)));
  }
  const search = query.size === 0 ? '' : `?${query}`;
  const base = { method: operation.method, path: `/api${path}${search}`, headers, body: undefined };
  if (!operation.body || operation.isMultipart) return base;
  const body = encode(JSON.stringify(sample(operation.body, random, pool)));
  return { ...base, headers: [...headers, ['content-type', 'application/json']], body };
}

function brokenBody(operation: Operation, base: Parts, random: RandomGenerator, pool: Pool): Forged {
  const { body: schema = {}, isMultipart } = operation;
  if (isMultipart) return forgeForm(schema, base, random, pool);
  const broken = breakValue(sample(schema, random, pool), random);
  return { ...base, body: encode(JSON.stringify(broken.value) ?? ''), how: `body ${broken.how}` };
}

function brokenQuery(operation: Operation, base: Parts, random: RandomGenerator, pool: Pool): Forged {
  const { name, schema } = random.choice(operation.query);
  const odd = () => queryText(random);
  const value = encodeURIComponent(String(sample(schema, random, pool)));
  const [how, search] = random.choice([
    ['odd', `${name}=${odd()}`],
    ['twice', `${name}=${value}&${name}=${odd()}`],
    ['list', `${name}[]=${value}&${name}[0]=${value}`],
    ['unknown', `${name}=${value}&${odd()}=${odd()}`],
    ['bare', `${name}`],
    ['half sign', `${name}=%f0%9f&x=%`],
    ['prototype', `__proto__[a]=1&constructor=1&${name}=${odd()}`],
  ] as const);
  return { ...base, path: `${base.path.replace(/\?.*/, '')}?${search}`, how: `query ${name} ${how}` };
}

const queryText = (random: RandomGenerator): string => {
  const value = oddValue(random);
  const text = typeof value === 'string' ? value : String(JSON.stringify(value));
  return encodeURIComponent(text.toWellFormed()).slice(0, 6_000);
};

function brokenPath(operation: Operation, base: Parts, random: RandomGenerator): Forged {
  const odd = () => encodeURIComponent(random.choice(ODD_TEXTS).toWellFormed()).slice(0, 6_000);
  const part = random.choice([
    odd(),
    odd(),
    '%00',
    '%ff',
    '%',
    '..',
    '%2e%2e%2f',
    '.',
    '%2F',
    '//',
    'A'.repeat(9_000),
  ]);
  const path = operation.path.replace(/:(\w+)/g, part);
  return { ...base, path: `/api${path}`, how: `path ${part.slice(0, 20)}` };
}

const withHeader = (parts: Parts, name: string, value: string): Forged => ({
  ...parts,
  headers: [...parts.headers.filter(([each]) => each !== name), [name, value]],
  how: `${name}: ${value.slice(0, 40)}`,
});

const ODD_HEADERS: readonly (readonly [string, string])[] = [
  ['origin', 'https://jahat.example'],
  ['origin', 'null'],
  ['origin', ':::'],
  ['host', 'jahat.example'],
  ['cookie', 'pilar_session=%'],
  ['cookie', `pilar_session=${'A'.repeat(6_000)}`],
  ['cookie', 'pilar_session=abc.def; pilar_session=ghi'],
  ['cookie', '=;;;=; pilar_session'],
  ['x-forwarded-for', '999.999.1.1, \t, ::g'],
  ['x-http-method-override', 'DELETE'],
  ['content-type', 'text/plain'],
  ['content-type', 'application/xml; charset=utf-16'],
  ['content-type', 'multipart/form-data'],
  ['content-type', 'multipart/form-data; boundary='],
  ['content-type', ';;;'],
  ['content-encoding', 'gzip'],
  ['accept-encoding', 'gzip;q=x, br;q=-1, *'],
  ['accept', 'text/html'],
  ['range', 'bytes=999-1'],
  ['if-none-match', '*'],
  ['x-pilar', ''],
  ['authorization', 'Bearer abc.def.ghi'],
  ['authorization', 'Basic ====='],
  ['x-pilar-setup-code', '0000-0000'],
];

const bytesOf = (...parts: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.concat(parts.map((part) => Buffer.from(part))));
const encode = (text: string): Uint8Array<ArrayBuffer> => bytesOf(text);

const ODD_BODIES: readonly (readonly [string, Uint8Array<ArrayBuffer>])[] = [
  ['nothing', encode('')],
  ['half', encode('{"a":')],
  ['two', encode('{}{}')],
  ['NaN', encode('{"a":NaN,"b":1e999}')],
  ['twice', encode('{"a":1,"a":{"a":2}}')],
  ['mark', encode('\ufeff{}')],
  ['not utf-8', Uint8Array.from([0x22, 0xff, 0xfe, 0xc0, 0x80, 0x22])],
  ['deep lists', encode('['.repeat(20_000))],
  ['deep objects', encode(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`)],
  ['long', encode(`"${'x'.repeat(1_200_000)}"`)],
  ['surrogate', encode('{"userName":"\\ud800","name":"\\u0000"}')],
];

const TRICKS: readonly Trick[] = [
  (parts, random) => withHeader(parts, ...random.choice(ODD_HEADERS)),
  (parts, random) => withHeader(parts, ...random.choice(ODD_HEADERS)),
  (parts) => ({ ...parts, headers: parts.headers.filter(([name]) => name !== 'x-pilar'), how: 'no x-pilar' }),
  (parts, random) => {
    const method = random.choice([
      'PUT',
      'PATCH',
      'DELETE',
      'OPTIONS',
      'HEAD',
      'TRACE',
      'POST',
      'GET',
      'PROPFIND',
    ]);
    return { ...parts, method, how: `method ${method}` };
  },
  (parts, random) => {
    const [name, body] = random.choice(ODD_BODIES);
    return { ...withHeader(parts, 'content-type', 'application/json'), body, how: `body ${name}` };
  },
  (parts, random) => {
    const tail = random.choice([
      '/',
      '//',
      '/..',
      ';x=1',
      '%20',
      '.json',
      '#a',
      '?',
      '?&&=&',
      '/%2e%2e/audit',
    ]);
    return { ...parts, path: parts.path.replace(/(\?|$)/, `${tail}$1`), how: `path + ${tail}` };
  },
  (parts, random) => rawTrick(parts, random),
];

/** What a well-behaved client cannot send. The program below us answers some of these, without a body. */
function rawTrick(parts: Parts, random: RandomGenerator): Forged {
  const first = `${parts.method} ${parts.path} HTTP/1.1\r\n`;
  const host = 'host: localhost\r\n';
  const [how, text] = random.choice([
    ['folded header', `${first}${host}x-pilar: 1\r\n x: y\r\n\r\n`],
    ['header injection', `${first}${host}x-pilar: 1\r\nx-a: b\rset-cookie: c\r\n\r\n`],
    ['no host', `${first}x-pilar: 1\r\n\r\n`],
    ['negative length', `${first}${host}content-length: -5\r\n\r\n{}`],
    ['two lengths', `${first}${host}x-pilar: 1\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}`],
    ['length and chunks', `${first}${host}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['odd chunk', `${first}${host}x-pilar: 1\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n`],
    ['raw NUL', `${first.replace(' HTTP', '\0 HTTP')}${host}\r\n`],
    ['full address', `${first.replace(parts.path, `http://x:99999${parts.path}`)}${host}x-pilar: 1\r\n\r\n`],
    ['headers without end', `${first}${host}${`x-a: ${'b'.repeat(500)}\r\n`.repeat(60)}\r\n`],
  ] as const);
  return { ...parts, raw: encode(text), how: `raw ${how}` };
}
