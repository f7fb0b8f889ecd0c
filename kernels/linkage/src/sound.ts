import { usualName } from './name-variants.ts';

/** Old spelling and sounds that are written in several ways, in the order in which they apply. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/OE/g, 'U'],
  [/DJ/g, 'J'],
  [/TJ/g, 'C'],
  [/SJ|SY|SH/g, 'S'],
  [/NJ|NY/g, 'N'],
  [/KH|CH/g, 'H'],
  [/PH|F|V/g, 'P'],
  [/TH/g, 'T'],
  [/DH/g, 'D'],
  [/Q/g, 'K'],
  [/X/g, 'KS'],
  [/Z/g, 'J'],
  [/IY|Y/g, 'I'],
  [/AI|AE|EI/g, 'E'],
  [/AU|OU/g, 'O'],
  [/IE|EE/g, 'I'],
  [/W/g, 'U'],
  [/(.)\1+/g, '$1'],
  [/(?<=.{2})[HK]$/, ''],
];

/**
 * How a name sounds to an Indonesian ear, so that spellings of one name fall together: Soegeng and Sugeng,
 * Djoko and Joko, Fatimah and Patima. Words of other languages are only simplified.
 * @example soundOf('SOEGIJANTO') === soundOf('SUGIYANTO') // true
 */
export function soundOf(token: string): string {
  const usual = usualName(token);
  let sound = usual;
  for (const [pattern, replacement] of RULES) sound = sound.replace(pattern, replacement);
  return sound === '' ? usual : sound;
}
