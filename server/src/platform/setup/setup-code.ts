import { randomInt, timingSafeEqual } from 'node:crypto';

/** Letters and digits that nobody takes for one another when read from a screen. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 10;

/** A code for the first set-up from another machine: printed where Pilar runs, new with each start. */
export function makeSetupCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}

/** Whether a typed code is the printed one; spaces, hyphens and small letters do not matter. */
export function isSetupCode(typed: string, printed: string): boolean {
  const [a, b] = [typed, printed].map((code) => Buffer.from(code.toUpperCase().replace(/[^A-Z0-9]/g, '')));
  return a !== undefined && b !== undefined && a.length === b.length && a.length > 0 && timingSafeEqual(a, b);
}
