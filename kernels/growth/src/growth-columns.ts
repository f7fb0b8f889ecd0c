export type NumberCells = ArrayLike<number>;

/** Sex of a row. */
export const SEX = { unknown: 0, boy: 1, girl: 2 } as const;
/** How the length of a row was measured. */
export const MEASURE = { unknown: 0, lying: 1, standing: 2 } as const;

/** Children as columns; NaN is a measurement that was not taken, a column left out one that nobody has. */
export interface GrowthColumns {
  /** `SEX`, one a row. */
  readonly sex: NumberCells;
  /** Age; days where the row has them, else months. */
  readonly ageDays?: NumberCells;
  readonly ageMonths?: NumberCells;
  readonly weightKg?: NumberCells;
  readonly lengthCm?: NumberCells;
  /** `MEASURE`, one a row; without it nobody's is known. */
  readonly measure?: NumberCells;
  readonly headCm?: NumberCells;
  readonly armCm?: NumberCells;
  readonly tricepsMm?: NumberCells;
  readonly subscapularMm?: NumberCells;
  /** 1 for a child with oedema of both feet, whose weight says nothing. */
  readonly oedema?: NumberCells;
}

type Measured = Exclude<keyof GrowthColumns, 'sex' | 'measure' | 'oedema'>;

/** The columns as typed arrays, checked. */
export interface CheckedColumns extends Readonly<Record<Measured, Float64Array | undefined>> {
  readonly rows: number;
  readonly sex: Uint8Array;
  readonly measure: Uint8Array;
  readonly oedema: Uint8Array;
}

/** @throws RangeError naming column and row of a value that cannot be: negative, infinite, an unknown code; or a length. */
export function checkedColumns(caller: string, columns: GrowthColumns): CheckedColumns {
  const rows = columns.sex.length;
  const numbers = (name: Measured): Float64Array | undefined => {
    const column = columns[name];
    if (column === undefined) return undefined;
    checkLength({ caller, name, column }, rows);
    return measured(`${caller}: ${name}`, column);
  };
  const codes = (name: 'sex' | 'measure' | 'oedema', most: number): Uint8Array => {
    const column = columns[name];
    if (column === undefined) return new Uint8Array(rows);
    checkLength({ caller, name, column }, rows);
    return coded(`${caller}: ${name}`, column, most);
  };
  return {
    rows,
    sex: codes('sex', 2),
    measure: codes('measure', 2),
    oedema: codes('oedema', 1),
    ageDays: numbers('ageDays'),
    ageMonths: numbers('ageMonths'),
    weightKg: numbers('weightKg'),
    lengthCm: numbers('lengthCm'),
    headCm: numbers('headCm'),
    armCm: numbers('armCm'),
    tricepsMm: numbers('tricepsMm'),
    subscapularMm: numbers('subscapularMm'),
  };
}

function measured(name: string, column: NumberCells): Float64Array {
  const values = column instanceof Float64Array ? column : Float64Array.from(column);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? 0;
    if (value < 0 || value === Infinity) throw new RangeError(`${name}[${row}] is ${value}`);
  }
  return values;
}

function coded(name: string, column: NumberCells, most: number): Uint8Array {
  if (column instanceof Uint8Array) {
    const row = column.findIndex((code) => code > most);
    if (row >= 0) throw new RangeError(`${name}[${row}] is ${column[row]}`);
    return column;
  }
  return Uint8Array.from(column, (code, row) => {
    if (code === 0 || code === 1 || code === most) return code;
    throw new RangeError(`${name}[${row}] is ${code}`);
  });
}

interface NamedColumn {
  readonly caller: string;
  readonly name: string;
  readonly column: NumberCells;
}

function checkLength({ caller, name, column }: NamedColumn, rows: number): void {
  if (column.length !== rows)
    throw new RangeError(`${caller}: ${name} has ${column.length} rows, sex has ${rows}`);
}
