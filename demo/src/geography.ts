import { getMargin, readFacts } from './facts.ts';
import { type Random, randomStream } from './random.ts';

/** A kelurahan of the demo city. `inner` is 1 at the centre of the city and 0 at its edge. */
export type Kelurahan = Readonly<{
  code: string;
  bpsCode: string;
  name: string;
  kecamatan: string;
  inner: number;
  families: number;
}>;

/** Where each family lives; families are numbered kelurahan by kelurahan, RT by RT. */
export type Places = Readonly<{
  kelurahan: Uint8Array;
  /** RT numbered through the whole city, for effects and blocks. */
  rtIndex: Int32Array;
  rw: Int32Array;
  rt: Int32Array;
  dwelling: Int32Array;
  dwellings: number;
}>;

/** Share of families that live in the dwelling of the family before them (asumsi). */
const SHARED_DWELLING = 0.045;

/** Whole numbers near `weights` that sum to `total` (largest remainder). */
export function apportion(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (weight / sum) * total);
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((a, b) => a + b, 0);
  const byRemainder = exact.map((value, i) => [value - Math.floor(value), i] as const);
  byRemainder.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, i] of byRemainder.slice(0, left)) whole[i] = (whole[i] ?? 0) + 1;
  return whole;
}

/**
 * The 22 kelurahan with their families: kecamatan by the shares of 2013; inside a kecamatan by the square root
 * of the area (asumsi: no population by kelurahan was found, and density falls outward).
 */
export function listKelurahan(): readonly Kelurahan[] {
  const rows = readFacts('areas').filter((row) => row.tingkat === 'kelurahan');
  const kecamatan = [...new Set(rows.map((row) => row.induk ?? ''))];
  const perKecamatan = apportion(
    kecamatan.map((code) => getMargin(`kecamatan:${code}`)),
    getMargin('families'),
  );
  const inner = innerIndex(rows);
  return kecamatan.flatMap((code, k) => {
    const members = rows.filter((row) => row.induk === code);
    const families = apportion(
      members.map((row) => Math.sqrt(Number(row.luas_km2))),
      perKecamatan[k] ?? 0,
    );
    return members.map((row, i) => ({
      code: row.kode_kemendagri ?? '',
      bpsCode: row.kode_bps ?? '',
      name: row.nama_kemendagri ?? '',
      kecamatan: code,
      inner: inner.get(row.kode_kemendagri ?? '') ?? 0,
      families: families[i] ?? 0,
    }));
  });
}

/** 1 at kelurahan Metro (the old centre), 0 at the farthest centroid. */
function innerIndex(rows: readonly Readonly<Record<string, string>>[]): ReadonlyMap<string, number> {
  const centre = rows.find((row) => row.kode_kemendagri === '18.72.01.1001');
  const distance = (row: Readonly<Record<string, string>>): number =>
    Math.hypot(Number(row.lat) - Number(centre?.lat), Number(row.lng) - Number(centre?.lng));
  const farthest = Math.max(...rows.map(distance));
  return new Map(rows.map((row) => [row.kode_kemendagri ?? '', 1 - distance(row) / farthest]));
}

/** Puts families into RT of about 62 (Metro Barat 2023: 196 people an RT) and dwellings of one to three families. */
export function placeFamilies(seed: number, kelurahan: readonly Kelurahan[]): Places {
  const random = randomStream(seed, 'places');
  const total = kelurahan.reduce((sum, each) => sum + each.families, 0);
  const places = {
    kelurahan: new Uint8Array(total),
    rtIndex: new Int32Array(total),
    rw: new Int32Array(total),
    rt: new Int32Array(total),
    dwelling: new Int32Array(total),
  };
  const perRt = getMargin('rt_population') / (getMargin('persons') / getMargin('families'));
  let family = 0;
  let rtIndex = -1;
  let dwelling = -1;
  for (const [k, area] of kelurahan.entries()) {
    const sizes = jitteredSizes(random, area.families, perRt);
    for (const [r, size] of sizes.entries()) {
      rtIndex++;
      for (let i = 0; i < size; i++) {
        if (i === 0 || !random.chance(SHARED_DWELLING)) dwelling++;
        places.kelurahan[family] = k;
        places.rtIndex[family] = rtIndex;
        places.rt[family] = r + 1;
        places.rw[family] = 1 + Math.floor(r / getMargin('rt_per_rw'));
        places.dwelling[family] = dwelling;
        family++;
      }
    }
  }
  return { ...places, dwellings: dwelling + 1 };
}

function jitteredSizes(random: Random, families: number, typical: number): number[] {
  const count = Math.max(1, Math.round(families / typical));
  return apportion(
    Array.from({ length: count }, () => Math.exp(0.2 * random.normal())),
    families,
  );
}
