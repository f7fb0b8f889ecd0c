import { plainText, wordsOf } from './plain-text.ts';

/** What stands before or after a name and is no part of it: forms of address, pilgrims, academic and army titles. */
const TITLES = new Set(
  [
    'HJ KH BPK BAPAK PAK IBU BU SDR SDRI TN NY NN ALM ALMH ALMARHUM ALMARHUMAH',
    'DR DRS DRA DRG IR PROF MR MRS MS MISS SIR APT NS LETKOL KOLONEL MAYOR KAPTEN',
    'SE SH SPD SAG SKOM SSOS SIP SKM SKEP SPSI SST SPT SP STP SSI SFARM SHUT AMD AMDKEB AMKEB BA BSC',
    'MPD MM MSI MH MKES MAG MKOM MSC MT MA PHD JR SR',
  ].flatMap((line) => line.split(' ')),
);
/** Words between a name and the father's: "Ali bin Hasan". The father's name stays, as a further word. */
const BETWEEN = new Set(['BIN', 'BINTI', 'BT', 'BTE', 'AL', 'EL', 'VAN', 'DE']);
/** Degrees written with points, "S.Pd." or "S. H.", stand behind a comma or at the end. */
const DEGREE = /(?:^|[\s,])(?:S|M|A|Amd|Dr|Drs|Dra|Ir|H|Hj)\.\s?(?:[A-Z][A-Za-z]{0,4}\.?)(?=$|[\s,.])/g;
const MOST_WORDS = 6;

/**
 * The words of a name that tell people apart, in their order: without titles, degrees, "bin" and "binti".
 * A name that is nothing but a title keeps it.
 * @example nameWords('Drs. H. Moh. Ridwan, S.Pd.') // ['MOH', 'RIDWAN']
 */
export function nameWords(name: string): string[] {
  const beforeComma = name.includes(',') ? withoutDegrees(name) : name;
  const all = wordsOf(plainText(beforeComma));
  const words = all.filter((word, at) => !isTitle(word, at, all.length));
  return (words.length > 0 ? words : all).slice(0, MOST_WORDS);
}

/** "H" before a name is a pilgrim, behind it the letter of a name that was cut short. */
function isTitle(word: string, at: number, count: number): boolean {
  if (TITLES.has(word) || BETWEEN.has(word)) return count > 1;
  return word === 'H' && at < count - 1;
}

/** "Ridwan, S.Pd., M.M." is Ridwan; "Smith, John" keeps both. */
function withoutDegrees(name: string): string {
  const [first = '', ...rest] = name.split(',');
  const kept = rest.filter((part) => part.replace(DEGREE, '').trim() !== '' && !isDegree(part));
  return [first, ...kept].join(' ');
}

function isDegree(part: string): boolean {
  const word = plainText(part).replaceAll(' ', '');
  return word.length <= 7 && TITLES.has(word);
}
