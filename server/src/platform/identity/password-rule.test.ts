import { describe, expect, it } from 'vitest';
import { Problem } from '../problem.ts';
import { refuseWeakPassword } from './password-rule.ts';

function reasonFor(password: string, userName = 'ani.w'): unknown {
  try {
    refuseWeakPassword(password, userName);
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'password-weak') throw error;
    return error.facts.reason;
  }
}

describe('A password', () => {
  it.each(['empat kata tidak berkait', 'tQ8#vlKw2m', 'sawah-hijau-pagi', 'kopi tubruk 17'])(
    'may be %s',
    (password) => {
      expect(reasonFor(password)).toBeUndefined();
    },
  );

  it.each([
    ['tQ8#vlKw2', 'terlalu pendek'],
    // Nine letters, one of them in two halves for the computer.
    ['tQ8#vlKw😀', 'terlalu pendek'],
    ['aaaaaaaaaaaa', 'terlalu sedikit huruf yang berbeda'],
    ['abababababab', 'terlalu sedikit huruf yang berbeda'],
    ['1234567890', 'hanya deretan berurutan'],
    ['9876543210', 'hanya deretan berurutan'],
    ['abcdefghijkl', 'hanya deretan berurutan'],
    ['Bappeda2026!', 'termasuk kata sandi yang umum dipakai'],
    ['P-a-s-s-w-o-r-d', 'termasuk kata sandi yang umum dipakai'],
    ['081234567890', 'termasuk kata sandi yang umum dipakai'],
    ['x-ANI.W-2026', 'memuat nama pengguna'],
    ['ani.wani.wani.w', 'memuat nama pengguna'],
  ])('may not be %s: %s', (password, reason) => {
    expect(reasonFor(password)).toBe(reason);
  });

  it('may hold the user name where enough else stands around it', () => {
    expect(reasonFor('pagi ani.w menanam padi')).toBeUndefined();
    expect(reasonFor('pagiani.wpadi')).toBeUndefined();
    expect(reasonFor('pagiani.wpad')).toBe('memuat nama pengguna');
  });
});
