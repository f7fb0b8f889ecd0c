import { isNearSpelling } from './similarity.ts';
import type { WordLists, Words } from './words.ts';

export const NAME_LEVELS = {
  missing: 0,
  same: 1,
  sameSound: 2,
  near: 3,
  contained: 4,
  partly: 5,
  otherName: 6,
  different: 7,
} as const;

/** What a comparison of two lists of words found. */
export interface NameMatch {
  level: number;
  /** How likely a record has the words that agree, if words were drawn by their frequency. */
  frequency: number;
}

const CACHE_BITS = 18;
const MOST_WORDS = 8;

/** Compares names word by word, whatever their order, and remembers which spellings are near. */
export class NameComparer {
  readonly #words: Words;
  readonly #size: number;
  readonly #cacheA = new Int32Array(1 << CACHE_BITS).fill(-1);
  readonly #cacheB = new Int32Array(1 << CACHE_BITS).fill(-1);
  readonly #near = new Uint8Array(1 << CACHE_BITS);
  readonly #usedA = new Uint8Array(MOST_WORDS);
  readonly #usedB = new Uint8Array(MOST_WORDS);
  /** Filled by `compare`. */
  readonly match: NameMatch = { level: 0, frequency: 1 };

  constructor(words: Words, size: number) {
    this.#words = words;
    this.#size = Math.max(1, size);
  }

  /** Level of name `b` of `second` against name `a` of `first`; the frequency stands in `match`. */
  compare(first: WordLists, a: number, second: WordLists, b: number): number {
    const [startA, startB] = [first.starts[a] ?? 0, second.starts[b] ?? 0];
    const lengthA = Math.min(MOST_WORDS, (first.starts[a + 1] ?? 0) - startA);
    const lengthB = Math.min(MOST_WORDS, (second.starts[b + 1] ?? 0) - startB);
    this.match.frequency = 1;
    if (lengthA === 0 || lengthB === 0) {
      this.match.level = NAME_LEVELS.missing;
      return NAME_LEVELS.missing;
    }
    this.#usedA.fill(0);
    this.#usedB.fill(0);
    const spanA = { ids: first.ids, start: startA, length: lengthA };
    const spanB = { ids: second.ids, start: startB, length: lengthB };
    const equal = this.#pair(spanA, spanB, this.#isEqual);
    const sounding = this.#pair(spanA, spanB, this.#isSounding);
    const found = { equal, sounding, lengthA, lengthB };
    const level =
      this.#wholeLevel(found, first.glued[a] === second.glued[b]) ??
      this.#loose(spanA, spanB, equal + sounding);
    this.match.level = level;
    return level;
  }

  #wholeLevel({ equal, sounding, lengthA, lengthB }: Found, isGlued: boolean): number | undefined {
    if (lengthA === lengthB && equal + sounding === lengthA)
      return sounding === 0 ? NAME_LEVELS.same : NAME_LEVELS.sameSound;
    // "SULISTYO WATI" and "SULISTYOWATI": no word is shared, all of it is.
    return isGlued ? NAME_LEVELS.sameSound : undefined;
  }

  #loose(a: Span, b: Span, matched: number): number {
    const near = this.#pair(a, b, this.#isNear);
    const shorter = Math.min(a.length, b.length);
    if (a.length === b.length && matched + near === shorter) return NAME_LEVELS.near;
    const initials = this.#pair(a, b, this.#isInitial);
    const all = matched + near + initials;
    if (all === shorter && matched + near > 0) return near === 0 ? NAME_LEVELS.contained : NAME_LEVELS.partly;
    if (matched + near === 0) return NAME_LEVELS.different;
    return this.#hasOtherName(a, b) ? NAME_LEVELS.otherName : NAME_LEVELS.partly;
  }

  /** Matches words that are still free, each once. */
  #pair(a: Span, b: Span, agrees: (a: number, b: number) => boolean): number {
    let matched = 0;
    for (let i = 0; i < a.length; i++) {
      if (this.#usedA[i] === 1) continue;
      const idA = a.ids[a.start + i] ?? 0;
      for (let j = 0; j < b.length; j++) {
        if (this.#usedB[j] === 1 || !agrees(idA, b.ids[b.start + j] ?? 0)) continue;
        this.#usedA[i] = 1;
        this.#usedB[j] = 1;
        matched++;
        break;
      }
    }
    return matched;
  }

  #share(id: number): number {
    return (this.#words.soundCounts[this.#words.sounds[id] ?? 0] ?? 1) / this.#size;
  }

  readonly #isEqual = (a: number, b: number): boolean => {
    if (a !== b) return false;
    this.match.frequency *= this.#share(a);
    return true;
  };

  readonly #isSounding = (a: number, b: number): boolean => {
    if (this.#words.sounds[a] !== this.#words.sounds[b]) return false;
    this.match.frequency *= this.#share(a);
    return true;
  };

  readonly #isInitial = (a: number, b: number): boolean => {
    const [textA = '', textB = ''] = [this.#words.texts[a], this.#words.texts[b]];
    return (textA.length === 1 || textB.length === 1) && textA[0] === textB[0];
  };

  readonly #isNear = (a: number, b: number): boolean => {
    if (!this.#isNearCached(a, b)) return false;
    this.match.frequency *= Math.max(this.#share(a), this.#share(b));
    return true;
  };

  #isNearCached(a: number, b: number): boolean {
    // Words that differ in more than four letters are far apart: most are, and are seen to be without being read.
    let differing = (this.#words.letters[a] ?? 0) ^ (this.#words.letters[b] ?? 0);
    for (let at = 0; at < 4; at++) differing &= differing - 1;
    if (differing !== 0) return false;
    const [low, high] = a < b ? [a, b] : [b, a];
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - CACHE_BITS);
    if (this.#cacheA[slot] === low && this.#cacheB[slot] === high) return this.#near[slot] === 1;
    const isNear =
      isNearSpelling(this.#words.texts[a] ?? '', this.#words.texts[b] ?? '') && !this.#areTwoNames(a, b);
    this.#cacheA[slot] = low;
    this.#cacheB[slot] = high;
    this.#near[slot] = Number(isNear);
    return isNear;
  }

  /** Rini and Rina: two spellings that many people bear are two names, not one with a typing error. */
  #areTwoNames(a: number, b: number): boolean {
    const [countA, countB] = [this.#words.counts[a] ?? 0, this.#words.counts[b] ?? 0];
    const [few, many] = [Math.min(countA, countB), Math.max(countA, countB)];
    return few >= 5 && few >= 0.02 * many;
  }

  /** Of the words that found no partner, one on each side is a name that others bear too. */
  #hasOtherName(a: Span, b: Span): boolean {
    return this.#hasUnmatchedName(a, this.#usedA) && this.#hasUnmatchedName(b, this.#usedB);
  }

  #hasUnmatchedName({ ids, start, length }: Span, used: Uint8Array): boolean {
    for (let at = 0; at < length; at++)
      if (used[at] === 0 && (this.#words.counts[ids[start + at] ?? 0] ?? 0) >= 5) return true;
    return false;
  }
}

interface Span {
  readonly ids: Int32Array;
  readonly start: number;
  readonly length: number;
}

interface Found {
  readonly equal: number;
  readonly sounding: number;
  readonly lengthA: number;
  readonly lengthB: number;
}
