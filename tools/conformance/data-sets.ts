import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NotSupported } from './not-supported.ts';
import { readCsv } from './read-csv.ts';

/** A data file of the golden folder, by column. */
export interface DataSet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  text(column: string): readonly string[];
  numbers(column: string): Float64Array;
}

/** Opens the data files of a golden folder, each once. */
export class DataSets {
  readonly #folders: readonly string[];
  readonly #opened = new Map<string, DataSet>();

  constructor(folder: string) {
    this.#folders = [join(folder, 'data'), join(folder, 'own'), folder];
  }

  has(name: string): boolean {
    return this.#pathOf(baseName(name)) !== undefined;
  }

  open(name: string): DataSet {
    const known = this.#opened.get(name);
    if (known) return known;
    const group = groupRows(name);
    if (group !== undefined) {
      const part = onlyRows(this.open(baseName(name)), name, group);
      this.#opened.set(name, part);
      return part;
    }
    const path = this.#pathOf(name);
    if (path === undefined) throw new NotSupported(`data set ${name} is not in the folder`);
    const opened = columnsOf(name, path);
    this.#opened.set(name, opened);
    return opened;
  }

  /**
   * The two data sets of a change, written `first->second`; the second may be given by its year alone
   * (`bangladesh_1991->1998`, `mexico_enigh2008_sel->2016_sel`).
   */
  openPair(text: string): readonly [DataSet, DataSet] {
    const [first = '', second = ''] = text.split('->').map((part) => part.trim());
    if (this.has(second)) return [this.open(first), this.open(second)];
    const year = /\d{4}/.exec(second)?.[0] ?? '';
    return [this.open(first), this.open(first.replace(/\d{4}/, year))];
  }

  #pathOf(name: string): string | undefined {
    if (!/^[\w.-]+$/.test(name)) return undefined;
    return this.#folders.map((folder) => join(folder, `${name}.csv`)).find((path) => existsSync(path));
  }
}

/** `albania_lsms2012 (urban rows)`: the rows of a data set that have a label. */
function groupRows(name: string): string | undefined {
  return /^\S+ \((\w+) rows\)$/.exec(name)?.[1];
}

/** The data set without the rows it is cut to. */
export function baseName(name: string): string {
  return name.replace(/ \(\w+ rows\)$/, '');
}

function onlyRows(data: DataSet, name: string, label: string): DataSet {
  const isLabel = (cell: string): boolean => cell.toLowerCase() === label.toLowerCase();
  const holder = data.columns.find((column) => data.text(column).some(isLabel));
  if (holder === undefined) throw new NotSupported(`no column of ${data.name} holds ${label}`);
  const marks = data.text(holder).map(isLabel);
  const isKept = (_: unknown, row: number): boolean => marks[row] === true;
  return {
    name,
    columns: data.columns,
    rows: marks.filter(Boolean).length,
    text: (column) => data.text(column).filter(isKept),
    numbers: (column) => data.numbers(column).filter(isKept),
  };
}

/** Two data sets one below the other, with the columns that both have. */
export function stacked(first: DataSet, second: DataSet): DataSet {
  const numbers = (column: string): Float64Array =>
    Float64Array.of(...first.numbers(column), ...second.numbers(column));
  return {
    name: `${first.name}+${second.name}`,
    columns: first.columns.filter((column) => second.columns.includes(column)),
    rows: first.rows + second.rows,
    text: (column) => [...first.text(column), ...second.text(column)],
    numbers,
  };
}

function columnsOf(name: string, path: string): DataSet {
  const table = readCsv(path);
  const texts = new Map<string, readonly string[]>();
  const numbers = new Map<string, Float64Array>();
  const text = (column: string): readonly string[] => {
    const place = table.columns.indexOf(column);
    if (place < 0) throw new NotSupported(`${name} has no column ${column}`);
    const known = texts.get(column) ?? table.rows.map((cells) => cells[place] ?? '');
    texts.set(column, known);
    return known;
  };
  return {
    name,
    columns: table.columns,
    rows: table.rows.length,
    text,
    numbers: (column) => {
      const known = numbers.get(column) ?? Float64Array.from(text(column), numberOf);
      numbers.set(column, known);
      if (known.some(Number.isNaN)) throw new NotSupported(`${name}.${column} has missing or worded cells`);
      return known;
    },
  };
}

/** An empty cell is missing, not 0. */
function numberOf(cell: string): number {
  return cell === '' ? Number.NaN : Number(cell);
}
