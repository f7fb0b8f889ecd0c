import { createHmac, timingSafeEqual } from 'node:crypto';

export const STEP_SECONDS = 30;
export const DIGITS = 6;
/** One step on either side: clocks of telephones differ, and a code is typed while it turns. */
const SKEW = 1;

/**
 * The code of one counter.
 * @see RFC 4226 section 5.3 (HOTP) and RFC 6238 (the counter is the time); vectors of both in the test
 */
export function codeAt(secret: Uint8Array, step: number, digits: number = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

export const stepOf = (at: Date): number => Math.floor(at.getTime() / 1000 / STEP_SECONDS);

/** The time step that a typed code belongs to; undefined when it belongs to none near now. */
export function matchingStep(secret: Uint8Array, typed: string, at: Date): number | undefined {
  const code = Buffer.from(typed);
  const now = stepOf(at);
  let found: number | undefined;
  // All are compared, so that the time taken tells nothing.
  for (let step = now - SKEW; step <= now + SKEW; step += 1) {
    const expected = Buffer.from(codeAt(secret, step));
    if (code.length === expected.length && timingSafeEqual(code, expected)) found = step;
  }
  return found;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** @see RFC 4648 section 6, without padding, as authenticator apps read it */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >> bits) & 31];
      held &= (1 << bits) - 1;
    }
  }
  return bits === 0 ? text : text + ALPHABET[(held << (5 - bits)) & 31];
}

/** The address that an authenticator app reads from the QR code. */
export function otpAddress(secret: Uint8Array, userName: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(userName)}`;
  const query = `secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`;
  return `otpauth://totp/${label}?${query}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`;
}
