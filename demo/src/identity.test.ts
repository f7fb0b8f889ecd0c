import { describe, expect, it } from 'vitest';
import { SYNTHETIC_SERIAL_FROM } from './identity.ts';
import { demoCity, parentRows, valuesOf } from './testing/demo-city.ts';

const city = demoCity();
const nik = valuesOf(city.persons, 'nik').map(String);
const nomorKk = valuesOf(city.families, 'nomor_kk').map(String);

describe('numbers of made-up people', () => {
  it('are 16 digits and belong to one person or family', () => {
    expect(nik.every((number) => /^1872\d{12}$/.test(number))).toBe(true);
    expect(nomorKk.every((number) => /^1872\d{12}$/.test(number))).toBe(true);
    expect(new Set(nik).size).toBe(nik.length);
    expect(new Set(nomorKk).size).toBe(nomorKk.length);
  });

  it('hold kecamatan, birth date and sex: the day of a woman has 40 added', () => {
    const { dwellingOf, familyOf } = parentRows(city);
    const area = valuesOf(city.dwellings, 'area_code').map(String);
    const birth = valuesOf(city.persons, 'birth_date').map(String);
    const sex = valuesOf(city.persons, 'sex');
    const expected = (p: number): string => {
      const kecamatan = area[dwellingOf[familyOf[p]!]!]!.slice(0, 8).replaceAll('.', '');
      const [year, month, day] = birth[p]!.split('-');
      return (
        kecamatan + String(Number(day) + (sex[p] === 'P' ? 40 : 0)).padStart(2, '0') + month + year!.slice(2)
      );
    };
    expect(nik.filter((number, p) => number.slice(0, 12) !== expected(p))).toEqual([]);
  });

  it('show by a serial from 9001 on that they are synthetic', () => {
    expect(nik.every((number) => Number(number.slice(12)) >= SYNTHETIC_SERIAL_FROM)).toBe(true);
    expect(nomorKk.every((number) => Number(number.slice(12)) >= SYNTHETIC_SERIAL_FROM)).toBe(true);
  });
});
