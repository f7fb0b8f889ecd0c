import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type GoldenRow, numberCell, paramsCell } from './golden-row.ts';
import { type CsvTable, readCsv } from './read-csv.ts';
import { readWeightsFile } from './weights-file.ts';

/** A file of expected figures: its rows, or how many rows it has when its layout is not a list of figures. */
export interface GoldenFile {
  readonly name: string;
  readonly rows: readonly GoldenRow[];
  readonly wideRows: number;
}

/** Designs of the project's own fixture, as its README names them. */
const OWN_DESIGNS: Readonly<Record<string, string>> = {
  stratified_cluster: 'svydesign(ids=~psu,strata=~stratum,weights=~pw), pw=weight*size',
  stratified_cluster_fpc: 'svydesign(ids=~psu,strata=~stratum,weights=~pw,fpc=~fpc), pw=weight*size',
  nested_psu: 'svydesign(ids=~psu_in_stratum,strata=~stratum,weights=~pw,nest=TRUE), pw=weight*size',
  weights_only: 'svydesign(ids=~1,weights=~pw), pw=weight*size',
};

/** Reads `values/*.csv` and `own/values.csv` of a golden folder; or `values.csv` when the folder is `own` itself. */
export function readGoldenFolder(folder: string): GoldenFile[] {
  const files: GoldenFile[] = [];
  const values = join(folder, 'values');
  if (existsSync(values)) {
    const names = readdirSync(values).filter((name) => name.endsWith('.csv'));
    for (const name of names.sort()) {
      const weights = readWeightsFile(folder, name);
      files.push(weights ? { name, rows: weights, wideRows: 0 } : readLongFile(join(values, name), name));
    }
  }
  if (existsSync(join(folder, 'own', 'values.csv'))) {
    files.push(readOwnFile(join(folder, 'own', 'values.csv'), 'own/values.csv'));
  } else if (existsSync(join(folder, 'values.csv'))) {
    files.push(readOwnFile(join(folder, 'values.csv'), 'values.csv'));
  }
  return files;
}

function readLongFile(path: string, name: string): GoldenFile {
  const table = readCsv(path);
  if (!table.columns.includes('statistic')) return { name, rows: [], wideRows: table.rows.length };
  const cell = cellReader(table);
  const rows = table.rows.map((cells, index) => ({
    file: name,
    line: index + 2,
    case: cell(cells, 'case'),
    package: cell(cells, 'package'),
    call: cell(cells, 'call'),
    dataset: cell(cells, 'dataset'),
    variable: cell(cells, 'variable'),
    design: cell(cells, 'design'),
    domain: cell(cells, 'domain'),
    params: paramsCell(cell(cells, 'params')),
    statistic: cell(cells, 'statistic'),
    estimate: numberCell(cell(cells, 'estimate')),
    se: numberCell(cell(cells, 'se')),
    low: numberCell(cell(cells, 'ci_low')),
    high: numberCell(cell(cells, 'ci_high')),
    df: numberCell(cell(cells, 'df')),
    note: cell(cells, 'note'),
  }));
  return { name, rows, wideRows: 0 };
}

/** The own fixture has no package column: its figures come from survey and convey. */
function readOwnFile(path: string, name: string): GoldenFile {
  const table = readCsv(path);
  const cell = cellReader(table);
  const rows = table.rows.map((cells, index) => {
    const domain = cell(cells, 'domain');
    return {
      file: name,
      line: index + 2,
      case: '',
      package: 'convey',
      call: '',
      dataset: cell(cells, 'data'),
      variable: 'expenditure',
      design: OWN_DESIGNS[cell(cells, 'design')] ?? cell(cells, 'design'),
      domain: domain === 'all' ? 'all' : `livelihood=${domain}`,
      params: paramsCell(cell(cells, 'params')),
      statistic: cell(cells, 'statistic'),
      estimate: numberCell(cell(cells, 'estimate')),
      se: numberCell(cell(cells, 'se')),
      low: undefined,
      high: undefined,
      df: numberCell(cell(cells, 'df')),
      note: cell(cells, 'note'),
    };
  });
  return { name, rows, wideRows: 0 };
}

function cellReader(table: CsvTable): (cells: readonly string[], column: string) => string {
  const places = new Map(table.columns.map((column, place) => [column, place]));
  return (cells, column) => cells[places.get(column) ?? -1] ?? '';
}
