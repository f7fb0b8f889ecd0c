import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SEALED_COLUMNS } from './sealed-columns.ts';

const TABLES = join(import.meta.dirname, '..', 'platform', 'db', 'generated', 'tables.ts');

/** Columns of bytes whose name says that they are sealed: `nik_cipher`, `sealed_code`. */
function sealedColumns(): string[] {
  const found: string[] = [];
  let table = '';
  for (const line of readFileSync(TABLES, 'utf8').split('\n')) {
    table = /^ {2}'([a-z_.]+)': \{/.exec(line)?.[1] ?? table;
    const column = /^ {4}([a-z_]+): (?:ColumnType<)?Bytes/.exec(line)?.[1];
    if (column !== undefined && /^sealed_|_cipher$/.test(column)) {
      found.push(`${table}.${column.replace(/_cipher$/, '')}`);
    }
  }
  return found.sort();
}

describe('The columns that a change of keys passes over', () => {
  it('are all sealed columns of the database', () => {
    expect(sealedColumns().length).toBeGreaterThan(5);
    expect(SEALED_COLUMNS.map(({ column }) => column).sort()).toEqual(sealedColumns());
  });
});
