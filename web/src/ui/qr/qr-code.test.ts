import { describe, expect, it } from 'vitest';
import { qrCode } from './qr-code.ts';
import { correctionOf } from './reed-solomon.ts';

const drawn = (text: string): string =>
  qrCode(text)
    .map((row) => row.map((isDark) => (isDark ? '#' : '.')).join(''))
    .join('\n');

async function digestOf(text: string): Promise<string> {
  const rows = qrCode(text).map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''));
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(rows.join('\n')));
  return Buffer.from(bytes).toString('hex').slice(0, 16);
}

const APP =
  'otpauth://totp/Pilar%20Kota%20Metro:siti.aminah?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Pilar%20Kota%20Metro&algorithm=SHA1&digits=6&period=30';
const letters = (count: number): string => 'abcdefghijklmnopqrstuvwxyz'.repeat(20).slice(0, count);

describe('A QR code', () => {
  // Authority: the independent encoder uqr 0.1.3 (level M) gives the same modules.
  it('is drawn module for module as another encoder draws it', () => {
    expect(drawn('es')).toBe(
      [
        '#######.#..##.#######',
        '#.....#.####..#.....#',
        '#.###.#.#####.#.###.#',
        '#.###.#...#...#.###.#',
        '#.###.#.##..#.#.###.#',
        '#.....#...###.#.....#',
        '#######.#.#.#.#######',
        '..........###........',
        '#..#######..##..#.###',
        '#.##...##.#.#.#.#.##.',
        '.#.####.#.#..##.#..##',
        '#.#..#..##.#.....###.',
        '.##.#.#.###...#..##.#',
        '........#.###..#.#.#.',
        '#######.##..#####....',
        '#.....#.##.###.###...',
        '#.###.#.#..##.##.##.#',
        '#.###.#.#####...###..',
        '#.###.#..#....#...###',
        '#.....#..#...##.#.###',
        '#######.##.#.....##..',
      ].join('\n'),
    );
  });

  it.each([
    [APP, '157d8ce942923a75'],
    ['owqvnr%huzwqohquamvszkvunbxje&g?bjc:cj=&jxfn', 'e68928853a6784cf'],
    [
      '?sworebqkqweuyz?gktppkde?ewihcur%wbsfvdhsgqsv?jnkaya%j%thcxhivu:kitxqmadkledi?yevsblccxdjkhiqblace=ml=xuwhdvki',
      '3c7d1e10a651a272',
    ],
  ])('of several blocks and versions is the same too', async (text, digest) => {
    expect(await digestOf(text)).toBe(digest);
  });

  it('grows with the text and says when it is too long', () => {
    expect([1, 150, 200, 260, 320, 359].map((count) => qrCode(letters(count)).length)).toEqual([
      21, 49, 57, 65, 69, 73,
    ]);
    expect(() => qrCode(letters(400))).toThrow(RangeError);
  });

  it('can be corrected: every block with its correction divides by each factor of the generator', () => {
    const block = [...'kota'].map((letter) => letter.charCodeAt(0));
    // The correction of a block followed by its own correction is nothing.
    expect(correctionOf([...block, ...correctionOf(block, 10)], 10)).toEqual(
      Array.from({ length: 10 }, () => 0),
    );
  });
});
