import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runConformance } from './conformance.ts';

/* The third child published with the WHO package, and the same with one figure, one flag and one gap that are wrong. */
const INPUT = 'id,sex,age,is_age_in_month,weight,lenhei,measure,oedema';
const SCORES = 'clenhei,cmeasure,csex,zlen,flen,zwei,fwei,zwfl,fwfl,zhc,fhc';
const children = (...lines: readonly string[]): string => `${INPUT},${SCORES}\n${lines.join('\n')}\n`;
const BOY = '1000,FALSE,15,100,H,n,100,h,1';

describe('conformance of children', () => {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-growth-'));
  for (const part of ['values', 'data']) mkdirSync(join(folder, part));
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('compares each line of z-scores, prevalences and a later release, and finds what is wrong', () => {
    write(
      'values/anthro_zscores.csv',
      children(
        `1,1,${BOY},1.7,0,0.69,0,-0.29,0,,`,
        `2,1,${BOY},1.71,0,0.69,0,-0.29,0,,`,
        `3,1,${BOY},1.7,1,0.69,0,-0.29,0,,`,
        `4,1,${BOY},1.7,0,0.69,0,-0.29,0,0.5,0`,
      ),
    );
    write('values/anthro_zscores_v1.1.csv', 'id,zlen,c9mo_flag\n2,1.7,0\n3,1.7,1\n');
    write('data/anthro_other.csv', 'psu,age,sex,weight,height,oedema\n1,1000,1,15,100,2\n2,1000,1,15,80,2\n');
    write(
      'values/anthro_prevalence_other_cluster.csv',
      'Group,HAZ_pop,HAZ_unwpop,HA_2_r,HA_3_r\nAll,2,2,50,50\nSex: Male,2,2,50,0\nSex: Female,0,0,,\nTeam: A,2,2,50,50\n',
    );
    const { files } = runConformance(folder);
    const found = files.map(({ file, passed, failures, notSupported }) => [
      file,
      passed,
      failures.map(
        ({ row, mismatches }) => `${row.domain} ${mismatches.map(({ field }) => field).join(' ')}`,
      ),
      notSupported,
    ]);
    expect(found).toEqual([
      ['anthro_prevalence_other_cluster.csv', 2, ['Sex: Male HA_3_r'], 1],
      ['anthro_zscores.csv', 1, ['2 zlen', '3 flen', '4 zhc fhc'], 0],
      ['anthro_zscores_v1.1.csv', 1, ['3 c9mo_flag'], 0],
    ]);
  });
});
