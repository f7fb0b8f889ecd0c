import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { SERVICE_TOKEN_TEXT } from '@pilar/contracts';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 62^43 is just above 2^256. */
const CHANCE_LETTERS = 43;
const CHECK_LETTERS = 6;
const PREFIX = 'pilar_';
const HINT_LETTERS = PREFIX.length + 5;

/** 32 bits in six letters, so that a scanner can tell a token from a text that only looks like one. */
function checksumOf(chance: string): string {
  let rest = crc32(chance);
  let text = '';
  for (let place = 0; place < CHECK_LETTERS; place += 1) {
    text = (LETTERS[rest % LETTERS.length] ?? '') + text;
    rest = Math.floor(rest / LETTERS.length);
  }
  return text;
}

export function makeTokenText(): string {
  const chance = Array.from({ length: CHANCE_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${PREFIX}${chance}${checksumOf(chance)}`;
}

/** Whether a text could be one of ours, before any database is asked. */
export function isTokenText(text: string): boolean {
  if (!SERVICE_TOKEN_TEXT.test(text)) return false;
  const chance = text.slice(PREFIX.length, -CHECK_LETTERS);
  return checksumOf(chance) === text.slice(-CHECK_LETTERS);
}

/** 256 bits of chance need no slow hash. */
export const digestOfToken = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Enough to recognise a token that was found somewhere, and nothing to guess the rest from. */
export const hintOf = (text: string): string => text.slice(0, HINT_LETTERS);
