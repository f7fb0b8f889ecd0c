import type { MeasuredColumns } from './measured-columns.ts';

/**
 * Surveys one below the other, each in units of its own line. Strata and clusters keep apart by survey, so the waves are
 * independent parts of one design; their weighted mean counts each wave by the people it stands for.
 */
export function pooledColumns(
  all: readonly MeasuredColumns[],
  lines: readonly number[],
  codeOf: (label: string) => string,
): MeasuredColumns & Readonly<{ group: readonly string[] }> {
  const known = new Map<string, string>();
  const coded = (label: string): string => {
    const code = known.get(label) ?? codeOf(label);
    known.set(label, code);
    return code;
  };
  const isClustered = all.some(({ psu }) => psu !== undefined);
  return {
    welfare: joined(all.map(({ welfare }, at) => welfare.map((amount) => amount / (lines[at] ?? 1)))),
    weights: joined(all.map(({ weights }) => weights)),
    strata: all.flatMap(({ strata, welfare }, at) =>
      Array.from(welfare, (_, row) => `${at}/${strata?.[row] ?? ''}`),
    ),
    // A survey without clusters drew its rows one by one.
    ...(isClustered
      ? {
          psu: all.flatMap(({ psu, welfare }, at) =>
            Array.from(welfare, (_, row) => `${at}/${psu?.[row] ?? row}`),
          ),
        }
      : {}),
    group: all.flatMap(({ group }) => (group ?? []).map(coded)),
  };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
