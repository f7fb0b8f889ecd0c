import { Writable } from 'node:stream';
import { read, utils, write } from '@e965/xlsx';
import Excel from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wibDate, wibInstant } from './calendar.ts';
import { readTable } from './read-table.ts';
import { csvPieces, writeCsv } from './write-csv.ts';
import { writeXlsx, writeXlsxTo } from './write-xlsx.ts';
import { SYNTHETIC_NOTICE } from './written-sheet.ts';

const HOSTILE = ['=HYPERLINK("http://x";"klik")', '+62812', '-2+3+cmd|x', '@SUM(A1)', '\t=1+1', "'=1", '=1'];
const opened = async (bytes: Uint8Array) => {
  const book = new Excel.Workbook();
  // exceljs declares a Buffer type of its own, older than Node's.
  await book.xlsx.load(Buffer.from(bytes) as unknown as Excel.Buffer);
  return book;
};

describe('a workbook that goes out', () => {
  it('comes back with the same columns and values, and carries its notes', async () => {
    const bytes = await writeXlsx(
      [
        {
          name: 'Keluarga: Metro/Pusat [2025] daftar yang panjang',
          columns: [
            { name: 'NIK', format: 'text' },
            { name: 'Pengeluaran', format: 'rupiah' },
            { name: 'Lahir' },
            { name: 'Bagian', format: 'percent' },
            { name: 'Aktif' },
          ],
          rows: [
            ['1872014503900001', 1776286.5, wibInstant(1990, 3, 5), 0.0644, true],
            ['0872014503900002', null, undefined, Number.NaN, false],
          ],
        },
      ],
      { source: 'Susenas', asOf: '2025-03', isSynthetic: true, notes: ['Catatan'] },
    );
    const table = await readTable(bytes, 'keluar.xlsx');
    const [nik, spent, born, share, active] = table.columns.map((column) => column.cells);
    expect(table.sheets).toEqual(['Keluarga  Metro Pusat  2025  da', 'Keterangan']);
    expect([nik, spent, share, active]).toEqual([
      ['1872014503900001', '0872014503900002'],
      [1776286.5, null],
      [0.0644, null],
      [true, false],
    ]);
    expect(born?.[0] instanceof Date && wibDate(born[0])).toBe('1990-03-05');
    const book = await opened(bytes);
    const sheet = book.worksheets[0]!;
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.getCell('B2').numFmt).toBe('"Rp" #,##0');
    expect(sheet.getCell('A1').font).toMatchObject({ bold: true });
    expect(sheet.getColumn(1).width).toBeGreaterThan(16);
    const notes = book.worksheets[1]!.getColumn(1).values.slice(1);
    expect(notes).toEqual([SYNTHETIC_NOTICE, 'Sumber: Susenas', 'Keadaan per: 2025-03', 'Catatan']);
  });

  it('holds no formula, whatever a name looks like', async () => {
    const book = await opened(
      await writeXlsx([{ name: 'a', columns: [{ name: '=1+1' }], rows: HOSTILE.map((text) => [text]) }]),
    );
    book.worksheets[0]!.eachRow((row) => {
      row.eachCell((cell) => {
        expect(cell.type).toBe(Excel.ValueType.String);
      });
    });
    expect(book.worksheets[0]!.getCell('A2').value).toBe(HOSTILE[0]);
  });

  it('gives two sheets of one name names of their own, and drops what XML cannot hold', async () => {
    const bytes = await writeXlsx([
      { name: 'Data', columns: [{ name: 'k' }, { name: 'teks' }], rows: [[1, 'a\u0000b\ud800c\u000bd']] },
      { name: 'data', columns: [{ name: 'k' }], rows: [[1]] },
    ]);
    const table = await readTable(bytes, 'x.xlsx');
    expect(table.sheets).toEqual(['Data', 'data (2)']);
    expect(table.columns[1]?.cells[0]).toBe('ab\ufffdcd');
  });

  it('is written from a generator while it is read, and stops when its reader has gone', async () => {
    let made = 0;
    function* rows() {
      for (; made < 20_000; made += 1) yield [String(1872010000000000 + made), made];
    }
    const gone = new Writable({ write: (_piece, _encoding, done) => done() });
    setTimeout(() => gone.destroy(), 5);
    const writing = writeXlsxTo(gone, [
      { name: 'a', columns: [{ name: 'nik' }, { name: 'n' }], rows: rows() },
    ]);
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
    expect(made).toBeLessThan(20_000);
  });
});

describe('a CSV file that goes out', () => {
  it('is known as UTF-8 by Excel and computes nothing', () => {
    const text = Buffer.from(
      writeCsv(['nama', 'n'], [...HOSTILE.map((cell) => [cell, -2.5] as const), ['Séti; "A"', null]], {
        delimiter: ';',
      }),
    ).toString('utf8');
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('\ufeffnama;n');
    expect(lines[1]).toBe(`"'=HYPERLINK(""http://x"";""klik"")";-2,5`);
    expect(lines.slice(2, 5)).toEqual(['+62812;-2,5', "'-2+3+cmd|x;-2,5", "'@SUM(A1);-2,5"]);
    expect(lines.at(-2)).toBe('"Séti; ""A""";');
  });

  it('comes back as it was', async () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => `x${text}`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 10 }),
        fc.constantFrom(',', ';', '\t', '|'),
        async (rows, delimiter) => {
          const bytes = writeCsv(['satu', 'dua'], rows, { delimiter });
          const table = await readTable(bytes, 'a.csv', { delimiter, headerRow: 1 });
          expect(rows.map((_, at) => table.columns.map((column) => column.cells[at]))).toEqual(rows);
        },
      ),
      { seed: 7, numRuns: 150 },
    );
    expect([...csvPieces(['a'], [], { hasMark: false })]).toEqual(['a\r\n']);
  });
});

describe('the XLSX reader', () => {
  it('reads what another library writes as that library reads it', async () => {
    const cell = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }).map((x) => x || 0),
      fc.boolean(),
      fc
        .string({
          unit: fc.constantFrom('a', ' ', '&', '<', '"', '_x0041_', '\n', 'é', '漢', ']]>'),
          maxLength: 6,
        })
        .map((text) => `t${text}`),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (rows, bookSST) => {
          const book = utils.book_new(
            utils.aoa_to_sheet([['satu', 'dua', 'tiga'], ...rows]),
            'Lembar & satu',
          );
          const bytes = new Uint8Array(
            write(book, { type: 'array', bookType: 'xlsx', bookSST, compression: true }),
          );
          const oracle = read(bytes, { type: 'array', dense: true }).Sheets['Lembar & satu'] as unknown as {
            '!data': { v: unknown }[][];
          };
          const table = await readTable(bytes, 'a.xlsx', { headerRow: 1 });
          expect(table.sheet).toBe('Lembar & satu');
          expect(rows.map((_, at) => table.columns.map((column) => column.cells[at]))).toEqual(
            oracle['!data'].slice(1).map((row) => row.map((one) => one.v)),
          );
        },
      ),
      { seed: 1937, numRuns: 80 },
    );
  });
});
