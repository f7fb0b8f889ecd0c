import type { DateStyle } from '@pilar/contracts';
import { numericOrders, parseDate } from './parse-date.ts';
import { isMissing } from './parse-number.ts';
import type { Cell } from './raw-table.ts';

export interface DateStyleGuess {
  readonly style: DateStyle | 'ambiguous' | 'text';
  readonly evidence: {
    readonly clear: number;
    readonly onlyDayMonth: number;
    readonly onlyMonthDay: number;
    readonly twoWays: number;
    readonly notDates: number;
    readonly example: string | null;
  };
}

/** How the dates of a column are written; decided only by a day above 12, else the user is asked once. */
export function guessDateStyle(cells: readonly Cell[]): DateStyleGuess {
  const count = { clear: 0, onlyDayMonth: 0, onlyMonthDay: 0, twoWays: 0, notDates: 0 };
  let example: string | null = null;
  for (const cell of cells) {
    if (isMissing(cell)) continue;
    const kind = kindOf(cell);
    count[kind] += 1;
    if (kind === 'twoWays' && example === null) example = String(cell).trim();
  }
  return { style: decided(count), evidence: { ...count, example } };
}

function kindOf(cell: Cell): 'clear' | 'onlyDayMonth' | 'onlyMonthDay' | 'twoWays' | 'notDates' {
  const orders = numericOrders(cell);
  if (orders === undefined) return parseDate(cell, 'clear') === undefined ? 'notDates' : 'clear';
  if (orders.dayMonth && orders.monthDay) return orders.isSame ? 'clear' : 'twoWays';
  if (orders.dayMonth) return 'onlyDayMonth';
  return orders.monthDay ? 'onlyMonthDay' : 'notDates';
}

function decided(count: Omit<DateStyleGuess['evidence'], 'example'>): DateStyleGuess['style'] {
  const read = count.clear + count.onlyDayMonth + count.onlyMonthDay + count.twoWays;
  if (read === 0 || read < count.notDates) return 'text';
  if (count.onlyDayMonth > 0 && count.onlyMonthDay > 0) return 'ambiguous';
  if (count.onlyDayMonth > 0) return 'day-month';
  if (count.onlyMonthDay > 0) return 'month-day';
  return count.twoWays > 0 ? 'ambiguous' : 'clear';
}
