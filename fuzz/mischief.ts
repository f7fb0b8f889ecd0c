import type { RandomGenerator } from '@pilar/numeric';

/** Texts that have broken programs: for the database, the file system, the page, the log and the parser. */
export const ODD_TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  "' or '1'='1",
  "'; drop table registry.person; --",
  "\\'; select pg_sleep(20); --",
  '%',
  '_%_\\',
  '%%%%%%%%%%%%%%%%%%%%%',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '..\\..\\windows\\win.ini',
  '/etc/shadow',
  'file:///etc/passwd',
  '{{7*7}}#{7*7}<%= 7 %>',
  '<script>alert(1)</script>',
  'x\r\nSet-Cookie: pilar_session=curi',
  '\u202e\u2066\ufeff',
  'e\u0301'.repeat(50),
  '𝟙𝟚𝟛',
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '0x10',
  '9007199254740993',
  '2025-13-45',
  '0000-00-00',
  '-000001-01-01',
  '+275760-09-13',
  '18.72.01.1001.999.999.999',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '__proto__',
  'constructor',
  '*',
  '(((((((((((((((((((((a*)*)*)*',
  'null',
  'undefined',
  '[object Object]',
  '\\u0000',
  '=1+1',
  'x'.repeat(70_000),
];

const ODD_NUMBERS: readonly number[] = [
  ...[0, -0, -1, 1.5, -1e308, 1e308, 5e-324, 2 ** 31, 2 ** 53 + 2, -(2 ** 63), 1e21, 99_999_999_999_999],
];

/** A value of another kind than was asked for. */
export function oddValue(random: RandomGenerator): unknown {
  const kinds: readonly (() => unknown)[] = [
    () => random.choice(ODD_TEXTS),
    () => random.choice(ODD_TEXTS),
    () => random.choice(ODD_NUMBERS),
    () => random.choice<unknown>([null, true, false, [], {}, [[]], [null]]),
    () => Array.from({ length: 2_000 }, () => 'a'),
    () => nested(3 + random.integer(200)),
    () => JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}'),
    () => ({ toString: 'x', valueOf: 1, length: -1 }),
    () => Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`k${at}`, at])),
  ];
  return random.choice(kinds)();
}

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export type Broken = Readonly<{ value: unknown; how: string }>;

/** One thing wrong somewhere in a value that was right. */
export function breakValue(value: unknown, random: RandomGenerator): Broken {
  if (Array.isArray(value) && value.length > 0 && random.integer(4) > 0) {
    const at = random.integer(value.length);
    const inner = breakValue(value[at], random);
    return { value: value.with(at, inner.value), how: `${at}.${inner.how}` };
  }
  if (isFields(value) && random.integer(8) > 0) return breakField(value, random);
  return { value: oddValue(random), how: 'odd' };
}

function breakField(value: Fields, random: RandomGenerator): Broken {
  const names = Object.keys(value);
  const name = names.length === 0 ? 'x' : random.choice(names);
  const what = random.integer(5);
  if (what === 0) {
    const { [name]: _, ...rest } = value;
    return { value: rest, how: `${name} missing` };
  }
  if (what === 1)
    return { value: { ...value, [random.choice(ODD_TEXTS.slice(0, -1))]: oddValue(random) }, how: 'extra' };
  const inner = breakValue(value[name], random);
  return { value: { ...value, [name]: inner.value }, how: `${name}.${inner.how}` };
}
