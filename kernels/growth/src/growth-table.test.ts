import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { unpackTable } from './growth-table.ts';
import { type StandardName, standardTable } from './standards.ts';

/** SHA-256 of the published lines `sex,place,l,m,s`, one a line, taken from the files of WHO and not from ours. */
const PUBLISHED: Readonly<Record<StandardName, string>> = {
  lengthForAge: '2d215194a11eaef0879e278615598e8788e5125aae6051c0f64dbd6d91eecbc1',
  weightForAge: '5fc40b8006e65e7a047ff23ba4e30d2a3a01d5c57263cd0462822a9840879b48',
  bmiForAge: '158fa3dcd7a4b0cd942db45ffafbc9de878d1d6793a703973e51adb511717f5c',
  headForAge: '981fc5bc1cbb278c7a4332a585598156de389bd634aec6a09a34232f12373b63',
  armForAge: 'f58d9e9f42fe099165d5dd98f64ba64832bf4688bf1a1f0e31bebf5694b5d261',
  tricepsForAge: 'dca6fcdb96499ddc294b7f97fb166a91776585dd61e0fc1d615db9af78eec73c',
  subscapularForAge: '3e4f38d43d0c000990dc158c204d30580bf7e4dbbb234fb853de9435befc3bca',
  weightForLength: 'c3b2c163a969d38f693cf5985afe7bf4dd0fdd9d98658a83be69dfdf240aa9e4',
  weightForHeight: '90c41cc3923bdaf8229d64387f6daa544aae6b073d5e4c4b440d781a74cc60e5',
};

function linesOf(name: StandardName): string {
  const { first, count, l, m, s } = standardTable(name);
  const lines: string[] = [];
  for (let at = 0; at < 2 * count; at++) {
    const place = first + (at % count);
    lines.push(`${at < count ? 'L' : 'P'},${place},${l[at]},${m[at]},${s[at]}`);
  }
  return lines.join('\n');
}

describe('the carried tables of the standard', () => {
  it.each(Object.entries(PUBLISHED))('%s is the published one, digit for digit', (name, hash) => {
    const own = Object.keys(PUBLISHED).find((known) => known === name) as StandardName;
    expect(createHash('sha256').update(linesOf(own)).digest('hex')).toBe(hash);
  });

  it('unpacks a first value, steps and repeated steps', () => {
    const series = { l: '10000 0*2', m: '24410 167 -7', s: '9182 -6*2' };
    const table = unpackTable({ first: 45, boys: series, girls: series });
    expect([...table.m]).toEqual([2.441, 2.4577, 2.457, 2.441, 2.4577, 2.457]);
    expect([...table.s.slice(0, 3)]).toEqual([0.09182, 0.09176, 0.0917]);
    expect(table.count).toBe(3);
  });

  it('refuses series of different length', () => {
    const series = { l: '1 0', m: '1 0*2', s: '1 0' };
    expect(() => unpackTable({ first: 0, boys: series, girls: series })).toThrow(RangeError);
  });
});
