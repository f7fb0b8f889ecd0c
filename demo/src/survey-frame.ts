import { listKelurahan } from './geography.ts';
import { type DemoCity, getColumn } from './table.ts';

/** A group of neighbouring families, as a census block is: whole RT joined until there are 80 families. */
export type Block = Readonly<{ psu: number; stratum: number; families: readonly number[] }>;

const LEAST_FAMILIES = 80;

/**
 * Blocks of the city with their strata: each kecamatan in an inner and an outer half (kelurahan by distance from
 * the centre), ten strata in all, numbered 11, 12 .. 51, 52 after the kecamatan.
 */
export function frameBlocks(city: DemoCity): readonly Block[] {
  const areas = getColumn(city.dwellings, 'area_code');
  const rts = getColumn(city.dwellings, 'rt');
  const dwellingAt = new Map(Array.from(getColumn(city.dwellings, 'id'), (id, i) => [id, i] as const));
  const strata = stratumOfKelurahan();
  const blocks: Block[] = [];
  let families: number[] = [];
  let area = '';
  let rt = 0;
  const close = (joinSmall: boolean): void => {
    const last = blocks.at(-1);
    const stratum = strata.get(area) ?? 0;
    if (families.length === 0) return;
    if (joinSmall && families.length < LEAST_FAMILIES && last?.stratum === stratum) {
      blocks[blocks.length - 1] = { ...last, families: [...last.families, ...families] };
    } else {
      blocks.push({ psu: blocks.length + 1, stratum, families });
    }
    families = [];
  };
  for (const [family, dwellingId] of Array.from(getColumn(city.families, 'dwelling_id')).entries()) {
    const dwelling = dwellingAt.get(dwellingId) ?? 0;
    const nextArea = String(areas[dwelling]);
    const nextRt = Number(rts[dwelling]);
    if (nextArea !== area) close(true);
    else if (nextRt !== rt && families.length >= LEAST_FAMILIES) close(false);
    area = nextArea;
    rt = nextRt;
    families.push(family);
  }
  close(true);
  return blocks;
}

/** Stratum of each kelurahan: kecamatan digit, then 1 for the inner half and 2 for the outer half. */
function stratumOfKelurahan(): ReadonlyMap<string, number> {
  const kelurahan = listKelurahan();
  const strata = new Map<string, number>();
  for (const kecamatan of new Set(kelurahan.map((each) => each.kecamatan))) {
    const members = kelurahan
      .filter((each) => each.kecamatan === kecamatan)
      .sort((a, b) => b.inner - a.inner);
    for (const [i, each] of members.entries()) {
      const half = i < Math.ceil(members.length / 2) ? 1 : 2;
      strata.set(each.code, Number(kecamatan.slice(-1)) * 10 + half);
    }
  }
  return strata;
}
