import { listOf } from './columns.ts';
import type { People } from './composition.ts';
import { readFacts } from './facts.ts';
import { type Random, randomStream, weightedPicker } from './random.ts';

type Pool = (random: Random) => string;
type Pools = Readonly<{ front: readonly Pool[]; back: readonly Pool[]; bali: Pool }>;

/** How much each token group counts for people born before 1970, before 1995 and later (asumsi). */
const GROUP_WEIGHT: Readonly<Record<string, readonly [number, number, number]>> = {
  jawa: [14, 4, 0.7],
  jawa_umum: [6, 3, 1],
  arab_islam: [3, 4, 5],
  umum: [0.25, 0.8, 1],
  bali: [0, 0, 0],
};
/** Share of one-word names in the three generations (asumsi). */
const ONE_WORD = [0.5, 0.14, 0.02] as const;
/** Share of families with Balinese names, near the share of Hindus (3.09 %, Wikipedia). */
const BALI_FAMILIES = 0.03;

/** A name for everyone, put together from single tokens by sex and generation. No full name is stored anywhere. */
export function namePeople(seed: number, people: People): string[] {
  const random = randomStream(seed, 'names');
  const pools = [makePools('L'), makePools('P')];
  let family = -1;
  let bali = false;
  return listOf(people.count, (p) => {
    if (people.family[p] !== family) {
      family = people.family[p] ?? 0;
      bali = random.chance(BALI_FAMILIES);
    }
    const pool = pools[(people.sex[p] ?? 1) - 1];
    if (pool === undefined) return '';
    const birth = 2025 - (people.age[p] ?? 0);
    return nameOf(random, pool, birth < 1970 ? 0 : birth < 1995 ? 1 : 2, bali);
  });
}

/** A drawer of single names by sex (1 male, 2 female) and year of birth, from the same tokens as the city's. */
export function nameDrawer(random: Random): (sex: number, birthYear: number) => string {
  const pools = [makePools('L'), makePools('P')];
  return (sex, birthYear) => {
    const pool = pools[sex - 1];
    if (pool === undefined) throw new RangeError(`nameDrawer: sex is ${sex}`);
    return nameOf(
      random,
      pool,
      birthYear < 1970 ? 0 : birthYear < 1995 ? 1 : 2,
      random.chance(BALI_FAMILIES),
    );
  };
}

function nameOf(random: Random, pools: Pools, generation: number, bali: boolean): string {
  const front = pools.front[generation]?.(random) ?? '';
  const first = bali ? `${pools.bali(random)} ${front}` : front;
  if (!bali && random.chance(ONE_WORD[generation] ?? 0)) return first;
  const second = pools.back[generation]?.(random) ?? '';
  const two = second === front ? first : `${first} ${second}`;
  if (bali || generation < 2 || !random.chance(0.16)) return two;
  const third = pools.back[generation]?.(random) ?? '';
  return third === front || third === second ? two : `${two} ${third}`;
}

function makePools(sex: 'L' | 'P'): Pools {
  const rows = readFacts('name_tokens').filter((row) => row.jk === sex);
  const pool = (position: string, weight: (group: string) => number): Pool => {
    const own = rows.filter((row) => row.posisi?.includes(position) && weight(row.kelompok ?? '') > 0);
    const pick = weightedPicker(own.map((row) => Number(row.bobot) * weight(row.kelompok ?? '')));
    return (random) => own[pick(random.uniform())]?.token ?? '';
  };
  const generations = [0, 1, 2].map((g) => (group: string) => GROUP_WEIGHT[group]?.[g] ?? 0);
  return {
    front: generations.map((weight) => pool('depan', weight)),
    back: generations.map((weight) => pool('belakang', weight)),
    bali: pool('depan', (group) => (group === 'bali' ? 1 : 0)),
  };
}
