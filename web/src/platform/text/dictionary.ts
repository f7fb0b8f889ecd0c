import type { Bilingual } from '@pilar/contracts';
import { type Language, useLanguage } from './language.ts';

/** A sentence, or a sentence with holes filled by arguments. */
export type Phrase = string | ((...facts: never[]) => string);

/** Each entry carries both languages: a missing translation, or one with other holes, does not compile. */
export type Dictionary<D extends Record<string, Phrase>> = {
  readonly [K in keyof D]: Readonly<{ id: D[K]; en: Word<NoInfer<D[K]>> }>;
};

type Word<P> = P extends string ? string : P;

/** What a page reads: plain text or a sentence with holes. */
export type Words<D extends Record<string, Phrase>> = { readonly [K in keyof D]: Word<D[K]> };

export function defineText<D extends Record<string, Phrase>>(entries: Dictionary<D>): Dictionary<D> {
  return entries;
}

export function textIn<D extends Record<string, Phrase>>(
  dictionary: Dictionary<D>,
  language: Language,
): Words<D> {
  const words: Record<string, unknown> = {};
  for (const key in dictionary) words[key] = dictionary[key][language];
  // Every key of D has been filled by the loop above.
  return words as Words<D>;
}

const made = new WeakMap<object, Partial<Record<Language, unknown>>>();

/** The words of a dictionary in the reader's language. */
export function useText<D extends Record<string, Phrase>>(dictionary: Dictionary<D>): Words<D> {
  const language = useLanguage();
  const known = made.get(dictionary) ?? {};
  if (known[language] === undefined) {
    known[language] = textIn(dictionary, language);
    made.set(dictionary, known);
  }
  // The cache is keyed by the dictionary itself, so what lies there has its shape.
  return known[language] as Words<D>;
}

/** A bilingual sentence of the server in the reader's language. */
export function useSay(): (text: Bilingual) => string {
  const language = useLanguage();
  return (text) => text[language];
}
