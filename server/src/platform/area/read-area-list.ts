import type { AreaImport } from '@pilar/contracts';
import type { UploadedFile } from '../http/route.ts';
import { readList } from '../tabular/index.ts';
import { isWithin, levelOf, parentCodeOf } from './area-code.ts';
import { readAreaFeatures } from './area-features.ts';
import { listRefused } from './area-refusal.ts';
import { type AreaEntry, readAreaTable } from './area-table.ts';
import { looksLikeJson, type RawFeature, readGeoJson } from './geojson.ts';
import type { ListedArea } from './listed-area.ts';

/** What a file says of the areas of one city. */
export type AreaListFile = Readonly<{
  fileName: string;
  areas: readonly ListedArea[];
  /** rows of other cities, left out */
  unknown: AreaImport['unknown'];
  /** shapes of a GeoJSON that hold boundaries too; null for a table */
  features: readonly RawFeature[] | null;
}>;

const MOST_AREAS = 5000;

/**
 * Reads the list of areas of a city: CSV, XLSX or the GeoJSON of its villages.
 * @throws Problem areas-invalid, column-not-found, boundaries-invalid, and what readList refuses
 */
export async function readAreaList(file: UploadedFile, cityCode: string): Promise<AreaListFile> {
  const features = looksLikeJson(file.bytes) ? readGeoJson(file.bytes) : null;
  const entries = features
    ? readAreaFeatures(features, cityCode)
    : readAreaTable(await readList(file.bytes, file.name), file.name);
  const belongs = ({ code }: AreaEntry) =>
    isWithin(code, cityCode) || isWithin(cityCode, code) || code === 'ID';
  const own = entries.filter(belongs);
  checkEntries(own, cityCode);
  return {
    fileName: file.name,
    areas: own
      .filter(({ code }) => code !== 'ID')
      .map((entry): ListedArea => {
        const { row: _, ...area } = entry;
        return { ...area, level: levelOf(entry.code), parentCode: parentCodeOf(entry.code) };
      })
      .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    unknown: entries.filter((entry) => !belongs(entry)).map(({ code, name }) => ({ code, name })),
    features,
  };
}

function checkEntries(entries: readonly AreaEntry[], cityCode: string): void {
  const below = entries.filter(({ code }) => code !== cityCode && isWithin(code, cityCode));
  if (below.length === 0) {
    throw listRefused(
      { id: `tidak ada wilayah di bawah ${cityCode}`, en: `there is no area under ${cityCode}` },
      entries[0]?.row ?? 1,
    );
  }
  if (entries.length > MOST_AREAS) {
    throw listRefused(
      { id: `lebih dari ${MOST_AREAS} wilayah`, en: `more than ${MOST_AREAS} areas` },
      entries[MOST_AREAS]?.row ?? 1,
    );
  }
  refuseRepeats(entries);
  const codes = new Set(entries.map(({ code }) => code));
  for (const entry of entries) checkEntry(entry, codes, cityCode);
}

function refuseRepeats(entries: readonly AreaEntry[]): void {
  const seen = new Set<string>();
  for (const { code, bpsCode, row } of entries) {
    for (const key of bpsCode === null ? [code] : [code, `BPS ${levelOf(code)} ${bpsCode}`]) {
      if (seen.has(key)) {
        throw listRefused(
          {
            id: `kode ${bpsCode !== null && key !== code ? `BPS ${bpsCode}` : code} muncul dua kali`,
            en: `code ${key === code ? code : `BPS ${bpsCode}`} appears twice`,
          },
          row,
        );
      }
      seen.add(key);
    }
  }
}

function checkEntry(entry: AreaEntry, codes: ReadonlySet<string>, cityCode: string): void {
  const { code, name, parentCode, row } = entry;
  if (name === '') {
    throw listRefused({ id: `nama wilayah ${code} kosong`, en: `the name of area ${code} is empty` }, row);
  }
  const above = parentCodeOf(code);
  if (parentCode !== null && parentCode !== above && !(code === cityCode && parentCode === 'ID')) {
    throw listRefused(
      {
        id: `induk ${code} tertulis ${parentCode}, menurut kodenya ${above}`,
        en: `the parent of ${code} is written as ${parentCode}; by its code it is ${above}`,
      },
      row,
    );
  }
  const isVillage = levelOf(code) === 'village';
  if (isVillage && above !== null && !codes.has(above)) {
    throw listRefused(
      {
        id: `kecamatan ${above} dari ${code} ${name} tidak ada dalam daftar`,
        en: `kecamatan ${above} of ${code} ${name} is not in the list`,
      },
      row,
    );
  }
}
