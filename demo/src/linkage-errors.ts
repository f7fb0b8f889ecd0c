import type { Random } from './random.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPRSTUWY';
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['u', 'oe'],
  ['j', 'dj'],
  ['y', 'j'],
  ['c', 'tj'],
  ['z', 'j'],
  ['f', 'p'],
  ['v', 'f'],
  ['sy', 's'],
  ['kh', 'h'],
  ['iya', 'ia'],
  ['ai', 'ae'],
  ['q', 'k'],
  ['i', 'y'],
];
const TITLES = ['H. ', 'Hj. ', 'Drs. ', 'Ibu ', 'Bpk. '];
const DEGREES = [', S.Pd', ', S.E.', ', S.H.', ' (Alm)'];

/** One typing error: a letter or digit changed, lost, doubled, or two neighbours swapped. */
export function mistype(random: Random, text: string): string {
  if (text.length < 2) return `${text}${text}`;
  const at = random.below(text.length - 1);
  const isDigit = /\d/.test(text[at] ?? '');
  const other = isDigit
    ? String(random.below(10))
    : (LETTERS[random.below(LETTERS.length)] ?? 'A').toLowerCase();
  const made = [
    `${text.slice(0, at)}${other}${text.slice(at + 1)}`,
    `${text.slice(0, at)}${text.slice(at + 1)}`,
    `${text.slice(0, at)}${text[at]}${text.slice(at)}`,
    `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`,
  ][random.below(4)];
  return made === undefined || made === text ? mistype(random, text) : made;
}

/** A digit of a number changed, or two swapped: its length stays. */
export function mistypeNumber(random: Random, text: string): string {
  const at = random.below(text.length - 1);
  const isSwap = random.chance(0.3) && text[at] !== text[at + 1];
  if (isSwap) return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
  const digit = (Number(text[at]) + 1 + random.below(9)) % 10;
  return `${text.slice(0, at)}${digit}${text.slice(at + 1)}`;
}

/** A name as another office wrote it: mistyped, in another spelling, shortened, turned round, with titles, or another one. */
export function otherName(random: Random, name: string, another: () => string): string {
  const words = name.split(' ');
  const draw = random.uniform();
  if (draw < 0.4) return mistypedWord(random, words);
  if (draw < 0.6) return respelled(random, name);
  if (draw < 0.7) return words.length > 1 ? words.toReversed().join(' ') : mistype(random, name);
  if (draw < 0.8) return shortened(random, words);
  if (draw < 0.9)
    return random.chance(0.5)
      ? `${TITLES[random.below(TITLES.length)]}${name}`
      : `${name}${DEGREES[random.below(DEGREES.length)]}`;
  return draw < 0.96 ? words.join('') : another();
}

function mistypedWord(random: Random, words: readonly string[]): string {
  const chosen = random.below(words.length);
  return words.map((word, at) => (at === chosen ? mistype(random, word) : word)).join(' ');
}

function respelled(random: Random, name: string): string {
  const fitting = SPELLINGS.filter(([from]) => name.toLowerCase().includes(from));
  const [from, to] = fitting[random.below(Math.max(1, fitting.length))] ?? [];
  return from === undefined || to === undefined
    ? mistype(random, name)
    : name.toLowerCase().replace(from, to);
}

function shortened(random: Random, words: readonly string[]): string {
  if (words.length === 1) return mistype(random, words[0] ?? '');
  const chosen = random.below(words.length);
  if (random.chance(0.5)) return words.filter((_, at) => at !== chosen).join(' ');
  return words.map((word, at) => (at === chosen ? `${word.slice(0, 1)}.` : word)).join(' ');
}

/** A birth date with day and month swapped, one digit wrong, known by its year alone, or another one. */
export function otherDate(random: Random, date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const draw = random.uniform();
  if (draw < 0.3 && Number(day) <= 12 && day !== month) return `${year}-${day}-${month}`;
  if (draw < 0.5 && `${month}-${day}` !== '01-01') return `${year}-01-01`;
  if (draw < 0.7) return `${Number(year) + (random.chance(0.5) ? 1 : -1)}-${month}-${day}`;
  const two = (value: number): string => String(value).padStart(2, '0');
  if (draw < 0.8) return `${year}-${month}-${two((Number(day) % 28) + 1)}`;
  if (draw < 0.9) return `${year}-${two((Number(month) % 12) + 1)}-${day}`;
  return `${1940 + random.below(80)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
}

/** The same address in other words, with another number, or cut short. */
export function otherAddress(random: Random, address: string): string {
  const draw = random.uniform();
  if (draw < 0.3) return address.replace('Jl.', 'Jalan').replace('No. ', '').toUpperCase();
  if (draw < 0.6) return mistype(random, address);
  if (draw < 0.8) return address.replace(/\d+$/, String(1 + random.below(120)));
  return address.replace(/ No\..*$/, '');
}
