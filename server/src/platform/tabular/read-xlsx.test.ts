import Excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { wibDate } from './calendar.ts';
import type { RawTable } from './raw-table.ts';
import { readTable } from './read-table.ts';
import { handMadeWorkbook, sheetXml, zipBomb } from './testing-workbook.ts';

const column = (table: RawTable, name: string) => table.columns.find((c) => c.name === name)?.cells;
const codes = (table: RawTable) => table.warnings.map((w) => w.code);
const names = (table: RawTable) => table.columns.map((c) => c.name);
const readXml = (xml: string) => readTable(handMadeWorkbook([{ name: 'Data', xml }]), 'data.xlsx');

async function ugly(fill: (book: Excel.Workbook) => void): Promise<Uint8Array> {
  const book = new Excel.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('an XLSX file is read as it was issued', () => {
  it('keeps text, numbers, dates and truth values as the file has them', async () => {
    const bytes = await ugly((book) => {
      const sheet = book.addWorksheet('Keluarga');
      sheet.addRow(['NIK', 'Jiwa', 'Lahir', 'Aktif', 'Nilai']);
      sheet.addRow([
        '1872014503900001',
        4,
        new Date(Date.UTC(1990, 2, 5)),
        true,
        { formula: 'B2*2', result: 8 },
      ]);
      sheet.getCell('C2').numFmt = 'dd/mm/yyyy';
    });
    const table = await readTable(bytes, 'keluarga.xlsx');
    expect(column(table, 'NIK')).toEqual(['1872014503900001']);
    expect(column(table, 'Jiwa')).toEqual([4]);
    expect(column(table, 'Aktif')).toEqual([true]);
    expect(column(table, 'Nilai')).toEqual([8]);
    const born = column(table, 'Lahir')?.[0];
    expect(born instanceof Date && wibDate(born)).toBe('1990-03-05');
    expect(table).toMatchObject({
      format: 'xlsx',
      sheets: ['Keluarga'],
      sheet: 'Keluarga',
      headerRow: 1,
      warnings: [],
    });
  });

  it('joins merged header cells, looks past the title, and keeps the file rows', async () => {
    const bytes = await ugly((book) => {
      const sheet = book.addWorksheet('Lampiran');
      sheet.getCell('A1').value = 'DAFTAR KELUARGA KELURAHAN METRO';
      sheet.mergeCells('A1:E1');
      sheet.getRow(3).values = ['No', 'Nama', 'Alamat', '', 'Jiwa'];
      sheet.getRow(4).values = ['', '', 'RT', 'RW', ''];
      sheet.mergeCells('C3:D3');
      for (const place of ['A3:A4', 'B3:B4', 'E3:E4']) sheet.mergeCells(place);
      sheet.getRow(5).values = [1, 'Siti', 2, 3, 4];
      sheet.getRow(6).values = [2, 'Budi', 4, 5, 6];
      sheet.getRow(7).values = ['TOTAL', '', '', '', 10];
    });
    const table = await readTable(bytes, 'lampiran.xlsx');
    expect(names(table)).toEqual(['No', 'Nama', 'Alamat RT', 'Alamat RW', 'Jiwa']);
    expect(table.headerRow).toBe(4);
    expect(table.rowNumbers).toEqual([5, 6, 7]);
    expect(codes(table)).toEqual(['header-below-title', 'header-combined', 'total-row']);
  });

  it('takes the first visible sheet with a table, and a hidden one only when it is named', async () => {
    const bytes = handMadeWorkbook([
      {
        name: 'Rahasia',
        xml: sheetXml([
          ['kode', 'nama'],
          [1, 'x'],
        ]),
        state: 'hidden',
      },
      { name: 'Sampul', xml: sheetXml([['Kata pengantar']]) },
      {
        name: 'Isi',
        xml: sheetXml([
          ['kode', 'nama'],
          [2, 'y'],
        ]),
      },
    ]);
    const table = await readTable(bytes, 'buku.xlsx');
    expect(table).toMatchObject({ sheets: ['Rahasia', 'Sampul', 'Isi'], sheet: 'Isi' });
    expect(table.warnings).toMatchObject([{ code: 'other-sheets', count: 1, detail: 'Sampul' }]);
    const hidden = await readTable(bytes, 'buku.xlsx', { sheet: 'Rahasia' });
    expect(column(hidden, 'kode')).toEqual([1]);
    expect(codes(hidden)).toEqual(['sheet-hidden']);
    await expect(readTable(bytes, 'buku.xlsx', { sheet: 'Lain' })).rejects.toMatchObject({
      code: 'sheet-not-found',
      facts: { sheet: 'Lain', sheets: 'Rahasia, Sampul, Isi' },
    });
  });

  it('names formula errors, formulas never computed and merged cells inside the data', async () => {
    const table = await readXml(
      `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>kk</t></is></c><c r="B1" t="inlineStr"><is><t>nilai</t></is></c></row>
       <row r="2"><c r="A2"><v>1</v></c><c r="B2" t="e"><v>#N/A</v></c></row>
       <row r="3"><c r="B3"><f>1+1</f></c><c r="C3"><v>7</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>`,
    );
    expect(column(table, 'nilai')).toEqual([null, null]);
    expect(table.warnings.map((w) => [w.code, w.rows[0]])).toEqual([
      ['column-unnamed', undefined],
      ['rows-ragged', 3],
      ['cells-error', 2],
      ['formulas-without-value', 3],
      ['cells-merged', 2],
    ]);
  });

  it('reads dates of both date systems', async () => {
    const xml = `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>tanggal</t></is></c></row><row r="2"><c r="A2" s="1"><v>45147</v></c></row></sheetData>`;
    const since1900 = await readTable(handMadeWorkbook([{ name: 'a', xml }]), 'a.xlsx');
    const since1904 = await readTable(handMadeWorkbook([{ name: 'a', xml }], { date1904: true }), 'a.xlsx');
    const days = [since1900, since1904]
      .map((table) => table.columns[0]!.cells[0])
      .map((d) => d instanceof Date && wibDate(d));
    expect(days).toEqual(['2023-08-09', '2027-08-10']);
  });

  it('reports a NIK that lies in a number cell', async () => {
    const table = await readXml(
      sheetXml([
        ['nama', 'nik'],
        ['Siti', 1872014503900000],
        ['Budi', 1872014503900010],
      ]),
    );
    expect(table.warnings).toMatchObject([{ code: 'number-damaged', column: 'nik', rows: [2, 3] }]);
  });
});

describe('a hostile or broken workbook', () => {
  it('is not believed when it claims a million rows', async () => {
    const table = await readXml(
      `<dimension ref="A1:XFD1048576"/>${sheetXml([
        ['a', 'b'],
        [1, 2],
      ])}`,
    );
    expect(table.rowNumbers).toEqual([2]);
    expect(names(table)).toEqual(['a', 'b']);
  });

  it('costs what it holds when its last cell stands in the last row and column', async () => {
    const rows = sheetXml([
      ['a', 'b'],
      [1, 2],
    ]).replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>9</v></c></row></sheetData>');
    const table = await readXml(rows);
    expect(table.rowNumbers).toEqual([2, 1_048_576]);
    expect(names(table)).toEqual(['a', 'b', 'Kolom 16384']);
  });

  it('is refused when it unpacks to more than it may, whatever it claims', async () => {
    const bomb = zipBomb(450_000_000, 450);
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(readTable(bomb, 'bom.xlsx')).rejects.toMatchObject({
      code: 'file-too-large',
      facts: { megabytes: 450 },
    });
    const before = process.memoryUsage().rss;
    await expect(readTable(zipBomb(1000, 450), 'bom.xlsx')).rejects.toMatchObject({ code: 'file-damaged' });
    expect(process.memoryUsage().rss - before).toBeLessThan(50e6);
  });

  it('is refused with its reason when it is cut off, encrypted, old or something else', async () => {
    const whole = handMadeWorkbook([{ name: 'a', xml: sheetXml([['a'], [1]]) }]);
    await expect(readTable(whole.subarray(0, whole.length - 200), 'x.xlsx')).rejects.toMatchObject({
      code: 'file-damaged',
    });
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    await expect(readTable(ole, 'x.xls')).rejects.toMatchObject({
      code: 'file-type-unknown',
      message: /\.xlsx/,
    });
    const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
    await expect(readTable(locked, 'x.xlsx')).rejects.toMatchObject({ code: 'file-protected' });
    await expect(readXml('<sheetData/>')).rejects.toMatchObject({ code: 'file-empty' });
    await expect(readXml(sheetXml([['nama', 'nik']]))).rejects.toMatchObject({ code: 'file-empty' });
  });

  it('never fails but with a foreseen refusal, wherever a byte is changed', async () => {
    const whole = handMadeWorkbook([
      {
        name: 'a',
        xml: sheetXml([
          ['kode', 'nama'],
          [1, 'Siti'],
          [2, 'Budi'],
        ]),
      },
    ]);
    for (let at = 0; at < whole.length; at += 37) {
      const changed = Uint8Array.from(whole);
      changed[at] = (changed[at]! + 101) % 256;
      const answer = await readTable(changed, 'x.xlsx').catch((error: { code?: string }) => error.code);
      expect(answer, `byte ${at}`).toBeDefined();
    }
  });
});
