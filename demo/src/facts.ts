import { readFileSync } from 'node:fs';
import { parseCsv } from './csv.ts';

type Row = Readonly<Record<string, string>>;

/** The tables of facts the city is built on; each row carries source, licence and confidence. */
export type FactFile = 'areas' | 'margins' | 'official_series' | 'name_tokens' | 'sources';

const read = new Map<FactFile, readonly Row[]>();

/** Rows of one table of facts in demo/data, read once. */
export function readFacts(file: FactFile): readonly Row[] {
  const known = read.get(file);
  if (known !== undefined) return known;
  const rows = parseCsv(readFileSync(new URL(`../data/${file}.csv`, import.meta.url), 'utf8'));
  read.set(file, rows);
  return rows;
}

/** One margin of demo/data/margins.csv by its id. */
export function getMargin(id: string): number {
  const row = readFacts('margins').find((each) => each.id === id);
  if (row === undefined) throw new RangeError(`getMargin: no margin "${id}"`);
  return Number(row.nilai);
}

/** One official value, in the unit of the file (percent for p0, p1, p2), or undefined where none was found. */
export function findOfficial(area: string, indicator: string, period: string): number | undefined {
  const row = readFacts('official_series').find(
    (each) => each.kode_kemendagri === area && each.indikator === indicator && each.periode === period,
  );
  return row === undefined ? undefined : Number(row.nilai);
}

/** As findOfficial, but a missing value is refused. */
export function getOfficial(area: string, indicator: string, period: string): number {
  const value = findOfficial(area, indicator, period);
  if (value === undefined) throw new RangeError(`getOfficial: no ${indicator} of ${area} in ${period}`);
  return value;
}
