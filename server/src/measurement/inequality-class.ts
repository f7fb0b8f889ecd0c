import { type InequalityClass, inequalityClass } from '@pilar/measurement';
import { loadInequalityClasses } from '../platform/parameters/index.ts';

type PublishedClass = Readonly<{ code: string; upper: number | null; upperIncluded: boolean }>;
type Band<Class extends string> = Readonly<{ class: Class; upTo: number; isLimitIncluded: boolean }>;

/**
 * Dated classes of a parameter file, in per cent, as the kernel takes them, in shares.
 * @throws Error for a class of the file that the product has no word for
 */
export function bandsOf<Class extends string>(
  published: readonly PublishedClass[],
  wordOf: ReadonlyMap<string, Class>,
): Band<Class>[] {
  return published.map(({ code, upper, upperIncluded }) => {
    const word = wordOf.get(code);
    if (word === undefined) throw new Error(`a published class "${code}" has no word in the product`);
    return { class: word, upTo: upper === null ? Infinity : upper / 100, isLimitIncluded: upperIncluded };
  });
}

const WORDS: ReadonlyMap<string, InequalityClass> = new Map([
  ['tinggi', 'high'],
  ['sedang', 'medium'],
  ['rendah', 'low'],
] as const);

/** The World Bank's class by the limits of parameters/worldbank-lowest40.yaml. */
export function inequalityClassOf(lowest40Share: number): InequalityClass {
  return inequalityClass(lowest40Share, bandsOf(loadInequalityClasses(), WORDS));
}
