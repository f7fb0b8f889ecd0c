import type { Table } from './table.ts';

/** What every screen and file of the demo city says. */
export const DEMO_NOTICE = {
  id: 'Data sintetis: keluarga, orang, dan jawaban survei di kota demo ini buatan, dari bilangan acak berbibit. Tidak ada orang nyata di dalamnya.',
  en: 'Synthetic data: the families, people and survey answers of this demo city are made up from a seeded random number. No real person is in it.',
} as const;

/** The source that a row of made-up data names. */
export const SYNTHETIC_SOURCE = 'data sintetis';

/** The table with a last column `sumber` that says of each row that it is made up; for tables that leave Pilar. */
export function markSynthetic(table: Table): Table {
  const sumber = new Array<string>(table.rows).fill(SYNTHETIC_SOURCE);
  return { rows: table.rows, columns: { ...table.columns, sumber } };
}
