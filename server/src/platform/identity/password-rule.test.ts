import { describe, expect, it } from 'vitest';
import { Problem } from '../problem.ts';
import { type PasswordOwner, refuseWeakPassword } from './password-rule.ts';

const ANI: PasswordOwner = { userName: 'ani.w', name: 'Ani Wulandari, S.E.', city: 'Kota Pringsewu' };

function reasonFor(password: string, owner = ANI): unknown {
  try {
    refuseWeakPassword(password, owner);
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'password-weak') throw error;
    return error.facts.reason;
  }
}

const SHORT = 'terlalu pendek';
const FEW = 'terlalu sedikit huruf yang berbeda';
const AGAIN = 'hanya pengulangan';
const KNOWN = 'hanya tersusun dari deretan, tahun, dan kata yang ditebak lebih dahulu di sini';
const NAMES = 'tersusun dari nama pengguna, nama Anda, atau nama kota';
const LEAKED = 'termasuk kata sandi yang pernah bocor';

describe('A password', () => {
  it.each([
    'empat kata tidak berkait',
    'sawah-hijau-pagi',
    'kopi tubruk 1 sendok',
    'gerimis sore di taman',
    'layang-layang putus tali',
    'pagi biru kopi empat',
    // No kind of character is asked for, and none refused.
    'tangga kayu lumbung',
    '8273649152730461',
    'tQ8#vlKw2m!xRz5',
    'ᮞᮕᮩ ᮠᮥᮏᮔ᮪ ᮎᮩᮜᮩᮊ᮪ᮊ',
    'jendela 🌧 rumah nenek',
    // Words that are known here may stand in it, where enough of one's own stands beside them.
    'kota metro punya rawa biru',
    'pagi ani.w menanam padi',
    'hujan 8273648261',
    'a'.repeat(4) + 'bcXkw mosaik teduh '.repeat(9).slice(0, 180),
  ])('may be %s', (password) => {
    expect(reasonFor(password)).toBeUndefined();
  });

  it.each([
    ['tQ8#vlKw2m!xRz', SHORT],
    // Fourteen letters, one of them in two halves for the computer; and fourteen with a mark of their own beside some.
    ['tQ8#vlKw2m!xR😀', SHORT],
    ['te\u0301 pagi di saw', SHORT],
    ['aaaaaaaaaaaaaaaaaa', FEW],
    ['abababababababab', FEW],
    ['passwordpassword', AGAIN],
    ['kopi1kopi1kopi1', AGAIN],
    ['123456789012345', KNOWN],
    ['9876543210987654', KNOWN],
    ['abcdefghijklmnop', KNOWN],
    ['qwertyuiopasdfghjkl', KNOWN],
    ['Bappeda-2026-2027!', KNOWN],
    ['KotaMetro17081945', KNOWN],
    ['pilar.metro.lampung', KNOWN],
    ['P1l4r-M3tr0-L4mpung', KNOWN],
    ['TKPK Kota Metro 2026', KNOWN],
    ['rahasiaku12345678', KNOWN],
    ['p-a-s-s-w-o-r-d-2026', KNOWN],
    ['selamatdatang2026', KNOWN],
    ['agustus-minggu-2026', KNOWN],
    ['AniWulandari2026!', NAMES],
    ['ani.w.ani.w.wulan-7', NAMES],
    ['kota.pringsewu.hebat', NAMES],
    ['wulandari-kopi-99', NAMES],
    ['mychemicalromance', LEAKED],
    ['Mychemicalromance1!', LEAKED],
    ['my-chemical-romance', LEAKED],
    ['Kesejahteraan_26!', LEAKED],
    ['MyCh3m1calR0mance', LEAKED],
  ])('may not be %s: %s', (password, reason) => {
    expect(reasonFor(password)).toBe(reason);
  });

  it('is held against its owner, not against everybody', () => {
    const password = 'wulandari-kopi-99';
    expect([reasonFor(password), reasonFor(password, { userName: 'budi' })]).toEqual([NAMES, undefined]);
    expect(reasonFor('kota.pringsewu.hebat', { userName: 'budi', city: 'Kota Metro' })).toBeUndefined();
  });

  it('is the same in whichever form of Unicode it was typed', () => {
    for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const)
      expect(reasonFor('té manis ditambah jahe'.normalize(form))).toBeUndefined();
    expect(reasonFor('ｍｅｔｒｏ－ｌａｍｐｕｎｇ－２０２６')).toBe(KNOWN);
  });
});
