import { argsort, bytesOf, listOf } from './columns.ts';
import type { People } from './composition.ts';
import { getMargin } from './facts.ts';
import type { Places } from './geography.ts';
import {
  ADDRESS_STREETS,
  FLOOR,
  FUEL,
  LIGHT,
  POWER,
  ROOF,
  type Scale,
  scaleCuts,
  WALL,
} from './housing-scales.ts';
import { type Random, randomStream } from './random.ts';
import { standardise } from './welfare.ts';

type Codes = readonly (number | null)[];

/** Dwellings by column, Regsosek codes; null where a question is not asked. */
export type Housing = Readonly<{
  address: readonly string[];
  tenure: Uint8Array;
  floorArea: Int32Array;
  floor: Uint8Array;
  wall: Uint8Array;
  roof: Uint8Array;
  water: Uint8Array;
  wasteDistance: Codes;
  light: Uint8Array;
  power: Codes;
  fuel: Uint8Array;
  toilet: Uint8Array;
  closet: Codes;
  disposal: Codes;
  /** Hidden quality (mean 0, sd 1) that the codes lean on. */
  quality: Float64Array;
  /** First family of each dwelling. */
  firstFamily: Int32Array;
}>;

/** Proper drinking water: bottled, refill or piped; wells and springs protected and 10 m or more from waste. */
export function isProperWater(water: number, wasteDistance: number | null): boolean {
  if (water <= 3 || water === 10) return true;
  return (water === 4 || water === 5 || water === 7) && wasteDistance === 2;
}

/** Proper sanitation: own, shared or communal toilet, water-seal, to a septic tank or a treatment plant. */
export function isProperSanitation(toilet: number, closet: number | null, disposal: number | null): boolean {
  return toilet <= 3 && closet === 1 && (disposal === 1 || disposal === 2);
}

/** Dwellings whose water and sanitation meet the margins of 2021; the other shares are asumsi. */
export function buildHousing(
  seed: number,
  places: Places,
  people: People,
  hidden: Readonly<{ standing: Float64Array; step: Uint8Array }>,
): Housing {
  const random = randomStream(seed, 'housing');
  const count = places.dwellings;
  const firstFamily = new Int32Array(count).fill(-1);
  const families = new Int32Array(count);
  for (const [family, dwelling] of places.dwelling.entries()) {
    if (firstFamily[dwelling] === -1) firstFamily[dwelling] = family;
    families[dwelling] = (families[dwelling] ?? 0) + 1;
  }
  const headOf = (dwelling: number): number => people.start[firstFamily[dwelling] ?? 0] ?? 0;
  const quality = standardise(
    Float64Array.from({ length: count }, (_, d) => {
      const step = (hidden.step[headOf(d)] ?? 3) - 2.6;
      return 0.62 * (hidden.standing[firstFamily[d] ?? 0] ?? 0) + 0.2 * step + 0.55 * random.normal();
    }),
  );
  const graded = (scale: Scale): Uint8Array => gradeAll(random, quality, scale);
  const light = graded(LIGHT);
  const power = graded(POWER);
  return {
    firstFamily,
    quality,
    address: listOf(count, () => addressOf(random)),
    tenure: bytesOf(count, (d) => tenureOf(random, people.age[headOf(d)] ?? 40)),
    floorArea: Int32Array.from(quality, (q) => areaOf(random, q)),
    floor: graded(FLOOR),
    wall: graded(WALL),
    roof: graded(ROOF),
    light,
    power: listOf(count, (d) => (light[d] === 1 ? (power[d] ?? null) : null)),
    fuel: graded(FUEL),
    ...waterOf(random, quality, families),
    ...sanitationOf(random, quality, families),
  };
}

function gradeAll(random: Random, quality: Float64Array, scale: Scale): Uint8Array {
  const cuts = scaleCuts(scale);
  return bytesOf(quality.length, (d) => {
    const latent = 0.72 * (quality[d] ?? 0) + 0.694 * random.normal();
    let grade = 0;
    while (grade < cuts.length && latent >= (cuts[grade] ?? 9)) grade++;
    return scale[grade]?.[0] ?? 0;
  });
}

function addressOf(random: Random): string {
  const street = ADDRESS_STREETS[random.below(ADDRESS_STREETS.length)] ?? '';
  return `Jl. ${street} No. ${1 + random.below(140)}`;
}

function tenureOf(random: Random, headAge: number): number {
  const [rent, free] = headAge < 30 ? [0.3, 0.2] : headAge < 42 ? [0.12, 0.13] : [0.04, 0.05];
  const u = random.uniform();
  if (u < rent) return 2;
  if (u < rent + free) return 3;
  return u > 0.992 ? 4 : 1;
}

function areaOf(random: Random, quality: number): number {
  const area = Math.exp(Math.log(64) + 0.27 * quality + 0.33 * random.normal());
  return Math.min(600, Math.max(9, Math.round(area)));
}

/** Marks the dwellings with the lowest quality-and-chance that together hold `share` of the families. */
function markLowest(random: Random, quality: Float64Array, families: Int32Array, share: number): Uint8Array {
  const latent = quality.map((q) => 0.62 * q + 0.785 * random.normal());
  const order = argsort(latent);
  const goal = share * families.reduce((a, b) => a + b, 0);
  const marked = new Uint8Array(quality.length);
  let sum = 0;
  for (const d of order) {
    if (sum + (families[d] ?? 0) / 2 > goal) break;
    marked[d] = 1;
    sum += families[d] ?? 0;
  }
  return marked;
}

function waterOf(
  random: Random,
  quality: Float64Array,
  families: Int32Array,
): Pick<Housing, 'water' | 'wasteDistance'> {
  const poor = markLowest(random, quality, families, 1 - getMargin('water') / 100);
  const water = bytesOf(poor.length, (d) => {
    const u = random.uniform();
    if (poor[d] === 1) return u < 0.28 ? 6 : u < 0.68 ? 5 : 4;
    const refill = 0.36 + 0.06 * (quality[d] ?? 0);
    if (u < 0.04) return 1;
    if (u < 0.04 + refill) return 2;
    return u < 0.1 + refill ? 3 : u < 0.76 ? 4 : 5;
  });
  return {
    water,
    wasteDistance: listOf(water.length, (d) => distanceOf(random, water[d] ?? 0, poor[d] === 1)),
  };
}

function distanceOf(random: Random, water: number, poor: boolean): number | null {
  if (water < 4 || water > 8) return null;
  if (water === 6) return random.chance(0.5) ? 1 : 2;
  return poor ? 1 : 2;
}

function sanitationOf(
  random: Random,
  quality: Float64Array,
  families: Int32Array,
): Pick<Housing, 'toilet' | 'closet' | 'disposal'> {
  const poor = markLowest(random, quality, families, 1 - getMargin('sanitation') / 100);
  const toilet = new Uint8Array(quality.length);
  const closet: (number | null)[] = [];
  const disposal: (number | null)[] = [];
  for (let d = 0; d < quality.length; d++) {
    const u = random.uniform();
    const v = random.uniform();
    if (poor[d] !== 1) {
      toilet[d] = u < 0.945 ? 1 : u < 0.993 ? 2 : 3;
      closet.push(1);
      disposal.push(v < 0.975 ? 1 : 2);
    } else if (u < 0.2) {
      toilet[d] = u < 0.1 ? 6 : u < 0.18 ? 4 : 5;
      closet.push(null);
      disposal.push(null);
    } else {
      toilet[d] = u < 0.78 ? 1 : 2;
      closet.push(v < 0.6 ? 1 : v < 0.8 ? 4 : v < 0.92 ? 3 : 2);
      disposal.push(v < 0.42 ? 4 : v < 0.6 ? 3 : v < 0.8 ? 1 : 4);
    }
  }
  return { toilet, closet, disposal };
}
