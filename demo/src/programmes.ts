import type { People } from './composition.ts';
import { ATTENDANCE, type Education } from './education.ts';
import { getMargin } from './facts.ts';
import type { Places } from './geography.ts';
import type { Health } from './health.ts';
import type { Housing } from './housing.ts';
import type { Livelihood } from './livelihood.ts';
import { type Random, randomStream } from './random.ts';

/** Programmes of the register's comma list; `catalogue` is the code of the programme catalogue. */
export const PROGRAMMES = [
  { code: 'pkh', catalogue: 'PKH', label: 'Program Keluarga Harapan' },
  { code: 'sembako', catalogue: 'SEMBAKO', label: 'Program Sembako (BPNT)' },
  { code: 'pbi', catalogue: 'PBI_JKN', label: 'Penerima Bantuan Iuran JKN' },
  { code: 'pip', catalogue: 'PIP', label: 'Program Indonesia Pintar' },
  { code: 'kur', catalogue: 'KUR', label: 'Kredit Usaha Rakyat' },
  { code: 'rtlh', catalogue: 'RTLH_METRO', label: 'Bedah rumah tidak layak huni Kota Metro' },
] as const;
export type ProgrammeCode = (typeof PROGRAMMES)[number]['code'];

/** Chance of receiving by desil 1..10 for a family that meets the rest of the rule (asumsi, with leakage above). */
const PKH_BY_DESIL = [0.5, 0.38, 0.25, 0.15, 0.02, 0.01, 0.004, 0, 0, 0];
const SEMBAKO_BY_DESIL = [0.55, 0.44, 0.32, 0.21, 0.11, 0.014, 0.005, 0.002, 0, 0];
const PIP_BY_DESIL = [0.52, 0.46, 0.38, 0.28, 0.18, 0.09, 0.04, 0.02, 0.01, 0];
/** Persons of desil 1-5 whose premium is paid (asumsi); the leakage above desil 5 follows the national share. */
const PBI_LOW = 0.84;
const KUR_SHARE = 0.13;

type Facts = Readonly<{
  people: People;
  places: Places;
  education: Education;
  health: Health;
  housing: Housing;
  livelihood: readonly Livelihood[];
  turnover: Uint8Array;
  desil: Uint8Array;
}>;

type Profile = Readonly<{ pkhComponent: boolean; pupil: boolean; business: boolean }>;

/** Which programmes each family has in the register, by the rules of 2025 with gaps and leakage. */
export function assignProgrammes(seed: number, facts: Facts): ProgrammeCode[][] {
  const random = randomStream(seed, 'programmes');
  const leakage = pbiLeakage(facts);
  const lists = Array.from(facts.desil, (desil, f) => listOf(random, facts, f, desil, leakage));
  addHouseRepairs(random, facts, lists);
  return lists;
}

function listOf(random: Random, facts: Facts, f: number, desil: number, leakage: number): ProgrammeCode[] {
  const profile = profileOf(facts, f);
  const civil = facts.livelihood[f] === 'pegawai';
  const chance = (byDesil: readonly number[]): boolean =>
    random.chance(civil ? 0.002 : (byDesil[desil - 1] ?? 0));
  const list: ProgrammeCode[] = [];
  if (profile.pkhComponent && chance(PKH_BY_DESIL)) list.push('pkh');
  if (chance(SEMBAKO_BY_DESIL) || (list.length > 0 && random.chance(0.7))) list.push('sembako');
  if (random.chance(civil ? 0 : desil <= 5 ? PBI_LOW : leakage)) list.push('pbi');
  if (profile.pupil && chance(PIP_BY_DESIL)) list.push('pip');
  if (profile.business && desil >= 2 && random.chance(KUR_SHARE)) list.push('kur');
  return list;
}

/** PKH components: pregnancy, child under 7, pupil of SD to SMA, severe disability, 60 or over. */
function profileOf(facts: Facts, f: number): Profile {
  const { people, education, health } = facts;
  let pkhComponent = false;
  let pupil = false;
  let business = false;
  for (let p = people.start[f] ?? 0; p < (people.start[f + 1] ?? 0); p++) {
    const age = people.age[p] ?? 0;
    const attends = education.attendance[p] === ATTENDANCE.attending && age >= 6 && age <= 20;
    pupil ||= attends;
    pkhComponent ||=
      attends || age <= 6 || age >= 60 || health.pregnant[p] === 1 || health.disability[p] === 1;
    business ||= (facts.turnover[p] ?? 0) > 0;
  }
  return { pkhComponent, pupil, business };
}

/** The chance above desil 5 that makes leaked persons the national share of all recipients (P09). */
function pbiLeakage(facts: Facts): number {
  let low = 0;
  let high = 0;
  for (const [f, desil] of facts.desil.entries()) {
    if (facts.livelihood[f] === 'pegawai') continue;
    const size = (facts.people.start[f + 1] ?? 0) - (facts.people.start[f] ?? 0);
    if (desil <= 5) low += size;
    else high += size;
  }
  const share = getMargin('pbi_leakage') / 100;
  return ((share / (1 - share)) * PBI_LOW * low) / high;
}

/** The 14 houses repaired by the city in 2024 and 2025 (P08): own, once of low quality, sound now; low desil. */
function addHouseRepairs(random: Random, facts: Facts, lists: ProgrammeCode[][]): void {
  const { housing, desil } = facts;
  const eligible = Array.from(housing.firstFamily).filter((f, d) => {
    const sound = housing.wall[d] === 1 && housing.roof[d] !== 4 && housing.floor[d] !== 8;
    return sound && (housing.quality[d] ?? 0) < -1 && housing.tenure[d] === 1 && (desil[f] ?? 10) <= 4;
  });
  let left = getMargin('house_repair_2024') + getMargin('house_repair_2025');
  for (let i = 0; i < eligible.length && left > 0; i++) {
    const family = eligible[i];
    if (family === undefined || random.uniform() * (eligible.length - i) >= left) continue;
    lists[family]?.push('rtlh');
    left--;
  }
}
