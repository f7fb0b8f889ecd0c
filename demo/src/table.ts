/** A column of one table: text or numbers; null means "not asked of this row". */
export type Column = readonly (string | number | null)[] | Float64Array | Int32Array | Uint8Array;

/** A table by columns; every column has `rows` entries. */
export type Table = Readonly<{
  rows: number;
  columns: Readonly<Record<string, Column>>;
}>;

/** Years in which the demo city has a March survey. */
export type SurveyYear = 2021 | 2022 | 2023 | 2024 | 2025;

/**
 * The synthetic city. `trueSpending` is never shown to a user: only tests and the survey sampler read it.
 */
export type DemoCity = Readonly<{
  seed: number;
  asOf: string;
  dwellings: Table;
  families: Table;
  persons: Table;
  /** Year -> whole rupiah per month per head, by family index. */
  trueSpending: ReadonlyMap<number, Float64Array>;
}>;

/** The column of a table, or a refusal that names it. */
export function getColumn(table: Table, name: string): Column {
  const column = table.columns[name];
  if (column === undefined) throw new RangeError(`getColumn: no column "${name}"`);
  return column;
}
