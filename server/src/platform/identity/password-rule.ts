import { Problem } from '../problem.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

export const PASSWORD_MINIMUM = 10;
/** So much must stand around the user name before it may be part of a password. */
const AROUND_NAME = 8;

type Weakness = Readonly<{ reason: string; reasonEn: string }>;

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');

/** Refuses what is guessed first. Length counts more than odd characters (NIST SP 800-63B). */
export function refuseWeakPassword(password: string, userName: string): void {
  const weakness = findWeakness(password, userName);
  if (weakness) throw new Problem('password-weak', { ...weakness, minimum: PASSWORD_MINIMUM });
}

function findWeakness(password: string, userName: string): Weakness | undefined {
  if ([...password].length < PASSWORD_MINIMUM)
    return { reason: 'terlalu pendek', reasonEn: 'it is too short' };
  if (new Set(password).size < 5) {
    return { reason: 'terlalu sedikit huruf yang berbeda', reasonEn: 'too few different characters' };
  }
  if (isRun(password)) return { reason: 'hanya deretan berurutan', reasonEn: 'it is only a sequence' };
  const plain = password.toLowerCase();
  const around = plain.replaceAll(userName.toLowerCase(), '');
  if (around.length < plain.length && around.length < AROUND_NAME) {
    return { reason: 'memuat nama pengguna', reasonEn: 'it holds the user name' };
  }
  // "password2026!" and "p-a-s-s-w-o-r-d" are the word "password" with decoration.
  if (COMMON_PASSWORDS.has(plain) || COMMON_PASSWORDS.has(letters(plain))) {
    return { reason: 'termasuk kata sandi yang umum dipakai', reasonEn: 'it is a commonly used password' };
  }
  return undefined;
}

/** 1234567890, abcdefghij, 9876543210 … */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((_, at) => text.charCodeAt(at + 1) - text.charCodeAt(at));
  const isWrap = (step: number): boolean => step === 9 || step === -9;
  return (
    steps.every((step) => step === 1 || isWrap(step)) || steps.every((step) => step === -1 || isWrap(step))
  );
}
