import { describe, expect, it } from 'vitest';
import { base32, codeAt, matchingStep, otpAddress, stepOf } from './totp.ts';

/** The key of both RFCs. */
const KEY = Buffer.from('12345678901234567890');

describe('A one-time code', () => {
  // RFC 4226 appendix D.
  it.each([
    [0, '755224'],
    [1, '287082'],
    [2, '359152'],
    [3, '969429'],
    [4, '338314'],
    [5, '254676'],
    [6, '287922'],
    [7, '162583'],
    [8, '399871'],
    [9, '520489'],
  ])('of counter %i is %s', (counter, code) => {
    expect(codeAt(KEY, counter)).toBe(code);
  });

  // RFC 6238 appendix B, SHA-1, eight digits.
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at second %i is %s', (second, code) => {
    expect(codeAt(KEY, stepOf(new Date(second * 1000)), 8)).toBe(code);
  });

  it('is taken one step early and late, not two, and only as six digits', () => {
    const at = new Date(1_111_111_111_000);
    const now = stepOf(at);
    const near = [-2, -1, 0, 1, 2].map((off) => matchingStep(KEY, codeAt(KEY, now + off), at));
    expect(near).toEqual([undefined, now - 1, now, now + 1, undefined]);
    for (const odd of ['', '05047', `${codeAt(KEY, now)}0`, 'abcdef', '０５０４７１']) {
      expect(matchingStep(KEY, odd, at)).toBeUndefined();
    }
  });
});

describe('The secret as text', () => {
  // RFC 4648 section 10, without padding.
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('%s is %s', (plain, text) => {
    expect(base32(Buffer.from(plain))).toBe(text);
  });

  it('stands in the address of the app, beside city and person', () => {
    expect(otpAddress(KEY, 'siti.aminah', 'Pilar Kota Metro')).toBe(
      'otpauth://totp/Pilar%20Kota%20Metro:siti.aminah?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Pilar%20Kota%20Metro&algorithm=SHA1&digits=6&period=30',
    );
  });
});
