import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export const DEVICE_COOKIE = 'pilar_device';
const SECONDS = 180 * 24 * 3600;

/**
 * Marks a browser from which a person once came in, so that whoever fails elsewhere under that name cannot make them
 * wait. It opens nothing: it only chooses the counter.
 * @see OWASP, "Slow Down Online Guessing Attacks with Device Cookies"
 */
export type KnownDevices = Readonly<{
  /** The value of a new cookie for a person. */
  mark(userId: string): string;
  /** The name of the counter of this device; undefined where the cookie is not of this person. */
  counterOf(cookie: string | null, userId: string): string | undefined;
}>;

export function openKnownDevices(secret: string): KnownDevices {
  const sign = (nonce: string, userId: string): Buffer =>
    createHmac('sha256', secret).update(`device:${nonce}:${userId}`).digest();
  return {
    mark(userId) {
      const nonce = randomBytes(16).toString('hex');
      return `${nonce}.${sign(nonce, userId).toString('hex')}`;
    },
    counterOf(cookie, userId) {
      const [nonce = '', signature = ''] = (cookie ?? '').split('.');
      const given = Buffer.from(signature, 'hex');
      const expected = sign(nonce, userId);
      const isReal = given.length === expected.length && timingSafeEqual(given, expected);
      return isReal ? `device:${nonce}:${userId}` : undefined;
    },
  };
}

/** Sent only to the addresses that sign in. */
export function deviceCookie(value: string, isHttps: boolean): string {
  const secure = isHttps ? '; Secure' : '';
  return `${DEVICE_COOKIE}=${value}; Path=/api/session; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}
