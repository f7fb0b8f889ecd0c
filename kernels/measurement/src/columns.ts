/** A column that names groups (stratum, cluster, livelihood): words, numbers or codes. */
export type LabelColumn = ArrayLike<string | number>;
/** A column of numbers: a typed array, or a plain array of numbers. */
export type NumberColumn = ArrayLike<number>;

/** Where a refusal comes from: the function that was called and the column it names. */
export interface ColumnName {
  readonly caller: string;
  readonly column: string;
}

/** Labels turned into 0, 1, 2 …, in order of first appearance. */
export interface CodedColumn {
  readonly codes: Int32Array;
  readonly labels: readonly (string | number)[];
}

/**
 * Refuses a column whose length differs from the design's.
 *
 * @throws RangeError naming the function, the column and both lengths.
 */
export function checkLength(column: ArrayLike<unknown>, rows: number, name: ColumnName): void {
  if (column.length === rows) return;
  throw new RangeError(`${name.caller}: ${name.column} has ${column.length} rows, ${rows} are expected`);
}

/**
 * The column as doubles; refuses what is not a finite number.
 *
 * @throws RangeError naming the function, the column and the first bad row.
 */
export function finiteColumn(column: NumberColumn, name: ColumnName): Float64Array {
  const values = column instanceof Float64Array ? column : Float64Array.from(column);
  // One product over all rows is finite times zero only when every row is finite: a fast test before the slow search.
  let probe = 0;
  for (let row = 0; row < values.length; row++) probe += (values[row] ?? 0) * 0;
  if (probe !== 0) refuseRow(values, name, (value) => Number.isFinite(value));
  return values;
}

/**
 * The column as doubles; refuses what is not a finite number of at least 0.
 *
 * @throws RangeError naming the function, the column and the first bad row.
 */
export function nonNegativeColumn(column: NumberColumn, name: ColumnName): Float64Array {
  const values = column instanceof Float64Array ? column : Float64Array.from(column);
  let isFine = true;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? 0;
    isFine = isFine && value >= 0 && value < Infinity;
  }
  if (!isFine) refuseRow(values, name, (value) => value >= 0 && value < Infinity);
  return values;
}

/**
 * The column as doubles; refuses what is not a finite number above 0.
 *
 * @throws RangeError naming the function, the column and the first bad row.
 */
export function positiveColumn(column: NumberColumn, name: ColumnName): Float64Array {
  const values = finiteColumn(column, name);
  let isPositive = true;
  for (let row = 0; row < values.length; row++) isPositive = isPositive && (values[row] ?? 0) > 0;
  if (!isPositive) refuseRow(values, name, (value) => value > 0);
  return values;
}

function refuseRow(values: Float64Array, name: ColumnName, accepts: (value: number) => boolean): void {
  const row = values.findIndex((value) => !accepts(value));
  if (row >= 0) throw new RangeError(`${name.caller}: ${name.column}[${row}] is ${values[row]}`);
}

/**
 * Labels as codes 0, 1, 2 … in order of first appearance; the number 1 and the text "1" are different labels.
 *
 * @throws RangeError for a missing label (empty text, NaN), naming function, column and row.
 */
export function codedColumn(column: LabelColumn, name: ColumnName): CodedColumn {
  if (column instanceof Int32Array || column instanceof Uint32Array || column instanceof Uint16Array)
    return codedNumbers(column);
  const codes = new Int32Array(column.length);
  const codeOf = new Map<string | number, number>();
  const labels: (string | number)[] = [];
  // Surveys come sorted by stratum and cluster: the last label is usually the next one.
  let lastLabel: string | number | undefined;
  let lastCode = -1;
  for (let row = 0; row < column.length; row++) {
    const label = column[row];
    if (label === undefined || label === null || label === '' || Number.isNaN(label)) {
      throw new RangeError(`${name.caller}: ${name.column}[${row}] is missing`);
    }
    if (label !== lastLabel) {
      lastLabel = label;
      lastCode = codeOf.get(label) ?? -1;
      if (lastCode < 0) {
        lastCode = labels.length;
        codeOf.set(label, lastCode);
        labels.push(label);
      }
    }
    codes[row] = lastCode;
  }
  return { codes, labels };
}

type WholeNumbers = Int32Array | Uint32Array | Uint16Array;

/** Whole numbers in a typed array have no gaps to refuse; where they lie close together a table finds their codes. */
function codedNumbers(column: WholeNumbers): CodedColumn {
  let last = column[0] ?? 0;
  let [lowest, highest] = [last, last];
  for (let row = 0; row < column.length; row++) {
    const label = column[row] ?? 0;
    if (label === last) continue;
    last = label;
    if (label < lowest) lowest = label;
    if (label > highest) highest = label;
  }
  if (highest - lowest >= 4 * column.length + 1024) return codedByMap(column);
  return codedByTable(column, new Int32Array(highest - lowest + 1).fill(-1), lowest);
}

function codedByTable(column: WholeNumbers, table: Int32Array, lowest: number): CodedColumn {
  const codes = new Int32Array(column.length);
  const labels: number[] = [];
  // Files come sorted by stratum and cluster: the last label is usually the next one.
  let lastLabel = column[0] ?? 0;
  let lastCode = -1;
  for (let row = 0; row < codes.length; row++) {
    const label = column[row] ?? 0;
    if (label !== lastLabel || row === 0) {
      lastLabel = label;
      lastCode = table[label - lowest] ?? 0;
      if (lastCode < 0) {
        lastCode = labels.length;
        labels.push(label);
        table[label - lowest] = lastCode;
      }
    }
    codes[row] = lastCode;
  }
  return { codes, labels };
}

function codedByMap(column: WholeNumbers): CodedColumn {
  const codeOf = new Map<number, number>();
  const codes = Int32Array.from(column, (label) => {
    const code = codeOf.get(label) ?? codeOf.size;
    codeOf.set(label, code);
    return code;
  });
  return { codes, labels: [...codeOf.keys()] };
}
