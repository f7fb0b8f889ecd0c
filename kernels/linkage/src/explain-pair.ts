import { frequencyRatio, type LinkModel, patternParts, type Score, scoreOf } from './score.ts';

/** One line of an explanation: what was compared, what was found, what it weighs (bits; positive speaks for one person). */
export interface ExplanationLine {
  readonly field: { readonly id: string; readonly en: string };
  readonly finding: { readonly id: string; readonly en: string };
  readonly weight: number;
}

export interface Explanation extends Score {
  /** Adds up to `weight`. */
  readonly lines: readonly ExplanationLine[];
}

const UNKNOWN = { id: 'tidak diketahui di salah satu', en: 'not known on one side' };

/**
 * Why two records score as they do, as a sum that can be argued with line by line: the odds of any two records, each
 * field, how frequent the names are, and what must be taken off because people of one home agree in much.
 */
export function explainPair(model: LinkModel, a: number, b: number): Explanation {
  const { comparisons, mixture } = model;
  const pattern = comparisons.levelsOf(comparisons.patternOf(a, b));
  const ratio = frequencyRatio(model, [a, b], pattern);
  const parts = patternParts(mixture, pattern);
  const fields = comparisons.list.map(({ table }, at): ExplanationLine => {
    const level = pattern[at] ?? 0;
    const [match, random] = [mixture.levels.match[at]?.[level] ?? 1, mixture.levels.random[at]?.[level] ?? 1];
    const found = table.levels[level - 1];
    return {
      field: { id: table.id, en: table.en },
      finding: found === undefined ? UNKNOWN : { id: found.id, en: found.en },
      weight: Math.log2(match / random),
    };
  });
  const chance = parts.random * ratio;
  const lines = [
    line(
      ['Peluang awal', 'Odds at first'],
      firstOdds(mixture.shares.match),
      Math.log2(mixture.shares.match / mixture.shares.random),
    ),
    ...fields,
    line(['Nama pasaran', 'Common name'], ratio > 1 ? COMMON : RARE, -Math.log2(ratio)),
    line(
      ['Keluarga atau tetangga', 'Family or neighbours'],
      RELATED,
      Math.log2(chance / (chance + parts.related)),
    ),
  ];
  return { ...scoreOf(parts, ratio), lines };
}

const COMMON: Words = ['lebih sering dipakai dari rata-rata', 'more frequent than on average'];
const RARE: Words = ['lebih jarang dipakai dari rata-rata', 'rarer than on average'];
const RELATED: Words = [
  'orang serumah atau senama bertetangga juga sama dalam hal ini',
  'people of one home or namesakes nearby agree in this too',
];

type Words = readonly [string, string];

function firstOdds(share: number): Words {
  const one = Math.round(1 / share);
  return [`satu dari ${one.toLocaleString('id-ID')} pasangan`, `one of ${one.toLocaleString('en')} pairs`];
}

const line = ([id, en]: Words, [findingId, findingEn]: Words, weight: number): ExplanationLine => ({
  field: { id, en },
  finding: { id: findingId, en: findingEn },
  weight,
});
