import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Welfare and weight of rows whose design and variable do not say them (table "Data set defaults" of the README). */
export interface DatasetDefault {
  readonly file: string;
  readonly dataset: string | undefined;
  readonly welfare: string;
  readonly weight: string;
}

/** Reads the table of defaults from the folder's README; none when there is no README. */
export function readDefaults(folder: string): DatasetDefault[] {
  const path = join(folder, 'README.md');
  if (!existsSync(path)) return [];
  const [, section = ''] = readFileSync(path, 'utf8').split(/^## Data set defaults.*$/m);
  const rows =
    section
      .split(/^## /m)[0]
      ?.split('\n')
      .filter((line) => line.startsWith('|')) ?? [];
  return rows.slice(2).map((line) => {
    const [rowsCell = '', welfare = '', weight = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.replaceAll('`', '').trim());
    const [file = '', dataset] = rowsCell.split(',').map((part) => part.trim());
    return { file, dataset, welfare, weight };
  });
}

/** The default that speaks about a data set of a file; `2016_sel` stands for `mexico_enigh2016_sel`. */
export function defaultFor(
  defaults: readonly DatasetDefault[],
  file: string,
  dataset: string,
): DatasetDefault | undefined {
  const squeeze = (text: string): string => text.replaceAll(' ', '');
  return defaults.find(
    (entry) =>
      `${entry.file}.csv` === file &&
      (entry.dataset === undefined || squeeze(entry.dataset) === squeeze(dataset)),
  );
}
