/**
 * Jaro–Winkler similarity, 0 to 1: letters in common near the same place, with a bonus for a common beginning.
 * @see Winkler (1990), String comparator metrics and enhanced decision rules in the Fellegi–Sunter model.
 * @example jaroWinkler('MARTHA', 'MARHTA') // 0.9611
 */
export function jaroWinkler(a: string, b: string): number {
  const jaro = jaroOf(a, b);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroOf(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1;
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1);
  const { common, firsts, seconds } = commonLetters(a, b, reach);
  if (common === 0) return 0;
  let moved = 0;
  for (let at = 0; at < common; at++) if (firsts[at] !== seconds[at]) moved++;
  return (common / a.length + common / b.length + (common - (moved >> 1)) / common) / 3;
}

function commonLetters(a: string, b: string, reach: number) {
  const used = new Uint8Array(b.length);
  const firsts: number[] = [];
  for (let at = 0; at < a.length; at++) {
    const letter = a.charCodeAt(at);
    const last = Math.min(b.length - 1, at + reach);
    for (let other = Math.max(0, at - reach); other <= last; other++) {
      if (used[other] === 1 || b.charCodeAt(other) !== letter) continue;
      used[other] = 1;
      firsts.push(letter);
      break;
    }
  }
  const seconds: number[] = [];
  for (let at = 0; at < b.length; at++) if (used[at] === 1) seconds.push(b.charCodeAt(at));
  return { common: firsts.length, firsts, seconds };
}

/**
 * Whether one typing error makes one text of the other: a letter changed, lost, added, or two neighbours swapped.
 * Equal texts are no error apart.
 * @see Damerau (1964), A technique for computer detection and correction of spelling errors.
 * @example isOneEdit('BUDI', 'BDUI') // true
 */
export function isOneEdit(a: string, b: string): boolean {
  if (a.length < b.length) return isOneEdit(b, a);
  if (a.length - b.length > 1 || a === b) return false;
  let start = 0;
  while (start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  if (a.length > b.length) return a.slice(start + 1) === b.slice(start);
  if (a.slice(start + 1) === b.slice(start + 1)) return true;
  const isSwap = a[start] === b[start + 1] && a[start + 1] === b[start];
  return isSwap && a.slice(start + 2) === b.slice(start + 2);
}

/** Near enough to be one name with a typing error. Short names differ by one letter too easily. */
export function isNearSpelling(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 2 || Math.max(a.length, b.length) < 3) return false;
  if (Math.abs(a.length - b.length) > 3) return false;
  if (isOneEdit(a, b)) return true;
  return Math.min(a.length, b.length) >= 5 && jaroWinkler(a, b) >= 0.9;
}
