import type { Language } from '../platform/text/language.ts';
import type { Column, Sort } from './data-table-props.ts';

/** Sorts by one column; what is missing stands last in both orders. Equal rows keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
  language: Language,
): readonly Row[] {
  const column = columns.find((one) => one.key === sort?.key);
  if (sort === null || column === undefined) return rows;
  const collator = new Intl.Collator(language, { numeric: true });
  const sign = sort.isDescending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const left = column.value(a);
    const right = column.value(b);
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * collator.compare(String(left), String(right));
  });
}
