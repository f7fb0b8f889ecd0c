import type { MeasuredColumns } from './measured-columns.ts';

/** The columns of one survey, by the place of the survey in the request. */
export function columnsAt(columns: readonly MeasuredColumns[], place: number): MeasuredColumns {
  const found = columns[place];
  if (found === undefined) throw new RangeError(`columnsAt: there is no survey ${place}`);
  return found;
}
