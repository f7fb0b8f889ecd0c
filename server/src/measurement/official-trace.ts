import { type Bilingual, sameInBoth } from '@pilar/contracts';
import { findSource, loadOfficialSeries } from '../platform/parameters/index.ts';
import { officialHash } from './figure.service.ts';
import type { FigureRow } from './figure.store.ts';
import { getIndicator } from './indicator-catalogue.ts';
import { sourceTitleOf } from './official-series.ts';
import type { Again, TraceOrigin } from './trace-origin.ts';

const DATA_NAMES: Readonly<Record<string, Bilingual>> = {
  parameter: {
    id: 'Deret resmi bawaan Pilar (parameters/series/metro-lampung-indonesia.csv)',
    en: 'Official series shipped with Pilar (parameters/series/metro-lampung-indonesia.csv)',
  },
  typed: { id: 'Diketik di halaman Angka resmi', en: 'Typed on the page Official figures' },
  uploaded: {
    id: 'Berkas Excel atau CSV yang diunggah di halaman Angka resmi',
    en: 'Excel or CSV file uploaded on the page Official figures',
  },
};
const ENTRY: Bilingual = { id: 'Isian di halaman Angka resmi', en: 'Entry on the page Official figures' };

/** An official figure is quoted, not computed: its walk-back leads to the publication and to who entered it. */
export function officialTrace(row: FigureRow): TraceOrigin {
  return {
    dataVersion: row.content_hash,
    dataName: DATA_NAMES[row.origin] ?? ENTRY,
    rowsUsed: 1,
    rowsLeftOut: [],
    formula: {
      text: { id: 'Nilai resmi, dikutip sebagaimana terbit', en: 'Official value, quoted as published' },
      methodPage: getIndicator(row.indicator).methodPage,
    },
    parameters: sourcesOf(row).map((source) => ({
      name: { id: 'Sumber', en: 'Source' },
      value: sameInBoth(source.title),
      source: source.url ?? source.publisher,
    })),
  };
}

function sourcesOf(row: FigureRow): { title: string; url: string | null; publisher: string }[] {
  const shipped = (row.source_id ?? '').split(';').flatMap((id) => findSource(id) ?? []);
  if (shipped.length > 0) return shipped;
  return [{ title: row.source_title, url: row.source_url, publisher: '' }];
}

/** Reads the shipped file again, or hashes the typed entry again: what was published must still say the same. */
export function recomputeOfficial(row: FigureRow): Again {
  const expectedVersion = row.content_hash;
  if (row.origin !== 'parameter') {
    return { value: row.value, se: row.se, dataVersion: hashOfRow(row), expectedVersion };
  }
  const shipped = loadOfficialSeries().find(
    (figure) =>
      figure.indicator === row.indicator && figure.area === row.area_code && figure.period === row.period,
  );
  // A later release may have corrected the file; this row then has a successor and is checked against itself.
  if (!shipped || row.replaced_by !== null) {
    return { value: row.value, se: row.se, dataVersion: hashOfRow(row), expectedVersion };
  }
  const dataVersion = officialHash({
    indicator: shipped.indicator,
    areaCode: shipped.area,
    period: shipped.period,
    value: shipped.value,
    se: null,
    sourceTitle: sourceTitleOf(shipped),
  });
  return { value: shipped.value, se: null, dataVersion, expectedVersion };
}

function hashOfRow(row: FigureRow): string {
  return officialHash({
    indicator: row.indicator,
    areaCode: row.area_code,
    period: row.period,
    value: row.value,
    se: row.se,
    sourceTitle: row.source_title,
  });
}
