import { AS_OF, isoDates } from './calendar.ts';
import { bytesOf, listOf, nullIfZero, pickEach } from './columns.ts';
import { composeFamilies, type People } from './composition.ts';
import { DESIL_AS_OF, DESIL_VERSION, rankNationally } from './desil.ts';
import { type Education, schoolPeople } from './education.ts';
import { type Kelurahan, listKelurahan, type Places, placeFamilies } from './geography.ts';
import { type Health, healthOfPeople, insurePeople } from './health.ts';
import { buildHousing, type Housing } from './housing.ts';
import { drawUuids, makeFamilyNumbers, makeNiks } from './identity.ts';
import { ACTIVITY, type Activity, decideActivity } from './labour-force.ts';
import { livelihoodOfFamilies } from './livelihood.ts';
import { namePeople } from './names.ts';
import { assignProgrammes, type ProgrammeCode } from './programmes.ts';
import { spendTruly } from './spending.ts';
import type { Column, DemoCity, Table } from './table.ts';
import { hiddenStanding } from './welfare.ts';
import { welfareIndex } from './welfare-index.ts';
import { employPeople, type Work } from './work.ts';

/** The seed of the city that everyone sees. */
export const DEMO_SEED = 18_72_2025;

/** Makes the synthetic Kota Metro: the same seed gives the same city, to the last digit. */
export function makeCity(options: Readonly<{ seed?: number }> = {}): DemoCity {
  const seed = options.seed ?? DEMO_SEED;
  if (!Number.isSafeInteger(seed)) throw new RangeError(`makeCity: seed ${seed} is not a whole number`);
  const kelurahan = listKelurahan();
  const places = placeFamilies(seed, kelurahan);
  const people = composeFamilies(seed, places.dwelling.length);
  const standing = hiddenStanding(seed, places, kelurahan);
  const education = schoolPeople(seed, people, standing);
  const activity = decideActivity(seed, people, education);
  const work = employPeople(seed, people, education, activity, { places, kelurahan, standing });
  const livelihood = livelihoodOfFamilies(people, activity, work, education.step);
  const housing = buildHousing(seed, places, people, { standing, step: education.step });
  const health = healthOfPeople(seed, people);
  const index = welfareIndex({
    people,
    places,
    kelurahan,
    housing,
    step: education.step,
    activity,
    livelihood,
  });
  const desil = rankNationally(seed, index);
  const programmes = assignProgrammes(seed, {
    people,
    places,
    education,
    health,
    housing,
    livelihood,
    turnover: work.turnover,
    desil,
  });
  const insurance = insurePeople(seed, people, work, (f) => programmes[f]?.includes('pbi') ?? false);
  const sizes = Int32Array.from(
    places.dwelling,
    (_, f) => (people.start[f + 1] ?? 0) - (people.start[f] ?? 0),
  );
  const dwellingIds = drawUuids(seed, 'dwelling', places.dwellings);
  const familyIds = drawUuids(seed, 'family', sizes.length);
  const kecamatan = listOf(sizes.length, (f) => kecamatanDigits(kelurahan[places.kelurahan[f] ?? 0]));
  return {
    seed,
    asOf: AS_OF,
    dwellings: dwellingTable(dwellingIds, housing, places, kelurahan),
    families: familyTable({
      id: familyIds,
      dwelling_id: pickEach(dwellingIds, places.dwelling),
      nomor_kk: makeFamilyNumbers(seed, kecamatan),
      livelihood,
      size: sizes,
      desil,
      programmes: programmes.map((list: readonly ProgrammeCode[]) => list.join(',')),
    }),
    persons: personTable(seed, {
      people,
      education,
      activity,
      work,
      health,
      insurance,
      familyIds,
      kecamatan,
    }),
    trueSpending: spendTruly(seed, index, standing, sizes),
  };
}

function kecamatanDigits(kelurahan: Kelurahan | undefined): number {
  return Number((kelurahan?.kecamatan ?? '').replaceAll('.', ''));
}

function dwellingTable(
  ids: readonly string[],
  housing: Housing,
  places: Places,
  kelurahan: readonly Kelurahan[],
): Table {
  const first = housing.firstFamily;
  const columns: Record<string, Column> = {
    id: ids,
    area_code: listOf(first.length, (d) => kelurahan[places.kelurahan[first[d] ?? 0] ?? 0]?.code ?? ''),
    rw: Int32Array.from(first, (f) => places.rw[f] ?? 0),
    rt: Int32Array.from(first, (f) => places.rt[f] ?? 0),
    address: housing.address,
    tenure: housing.tenure,
    floor_area_m2: housing.floorArea,
    floor: housing.floor,
    wall: housing.wall,
    roof: housing.roof,
    water: housing.water,
    waste_distance: housing.wasteDistance,
    light: housing.light,
    power: housing.power,
    fuel: housing.fuel,
    toilet: housing.toilet,
    closet: housing.closet,
    disposal: housing.disposal,
  };
  return { rows: ids.length, columns };
}

function familyTable(columns: Readonly<Record<string, Column>>): Table {
  const rows = columns.id?.length ?? 0;
  const constant = (text: string): string[] => new Array<string>(rows).fill(text);
  return {
    rows,
    columns: { ...columns, desil_version: constant(DESIL_VERSION), desil_as_of: constant(DESIL_AS_OF) },
  };
}

type PersonParts = Readonly<{
  people: People;
  education: Education;
  activity: Activity;
  work: Work;
  health: Health;
  insurance: Uint8Array;
  familyIds: readonly string[];
  kecamatan: readonly number[];
}>;

function personTable(seed: number, parts: PersonParts): Table {
  const { people, education, activity, work, health } = parts;
  const columns: Record<string, Column> = {
    id: drawUuids(seed, 'person', people.count),
    family_id: pickEach(parts.familyIds, people.family),
    nik: makeNiks(people, parts.kecamatan),
    name: namePeople(seed, people),
    sex: listOf(people.count, (p) => (people.sex[p] === 2 ? 'P' : 'L')),
    birth_date: isoDates(people.birthDay),
    relation: people.relation,
    marital: people.marital,
    school_attendance: education.attendance,
    education: education.diploma,
    is_working: listOf(people.count, (p) => workAnswer(activity[p] ?? 0, people.age[p] ?? 0)),
    sector: nullIfZero(work.sector),
    employment_status: nullIfZero(work.status),
    is_seeking_work: bytesOf(people.count, (p) => (activity[p] === ACTIVITY.seeking ? 1 : 0)),
    turnover_class: nullIfZero(work.turnover),
    disability: health.disability,
    chronic: health.chronic,
    health_insurance: parts.insurance,
    pregnant: health.pregnant,
  };
  return { rows: people.count, columns };
}

/** 416a is asked from 5 years on: 1 yes, 2 no; nobody under 15 works in the demo city (asumsi). */
function workAnswer(activity: number, age: number): number | null {
  if (age < 5) return null;
  return activity === ACTIVITY.working ? 1 : 2;
}
