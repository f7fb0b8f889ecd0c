/** One expected figure of the golden folder, whatever the layout of the file it stands in. */
export interface GoldenRow {
  readonly file: string;
  readonly line: number;
  /** Name of the run that the row belongs to. */
  readonly case: string;
  readonly package: string;
  readonly call: string;
  readonly dataset: string;
  readonly variable: string;
  readonly design: string;
  readonly domain: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly statistic: string;
  readonly estimate: number | undefined;
  readonly se: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly df: number | undefined;
  readonly note: string;
}

/** A number of the params column; undefined when it is absent or not a number. */
export function numberParam(row: GoldenRow, name: string): number | undefined {
  const value = row.params[name];
  return typeof value === 'number' ? value : undefined;
}

/** A number cell; empty means undefined in R. */
export function numberCell(cell: string | undefined): number | undefined {
  if (cell === undefined || cell === '' || cell === 'NA') return undefined;
  if (cell === 'Inf' || cell === '-Inf') return cell === 'Inf' ? Infinity : -Infinity;
  const value = Number(cell);
  return Number.isNaN(value) ? undefined : value;
}

/** The params cell: JSON object; R writes an empty list as []. */
export function paramsCell(cell: string | undefined): Readonly<Record<string, unknown>> {
  if (cell === undefined || cell === '') return {};
  const value: unknown = JSON.parse(cell);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
