import { uniqueNames } from './column-names.ts';
import { type FileRow, findHeader, type Header, isFilled, type Merge } from './header.ts';
import { type Cell, MOST_ROWS, type RawColumn, type ReadInput, type ReadOptions } from './raw-table.ts';
import { tooHeavy, tooManyRows } from './refusals.ts';
import { type TableWarning, tableWarning } from './table-warning.ts';

/** The header is looked for in this many rows; a user may still point to a later one. */
const HEADER_WINDOW = 60;
const MOST_SEEN_TEXTS = 2_000;
const MOST_COLUMNS = 2_000;

interface OpenColumn {
  readonly index: number;
  readonly cells: Cell[];
  readonly texts: Map<string, string>;
}

export interface BuiltTable {
  readonly headerRow: number;
  readonly columns: RawColumn[];
  readonly rowNumbers: number[];
  readonly warnings: TableWarning[];
}

/** Takes rows in file order, finds the header, and stands the cells in columns. Blank rows are not given to it. */
export class TableBuilder {
  readonly #options: ReadOptions;
  readonly #input: ReadInput;
  readonly #merges: readonly Merge[];
  readonly #countsCells: boolean;
  readonly #window: FileRow[] = [];
  /** By place in the file; a place without name and content has none, so that a stray cell in XFD costs one column. */
  readonly #columns = new Map<number, OpenColumn>();
  readonly #rowNumbers: number[] = [];
  readonly #ragged: number[] = [];
  readonly #repeated: number[] = [];
  #header: Header | undefined;
  #hasGaps = false;
  #cut = false;

  constructor(input: ReadInput, merges: readonly Merge[], countsCells: boolean) {
    this.#input = input;
    this.#options = input.options;
    this.#merges = merges;
    this.#countsCells = countsCells;
  }

  get rows(): number {
    return this.#rowNumbers.length;
  }

  /** False when no more rows are wanted. */
  add(number: number, cells: readonly Cell[]): boolean {
    if (this.#header !== undefined) return this.#append(number, cells);
    this.#window.push({ number, cells });
    const last = this.#window.length >= HEADER_WINDOW && number >= (this.#options.headerRow ?? 0) + 5;
    return last ? this.#settle() : true;
  }

  finish(): BuiltTable {
    this.#settle();
    const header = this.#header;
    const open = [...this.#columns.values()].sort((a, b) => a.index - b.index);
    const kept = open.filter(
      ({ index, cells }) => (header?.names[index] ?? '') !== '' || cells.some(isFilled),
    );
    const { names, warnings } = uniqueNames(
      kept.map(({ index }) => ({ name: header?.names[index] ?? '', place: index + 1 })),
    );
    return {
      headerRow: header?.row ?? 0,
      columns: kept.map(({ index, cells }, at) => ({ name: names[at] ?? '', index, cells })),
      rowNumbers: this.#rowNumbers,
      warnings: [...this.#headerWarnings(), ...(header?.row === 0 ? [] : warnings), ...this.#rowWarnings()],
    };
  }

  #settle(): boolean {
    if (this.#header !== undefined) return true;
    const header = findHeader(this.#window, this.#options.headerRow, this.#merges);
    this.#header = header;
    this.#hasGaps = header.names.includes('');
    for (const [index, name] of header.names.entries()) if (name !== '') this.#open(index);
    return this.#window.slice(header.consumed).every((row) => this.#append(row.number, row.cells));
  }

  #open(index: number): void {
    if (this.#columns.size >= MOST_COLUMNS) {
      throw tooHeavy(
        this.#input.fileName,
        `lebih dari ${MOST_COLUMNS.toLocaleString('id-ID')} kolom`,
        `more than ${MOST_COLUMNS.toLocaleString('en')} columns`,
      );
    }
    const cells = new Array<Cell>(this.#rowNumbers.length).fill(null);
    this.#columns.set(index, { index, cells, texts: new Map() });
  }

  #append(number: number, cells: readonly Cell[]): boolean {
    if (this.#isFull()) return false;
    if (this.#isHeaderAgain(cells)) {
      this.#repeated.push(number);
      return true;
    }
    const named = this.#header?.names.length ?? 0;
    const spills = cells.length > named && cells.slice(named).some(isFilled);
    if (spills || (this.#countsCells && cells.length < named)) this.#ragged.push(number);
    if (cells.length > this.#columns.size || this.#hasGaps) this.#openFilled(cells);
    this.#rowNumbers.push(number);
    for (const column of this.#columns.values())
      column.cells.push(kept(column.texts, cells[column.index] ?? null));
    return true;
  }

  /** A preview ends at its limit; a whole reading refuses rather than drop the rest. */
  #isFull(): boolean {
    const rows = this.#rowNumbers.length;
    if (rows >= (this.#options.maxRows ?? Number.POSITIVE_INFINITY)) {
      this.#cut = true;
      return true;
    }
    const most = this.#options.mostRows ?? MOST_ROWS;
    if (rows >= most) throw tooManyRows(this.#input.fileName, most);
    return false;
  }

  #openFilled(cells: readonly Cell[]): void {
    for (const [index, cell] of cells.entries())
      if (cell !== null && !this.#columns.has(index)) this.#open(index);
  }

  #isHeaderAgain(cells: readonly Cell[]): boolean {
    const names = this.#header?.names;
    if (names === undefined || this.#header?.row === 0 || names.length < 2 || cells[0] === null) return false;
    return names.every((name, at) => String(cells[at] ?? '').trim() === name);
  }

  #headerWarnings(): TableWarning[] {
    const header = this.#header;
    if (header === undefined || this.#rowNumbers.length === 0) return [];
    const warnings: TableWarning[] = [];
    if (header.row === 0) warnings.push(tableWarning('header-not-found'));
    if (header.titles.length > 0) warnings.push(tableWarning('header-below-title', { rows: header.titles }));
    if (header.combinedFrom.length > 0)
      warnings.push(tableWarning('header-combined', { rows: header.combinedFrom }));
    if (header.columnNumberRow !== undefined) {
      warnings.push(tableWarning('column-number-row', { rows: [header.columnNumberRow] }));
    }
    return warnings;
  }

  #rowWarnings(): TableWarning[] {
    const warnings: TableWarning[] = [];
    if (this.#repeated.length > 0) warnings.push(tableWarning('header-repeated', { rows: this.#repeated }));
    if (this.#ragged.length > 0) warnings.push(tableWarning('rows-ragged', { rows: this.#ragged }));
    if (this.#cut) warnings.push(tableWarning('rows-not-read', { count: this.#rowNumbers.length, rows: [] }));
    return warnings;
  }
}

/** One string for equal texts of a column, as long as it has few: most columns of a register do. */
function kept(texts: Map<string, string>, cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  return sharedText(texts, keepable(cell));
}

/** Neither database keeps a NUL or half of a surrogate pair; in a table they are damage, not content. */
const keepable = (text: string): string =>
  text.includes('\0') || !text.isWellFormed() ? text.toWellFormed().replaceAll('\0', '') : text;

function sharedText(texts: Map<string, string>, cell: string): string {
  const seen = texts.get(cell);
  if (seen !== undefined) return seen;
  if (texts.size < MOST_SEEN_TEXTS) texts.set(cell, cell);
  return cell;
}
