import { hashText } from './plain-text.ts';
import { soundOf } from './sound.ts';

/** The words of a column as numbers: each word once, with its sound and how many records have it. */
export class Words {
  readonly texts: string[] = [];
  /** Words that sound alike share a sound. */
  readonly sounds: number[] = [];
  /** A bit for each letter that a word has. */
  readonly letters: number[] = [];
  readonly counts: number[] = [];
  readonly soundCounts: number[] = [];
  readonly soundTexts: string[] = [];
  /** A hash of the sound's letters: a key for blocking that does not depend on the order of the rows. */
  readonly soundKeys: number[] = [];
  readonly #ids = new Map<string, number>();
  readonly #soundIds = new Map<string, number>();

  /** The number of a word, counted once for a record. */
  add(text: string): number {
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.texts.length;
      this.#ids.set(text, id);
      this.texts.push(text);
      this.letters.push(lettersOf(text));
      this.sounds.push(this.#soundOf(text));
      this.counts.push(0);
    }
    const sound = this.sounds[id] ?? 0;
    this.counts[id] = (this.counts[id] ?? 0) + 1;
    this.soundCounts[sound] = (this.soundCounts[sound] ?? 0) + 1;
    return id;
  }

  #soundOf(text: string): number {
    const sound = /\d/.test(text) ? text : soundOf(text);
    let id = this.#soundIds.get(sound);
    if (id === undefined) {
      id = this.soundKeys.length;
      this.#soundIds.set(sound, id);
      this.soundTexts.push(sound);
      this.soundKeys.push(hashText(sound));
      this.soundCounts.push(0);
    }
    return id;
  }
}

function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

/** Words of every record behind each other; those of record r stand from `starts[r]` to `starts[r + 1]`. */
export interface WordLists {
  readonly words: Words;
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  /** Hash of all words glued together by sound, in their order: "SULISTYO WATI" is "SULISTYOWATI". 0 where empty. */
  readonly glued: Uint32Array;
}

/** Cuts every text of a column into words and numbers them in `words`, which other columns may share. */
export function wordLists(
  texts: ArrayLike<string | null>,
  cut: (text: string) => readonly string[],
  words: Words,
): WordLists {
  const starts = new Int32Array(texts.length + 1);
  const glued = new Uint32Array(texts.length);
  const ids = new Growing();
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row] ?? '';
    if (text !== '') for (const word of cut(text)) ids.push(words.add(word));
    starts[row + 1] = ids.length;
  }
  const lists = { words, starts, ids: ids.values(), glued };
  for (let row = 0; row < texts.length; row++) glued[row] = gluedSound(lists, row);
  return lists;
}

/** FNV-1a over the sounds of all words, as if they were one word: a letter doubled where they meet counts once. */
function gluedSound({ words, starts, ids }: Omit<WordLists, 'glued'>, row: number): number {
  const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
  if (from === to) return 0;
  let hash = 0x811c9dc5;
  let before = 0;
  for (let at = from; at < to; at++) {
    const sound = words.soundTexts[words.sounds[ids[at] ?? 0] ?? 0] ?? '';
    for (let place = 0; place < sound.length; place++) {
      const letter = sound.charCodeAt(place);
      // Digits stand for house numbers, where 11 is not 1.
      if (letter === before && place === 0 && letter >= 65) continue;
      hash = Math.imul(hash ^ letter, 0x01000193);
      before = letter;
    }
  }
  return hash >>> 0 || 1;
}

/** A column of whole numbers whose length is not known before. */
export class Growing {
  #values = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  values(): Int32Array {
    return this.#values.subarray(0, this.length);
  }
}
