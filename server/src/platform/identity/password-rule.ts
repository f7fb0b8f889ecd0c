import { PASSWORD_MINIMUM } from '@pilar/contracts';
import { Problem } from '../problem.ts';
import { isBreached } from './breached/is-breached.ts';
import { plainForm } from './breached/plain-form.ts';
import { knownWords, wordsOf } from './known-words.ts';

/** So much that nobody could know must be left when the words that somebody could know are taken out. */
const OWN_MINIMUM = 8;
const VARIETY_MINIMUM = 5;
/** Digits and signs at both ends that do not make another word of a word. */
const DECORATION_MOST = 6;

type Weakness = Readonly<{ reason: string; reasonEn: string }>;
/** Whose password it will be, in words that others know too. */
export type PasswordOwner = Readonly<{ userName: string; name?: string; city?: string | null | undefined }>;

/**
 * Refuses what is guessed first, with the reason. Length counts, kinds of characters do not (NIST SP 800-63B-4, 3.1.1.2).
 * @throws Problem password-weak
 */
export function refuseWeakPassword(password: string, owner: PasswordOwner): void {
  const weakness = findWeakness(password.normalize('NFKC'), owner);
  if (weakness) throw new Problem('password-weak', { ...weakness, minimum: PASSWORD_MINIMUM });
}

function findWeakness(password: string, owner: PasswordOwner): Weakness | undefined {
  if ([...password].length < PASSWORD_MINIMUM)
    return { reason: 'terlalu pendek', reasonEn: 'it is too short' };
  const plain = plainForm(password);
  if (new Set(plain).size < VARIETY_MINIMUM)
    return { reason: 'terlalu sedikit huruf yang berbeda', reasonEn: 'too few different characters' };
  if (isRepeated(plain)) return { reason: 'hanya pengulangan', reasonEn: 'it only repeats itself' };
  if (ownPart(plain, []).length < OWN_MINIMUM)
    return {
      reason: 'hanya tersusun dari deretan, tahun, dan kata yang ditebak lebih dahulu di sini',
      reasonEn: 'it is made only of sequences, years and words that are guessed first here',
    };
  if (ownPart(plain, wordsOf(owner.userName, owner.name, owner.city)).length < OWN_MINIMUM)
    return {
      reason: 'tersusun dari nama pengguna, nama Anda, atau nama kota',
      reasonEn: 'it is made of your user name, your name or the name of the city',
    };
  if (variantsOf(plain).some(isBreached))
    return {
      reason: 'termasuk kata sandi yang pernah bocor',
      reasonEn: 'it is among those that have leaked',
    };
  return undefined;
}

/** One word over and over: the whole is no harder to guess than its part. */
function isRepeated(text: string): boolean {
  const letters = [...text];
  for (let period = 1; period <= letters.length / 2; period += 1) {
    if (letters.every((letter, at) => letter === letters[at % period])) return true;
  }
  return false;
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsxedcrfv',
];
const TRACKS = ROWS.flatMap((row) => [row, [...row].reverse().join('')]);
/** Three letters side by side stand in many words; three digits do not stand in any. */
const runLeast = (text: string): number => (/^\d/.test(text) ? 3 : 4);

/** Runs of the alphabet, of digits and of the keyboard: `abcd`, `9876`, `asdf`. */
function withoutRuns(text: string): string {
  let left = '';
  for (let at = 0; at < text.length; ) {
    const run = longestRun(text.slice(at));
    if (run === 0) left += text[at];
    at += Math.max(run, 1);
  }
  return left;
}

function longestRun(text: string): number {
  const least = runLeast(text);
  let length = least;
  while (length <= text.length && TRACKS.some((track) => track.includes(text.slice(0, length)))) length += 1;
  return length > least ? length - 1 : 0;
}

/** Years, and days written as eight digits: 1998, 2026, 17081945, 20260817. */
const DATES =
  /(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d|(?:19|20)\d\d(?:(?:0[1-9]|1[0-2])[0-3]\d)?/g;

const LOOKALIKES = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
} as const;
const asLetters = (text: string): string =>
  text.replace(/[0134578@$!]/g, (sign) => LOOKALIKES[sign as keyof typeof LOOKALIKES] ?? sign);

/** What is left of a password without what others know; letters and digits alone, a letter that repeats counted once. */
function ownPart(plain: string, context: readonly string[]): string {
  const words = knownWords(context);
  const forms = [
    plain,
    plain.replaceAll(/[^\p{L}\p{N}]/gu, ''),
    asLetters(withoutRuns(plain.replaceAll(DATES, ' '))),
  ];
  const parts = forms.map((form) => {
    let left = form;
    for (const word of words) left = left.replaceAll(word, ' ');
    return withoutRuns(left.replaceAll(DATES, ' '))
      .replaceAll(/[^\p{L}\p{N}]/gu, '')
      .replaceAll(/(.)\1+/gu, '$1');
  });
  return parts.toSorted((a, b) => a.length - b.length)[0] ?? '';
}

/** The password, and the word that it is with decoration: `Kesejahteraan_2026!`, `p-a-s-s-w-o-r-d`, `p4ssword`. */
function variantsOf(plain: string): readonly string[] {
  const bare = plain.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const whole = withoutRuns(plain.replaceAll(DATES, ''));
  const core = whole.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const isDecorated = whole.length - core.length <= DECORATION_MOST;
  const cores = isDecorated ? [core, core.replaceAll(/[^\p{L}\p{N}]/gu, ''), asLetters(core)] : [];
  return [...new Set([plain, bare, asLetters(bare), ...cores])].filter((text) => text.length >= 6);
}
