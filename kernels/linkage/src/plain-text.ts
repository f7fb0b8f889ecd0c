const MARKS = /\p{M}+/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/u;
const PLAIN = /^[A-Z0-9]*(?: [A-Z0-9]+)*$/;
// Nearly every name: the general way takes ten times as long.
const ASCII = /^[\x20-\x7e]*$/;
const ASCII_GAPS = /[^A-Z0-9]+/g;
const APOSTROPHES = /['`]/g;

/** Capital letters and digits of any script, without accents; what separates them becomes one space. */
export function plainText(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  if (ASCII.test(text)) return text.replace(APOSTROPHES, '').toUpperCase().replace(ASCII_GAPS, ' ').trim();
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(/['’`´ʼ]/g, '')
    .toUpperCase()
    .split(NOT_WORD)
    .filter((word) => word !== '')
    .join(' ');
}

/** Words of a plain text. */
export function wordsOf(text: string): string[] {
  return text === '' ? [] : text.split(' ').filter((word) => word !== '');
}

/** A 32-bit mix of two numbers, never 0: 0 stands for "nothing known" in keys. */
export function mix(seed: number, value: number): number {
  let hash = Math.imul(seed ^ value, 0x9e3779b1);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash >>> 0 || 1;
}

/** FNV-1a over the letters of a text, or of a part of it. */
export function hashText(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash >>> 0, to - from);
}
