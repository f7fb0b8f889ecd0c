import { describe, expect, it } from 'vitest';
import { demoCity, valuesOf } from './testing/demo-city.ts';

// Codes that Regsosek 2022 K knows for each question; null = not asked of this row.
const DWELLING_CODES: Readonly<Record<string, readonly (number | null)[]>> = {
  tenure: [1, 2, 3, 4, 5],
  floor: [1, 2, 3, 4, 5, 6, 7, 8, 9],
  wall: [1, 2, 3, 4, 5, 6, 7],
  roof: [1, 2, 3, 4, 5, 6, 7, 8],
  water: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  waste_distance: [1, 2, 3, null],
  light: [1, 2, 3, 4],
  power: [1, 2, 3, 4, 5, null],
  fuel: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  toilet: [1, 2, 3, 4, 5, 6],
  closet: [1, 2, 3, 4, null],
  disposal: [1, 2, 3, 4, 5, 6, null],
};
const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);
const PERSON_CODES: Readonly<Record<string, readonly (number | null)[]>> = {
  relation: upTo(8),
  marital: upTo(4),
  school_attendance: upTo(3),
  education: upTo(23),
  is_working: [1, 2, null],
  sector: [...upTo(26), null],
  employment_status: [...upTo(8), null],
  is_seeking_work: [0, 1],
  turnover_class: [...upTo(7), null],
  disability: upTo(4),
  chronic: upTo(18),
  health_insurance: [0, 1, 2, 4],
  pregnant: [1, 2, null],
};

const city = demoCity();

describe('codes of the register', () => {
  it.each(Object.entries(DWELLING_CODES))(
    'of dwellings: %s holds only codes of its question',
    (name, codes) => {
      expect(new Set(valuesOf(city.dwellings, name)).difference(new Set(codes))).toEqual(new Set());
    },
  );

  it.each(Object.entries(PERSON_CODES))('of persons: %s holds only codes of its question', (name, codes) => {
    expect(new Set(valuesOf(city.persons, name)).difference(new Set(codes))).toEqual(new Set());
  });

  it('asks the distance to waste only of wells and springs, and power only behind a meter', () => {
    const water = valuesOf(city.dwellings, 'water');
    const distance = valuesOf(city.dwellings, 'waste_distance');
    const light = valuesOf(city.dwellings, 'light');
    const power = valuesOf(city.dwellings, 'power');
    const well = (code: unknown): boolean => typeof code === 'number' && code >= 4 && code <= 8;
    expect(water.every((code, d) => well(code) === (distance[d] !== null))).toBe(true);
    expect(light.every((code, d) => (code === 1) === (power[d] !== null))).toBe(true);
  });

  it('gives sector and status to those at work only, and turnover to own business only', () => {
    const working = valuesOf(city.persons, 'is_working');
    const sector = valuesOf(city.persons, 'sector');
    const status = valuesOf(city.persons, 'employment_status');
    const turnover = valuesOf(city.persons, 'turnover_class');
    expect(working.every((answer, p) => (answer === 1) === (sector[p] !== null))).toBe(true);
    expect(working.every((answer, p) => (answer === 1) === (status[p] !== null))).toBe(true);
    expect(status.every((code, p) => (code !== null && Number(code) <= 3) === (turnover[p] !== null))).toBe(
      true,
    );
  });

  it('asks pregnancy only of women of 10 to 54 who were married', () => {
    const sex = valuesOf(city.persons, 'sex');
    const marital = valuesOf(city.persons, 'marital');
    const asked = valuesOf(city.persons, 'pregnant').map((answer) => answer !== null);
    expect(asked.every((is, p) => !is || (sex[p] === 'P' && marital[p] !== 1))).toBe(true);
    expect(asked.filter(Boolean).length).toBeGreaterThan(20_000);
  });
});
