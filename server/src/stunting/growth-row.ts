import { type Cell, isMissing, type RawTable, shown } from '../platform/tabular/index.ts';
import type { AgeReader } from './growth-ages.ts';
import { codeOf, measuredNumber } from './growth-cells.ts';
import { type GrowthRefusal, type RejectedRow, rejectedRow } from './growth-rejection.ts';
import {
  type GrowthMap,
  type GrowthTarget,
  MEASURED_TARGETS,
  type MeasuredTarget,
} from './growth-targets.ts';
import { plainName } from './guess-growth-columns.ts';

/** A child of a list, in the units of the standard. */
export interface ReadRow {
  readonly id: string | number;
  readonly days: number;
  readonly months: number;
  readonly sex: number;
  readonly measure: number;
  readonly oedema: number;
  readonly measured: Readonly<Record<MeasuredTarget, number>>;
}

interface Place<Name extends string> {
  readonly name: Name;
  readonly column: string;
  readonly cells: readonly Cell[] | undefined;
}

/** A row is read, or rejected with the first thing that cannot be used. */
export function rowReader(
  table: RawTable,
  map: GrowthMap,
  ages: AgeReader,
): (row: number) => ReadRow | RejectedRow {
  const placeOf = <Name extends GrowthTarget>(name: Name): Place<Name> => {
    const column = map.get(name) ?? '';
    return { name, column, cells: table.columns.find((own) => own.name === column)?.cells };
  };
  const scales = scalesOf(table, map);
  const id = placeOf('id');
  const codes = (['sex', 'measure', 'oedema'] as const).map(placeOf);
  const numbers = MEASURED_TARGETS.map(placeOf);
  return (row) => {
    const number = table.rowNumbers[row] ?? 0;
    const coded = readCodes(codes, row);
    if ('code' in coded) return rejectedRow(number, coded.code, coded);
    const measured = readNumbers(numbers, scales, row);
    if ('code' in measured) return rejectedRow(number, measured.code, measured);
    const age = ages.ageOf(row);
    if ('reason' in age) return rejectedRow(number, age.reason, age);
    return { id: idOf(id.cells?.[row] ?? null, number), ...age, ...coded, measured };
  };
}

interface Refusal {
  readonly code: GrowthRefusal;
  readonly column: string;
  readonly cell: Cell;
}
type Codes = Pick<ReadRow, 'sex' | 'measure' | 'oedema'>;

function readCodes(places: readonly Place<keyof Codes>[], row: number): Codes | Refusal {
  const coded = { sex: 0, measure: 0, oedema: 0 };
  for (const { name, column, cells } of places) {
    const cell = cells?.[row] ?? null;
    const code = codeOf(name, cell);
    if (code === 'refused') return { code: name, column, cell };
    coded[name] = code;
  }
  return coded;
}

function readNumbers(
  places: readonly Place<MeasuredTarget>[],
  scales: Scales,
  row: number,
): ReadRow['measured'] | Refusal {
  const measured = {
    ...{ weight: Number.NaN, lenhei: Number.NaN, headc: Number.NaN },
    ...{ armc: Number.NaN, triskin: Number.NaN, subskin: Number.NaN },
  };
  for (const { name, column, cells } of places) {
    const cell = cells?.[row] ?? null;
    const value = measuredNumber(cell);
    if (value === 'refused') return { code: 'not-a-number', column, cell };
    if (value <= 0) return { code: 'not-positive', column, cell };
    measured[name] = value * scales[name];
  }
  return measured;
}

type Scales = Readonly<Record<MeasuredTarget, number>>;

const idOf = (cell: Cell, rowNumber: number): string | number =>
  isMissing(cell) ? rowNumber : typeof cell === 'number' ? cell : shown(cell).trim();

/** No arm is 50 cm round: such a column is in millimetres. Grams are only what their column says. */
const ARM_IN_MILLIMETRES = 50;

function scalesOf(table: RawTable, map: GrowthMap): Scales {
  const named = (target: MeasuredTarget): string => plainName(map.get(target) ?? '');
  const arms = (table.columns.find(({ name }) => name === map.get('armc'))?.cells ?? [])
    .map(measuredNumber)
    .filter((value) => value !== 'refused' && !Number.isNaN(value));
  const isArmInMm =
    /\bmm$/.test(named('armc')) ||
    (arms.length > 0 && arms.every((value) => value !== 'refused' && value > ARM_IN_MILLIMETRES));
  return {
    weight: /\b(gram|gr|g)$/.test(named('weight')) ? 0.001 : 1,
    lenhei: /\bmm$/.test(named('lenhei')) ? 0.1 : 1,
    headc: /\bmm$/.test(named('headc')) ? 0.1 : 1,
    armc: isArmInMm ? 0.1 : 1,
    triskin: /\bcm$/.test(named('triskin')) ? 10 : 1,
    subskin: /\bcm$/.test(named('subskin')) ? 10 : 1,
  };
}
