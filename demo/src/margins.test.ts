import { describe, expect, it } from 'vitest';
import { completedAge, dayNumber } from './calendar.ts';
import { STEP_YEARS } from './education.ts';
import { getMargin, readFacts } from './facts.ts';
import { isProperSanitation, isProperWater } from './housing.ts';
import { demoCity, numbersOf, parentRows, valuesOf } from './testing/demo-city.ts';

const city = demoCity();
const { dwellingOf } = parentRows(city);
const persons = city.persons.rows;
const families = city.families.rows;
const asOf = dayNumber(city.asOf);

const age = valuesOf(city.persons, 'birth_date').map((date) => completedAge(dayNumber(String(date)), asOf));
const sex = valuesOf(city.persons, 'sex');
const working = valuesOf(city.persons, 'is_working');
const seeking = valuesOf(city.persons, 'is_seeking_work');
const sector = numbersOf(city.persons, 'sector');
const diploma = numbersOf(city.persons, 'education');
const insurance = valuesOf(city.persons, 'health_insurance');
const size = numbersOf(city.families, 'size');
const desil = numbersOf(city.families, 'desil');
const programmes = valuesOf(city.families, 'programmes').map((list) => String(list).split(','));
const area = valuesOf(city.dwellings, 'area_code').map(String);
const rt = valuesOf(city.dwellings, 'rt');
const rw = valuesOf(city.dwellings, 'rw');

const countPersons = (test: (p: number) => boolean): number =>
  age.reduce((sum, _, p) => sum + (test(p) ? 1 : 0), 0);
const personsOfFamilies = (test: (f: number) => boolean): number =>
  size.reduce((sum, own, f) => sum + (test(f) ? own : 0), 0);
const familiesIn = (test: (d: number) => boolean): number =>
  dwellingOf.reduce((sum, d) => sum + (test(d) ? 1 : 0), 0);

const workers = countPersons((p) => working[p] === 1);
const force = countPersons((p) => working[p] === 1 || seeking[p] === 1);
const dependent = countPersons((p) => age[p]! < 15 || age[p]! >= 65);
const rts = new Set(area.map((code, d) => `${code}/${rt[d]}`)).size;
const rws = new Set(area.map((code, d) => `${code}/${rw[d]}`)).size;

const sectorShare = (...codes: number[]): number =>
  (100 * countPersons((p) => working[p] === 1 && codes.includes(sector[p]!))) / workers;

/** Step of schooling of a diploma, Regsosek 415. */
function stepOfDiploma(code: number): number {
  if (code === 23) return 0;
  if (code <= 5) return 1;
  if (code <= 10) return 2;
  if (code <= 17) return 3;
  return code === 18 ? 4 : code <= 20 ? 5 : 6;
}

function meanYears(): number {
  const adults = Array.from(diploma.keys()).filter((p) => age[p]! >= 25);
  return adults.reduce((sum, p) => sum + STEP_YEARS[stepOfDiploma(diploma[p]!)]!, 0) / adults.length;
}

function properSanitation(): number {
  const [toilet, closet, disposal] = ['toilet', 'closet', 'disposal'].map((name) =>
    numbersOf(city.dwellings, name),
  );
  // Number(null) is 0, a code that no question has: still not proper.
  return (100 * familiesIn((d) => isProperSanitation(toilet![d]!, closet![d]!, disposal![d]!))) / families;
}

function properWater(): number {
  const [water, distance] = ['water', 'waste_distance'].map((name) => numbersOf(city.dwellings, name));
  return (100 * familiesIn((d) => isProperWater(water![d]!, distance![d]!))) / families;
}

function pbiLeakage(): number {
  const pbi = programmes.map((list) => list.includes('pbi'));
  return (100 * personsOfFamilies((f) => pbi[f]! && desil[f]! >= 6)) / personsOfFamilies((f) => pbi[f]!);
}

/** What the city has for each margin of demo/data/margins.csv, and how far off it may be. */
const CITY: Readonly<Record<string, readonly [value: number, within: number]>> = {
  families: [families, 0],
  persons: [persons, 0],
  sex_ratio: [(100 * countPersons((p) => sex[p] === 'L')) / countPersons((p) => sex[p] === 'P'), 0.01],
  dependency_ratio: [(100 * dependent) / (persons - dependent), 0.35],
  sanitation: [properSanitation(), 0.02],
  water: [properWater(), 0.02],
  participation: [(100 * force) / countPersons((p) => age[p]! >= 15), 0.05],
  unemployment: [(100 * (force - workers)) / force, 0.05],
  years_of_schooling: [meanYears(), 0.05],
  health_insurance: [(100 * countPersons((p) => insurance[p] !== 0)) / persons, 0.05],
  'livelihood:services': [sectorShare(14, 19, 20, 21, 22, 23, 24, 25), 0.5],
  'livelihood:trade': [sectorShare(12), 0.5],
  'livelihood:farming': [sectorShare(1, 2, 3, 4, 5, 6), 0.5],
  'livelihood:transport': [sectorShare(13, 15), 0.4],
  'livelihood:construction': [sectorShare(11), 0.4],
  pbi_leakage: [pbiLeakage(), 1],
  rt_population: [persons / rts, 8],
  rt_per_rw: [rts / rws, 0.3],
};

const kecamatan = readFacts('margins').filter((row) => row.id?.startsWith('kecamatan:'));
/** Margins that the city does not follow one by one: a comparison, and the two halves of one count. */
const NOT_ALONE = ['families_dukcapil', 'house_repair_2024', 'house_repair_2025'];

describe('the demo city meets its margins', () => {
  it.each(Object.entries(CITY))('%s', (id, [value, within]) => {
    expect(Math.abs(value - getMargin(id))).toBeLessThanOrEqual(within);
  });

  it.each(kecamatan.map((row) => [row.ukuran ?? '', row]))('%s of 2013, as a share', (_, row) => {
    const total = kecamatan.reduce((sum, each) => sum + Number(each.nilai), 0);
    const code = String(row.id).slice('kecamatan:'.length);
    const own = dwellingOf.reduce((sum, d, f) => sum + (area[d]!.startsWith(`${code}.`) ? size[f]! : 0), 0);
    expect(Math.abs(own / persons - Number(row.nilai) / total)).toBeLessThan(0.002);
  });

  it('14 repaired houses, seven a year', () => {
    const repaired = programmes.filter((list) => list.includes('rtlh')).length;
    expect(repaired).toBe(getMargin('house_repair_2024') + getMargin('house_repair_2025'));
  });

  it('compares every margin of the file', () => {
    const compared = new Set([...Object.keys(CITY), ...kecamatan.map((row) => row.id), ...NOT_ALONE]);
    expect(readFacts('margins').filter((row) => !compared.has(row.id))).toEqual([]);
  });
});
