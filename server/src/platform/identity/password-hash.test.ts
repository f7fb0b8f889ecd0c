import { scryptSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { scryptHasher } from './password-hash.ts';

const cheap = scryptHasher({ log2N: 4, r: 8, p: 1 });

describe('A kept password', () => {
  it('is scrypt with 32 MB and three passes, under a salt of its own', async () => {
    const [first, second] = await Promise.all([
      scryptHasher().hash('rahasia'),
      scryptHasher().hash('rahasia'),
    ]);
    expect(first).not.toBe(second);
    const [kind, log2N, r, p, salt = '', key] = first.split(':');
    expect([kind, log2N, r, p, salt.length]).toEqual(['scrypt', '15', '8', '3', 32]);
    const options = { N: 32_768, r: 8, p: 3, maxmem: 128 * 1024 * 1024 };
    expect(scryptSync('rahasia', Buffer.from(salt, 'hex'), 32, options).toString('hex')).toBe(key);
  });

  it('compares with itself alone, also when the cost has been raised since', async () => {
    const hash = await cheap.hash('empat kata');
    const dearer = scryptHasher({ log2N: 5, r: 8, p: 1 });
    expect(await dearer.verify(hash, 'empat kata')).toBe(true);
    expect(await dearer.verify(hash, 'Empat kata')).toBe(false);
    expect(await dearer.verify(hash, '')).toBe(false);
  });

  it('does not depend on how a keyboard composes its letters', async () => {
    const hash = await cheap.hash('kafe\u0301 sore hari');
    expect(await cheap.verify(hash, 'kaf\u00e9 sore hari')).toBe(true);
  });

  it('that is damaged opens nothing', async () => {
    for (const damaged of ['', 'x', 'scrypt:4:8:1::', 'scrypt:4:8:1:zz:zz']) {
      expect([damaged, await cheap.verify(damaged, '')]).toEqual([damaged, false]);
    }
  });
});
