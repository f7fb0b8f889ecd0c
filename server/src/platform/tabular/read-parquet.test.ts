import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { wibDate } from './calendar.ts';
import { readTable } from './read-table.ts';

async function parquet(select: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'parquet-test-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`copy (${select}) to '${folder}/t.parquet' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
  const bytes = await readFile(join(folder, 't.parquet'));
  await rm(folder, { recursive: true });
  return bytes;
}

const leftovers = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('pilar-table-'));

describe('a Parquet file', () => {
  it('keeps its types: long numbers whole, dates by the clock of Metro, empty as empty', async () => {
    const bytes = await parquet(
      `select 1872014503900001::bigint as nik, 123456789012345678901::decimal(38,0) as besar, 1.5::double as x, 2.25::decimal(9,2) as d,
       date '2023-08-09' as hari, timestamp '2023-08-09 01:30:00' as jam, true as ya, null::varchar as kosong, 'a' as teks`,
    );
    const table = await readTable(bytes, 't.parquet');
    const value = Object.fromEntries(table.columns.map((c) => [c.name, c.cells[0]]));
    expect(value).toMatchObject({
      nik: 1872014503900001,
      besar: '123456789012345678901',
      x: 1.5,
      d: 2.25,
      ya: true,
      kosong: null,
      teks: 'a',
    });
    expect(value.hari instanceof Date && wibDate(value.hari)).toBe('2023-08-09');
    expect(value.jam instanceof Date && value.jam.toISOString()).toBe('2023-08-08T18:30:00.000Z');
    expect(table).toMatchObject({ format: 'parquet', headerRow: 0, rowNumbers: [1] });
  });

  it('is read in parts for a preview, and leaves no file behind', async () => {
    const before = await leftovers();
    const bytes = await parquet('select range as i, range * 2.5 as y from range(10000)');
    const whole = await readTable(bytes, 't.parquet');
    expect(whole.columns[1]?.cells.at(-1)).toBe(24997.5);
    const part = await readTable(bytes, 't.parquet', { maxRows: 100 });
    expect(part.rowNumbers).toHaveLength(100);
    expect(part.warnings.map((w) => w.code)).toEqual(['rows-not-read']);
    await expect(readTable(bytes, 't.parquet', { mostRows: 9_999 })).rejects.toMatchObject({
      code: 'file-too-many-rows',
    });
    await expect(readTable(bytes.subarray(0, 500), 't.parquet')).rejects.toMatchObject({
      code: 'file-damaged',
    });
    expect((await leftovers()).filter((name) => !before.includes(name))).toEqual([]);
  });
});
