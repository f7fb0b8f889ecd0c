/** A table of the standard as it is carried: L and M in ten-thousandths, S in hundred-thousandths, as steps. */
export interface PackedTable {
  /** Place of the first line: day, or tenth of a centimetre. */
  readonly first: number;
  readonly boys: PackedSeries;
  readonly girls: PackedSeries;
}

interface PackedSeries {
  readonly l: string;
  readonly m: string;
  readonly s: string;
}

/** L, M and S by place: boys first, girls from `count` on. */
export interface GrowthTable {
  readonly first: number;
  readonly count: number;
  readonly l: Float64Array;
  readonly m: Float64Array;
  readonly s: Float64Array;
}

/**
 * Unpacks a table. The decimals come back exactly as published: a whole number divided by a power of ten is the nearest
 * number there is to that decimal.
 *
 * @throws RangeError when the six series are not equally long.
 * @example unpackTable({ first: 45, boys: { l: '10000 0*2', m: '24410 167 166', s: '9182 -6*2' }, girls: … }).m[1] // 2.4577
 */
export function unpackTable({ first, boys, girls }: PackedTable): GrowthTable {
  const column = (name: keyof PackedSeries, scale: number): Float64Array =>
    Float64Array.from([...unpackSteps(boys[name]), ...unpackSteps(girls[name])], (value) => value / scale);
  const table = { first, l: column('l', 1e4), m: column('m', 1e4), s: column('s', 1e5) };
  const lengths = new Set([table.l.length, table.m.length, table.s.length]);
  if (lengths.size > 1 || table.l.length % 2 === 1)
    throw new RangeError(`unpackTable: series of ${[...lengths].join(', ')} values`);
  return { ...table, count: table.l.length / 2 };
}

function unpackSteps(text: string): number[] {
  const values: number[] = [];
  let value = 0;
  for (const word of text.split(/\s+/)) {
    const [step, times = '1'] = word.split('*');
    for (let time = 0; time < Number(times); time++) {
      value += Number(step);
      values.push(value);
    }
  }
  return values;
}
