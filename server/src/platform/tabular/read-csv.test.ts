import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawTable, ReadOptions } from './raw-table.ts';
import { readTable } from './read-table.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const readText = (text: string, options?: ReadOptions) => readTable(utf8(text), 'daftar.csv', options);
const column = (table: RawTable, name: string) => table.columns.find((c) => c.name === name)?.cells;
const codes = (table: RawTable) => table.warnings.map((w) => w.code);
const names = (table: RawTable) => table.columns.map((c) => c.name);

describe('a CSV file is read as it was issued', () => {
  it('keeps a NIK and a phone number as text, digit by digit', async () => {
    const table = await readText(
      'nik,hp,jiwa\n1872014503900001,08127930001,4\n0872014503900002,08127930002,3\n',
    );
    expect(column(table, 'nik')).toEqual(['1872014503900001', '0872014503900002']);
    expect(column(table, 'hp')).toEqual(['08127930001', '08127930002']);
    expect(table.rowNumbers).toEqual([2, 3]);
    expect(table).toMatchObject({ format: 'csv', headerRow: 1, warnings: [] });
  });

  it.each([
    [';', 'nama;pengeluaran\nSiti;1.234,50\nBudi;2.345,75\n'],
    ['\t', 'nama\tpengeluaran\nSiti\t1.234,50\nBudi\t2.345,75\n'],
    ['|', 'nama|pengeluaran\nSiti|1.234,50\nBudi|2.345,75\n'],
    [',', 'nama,pengeluaran\nSiti,"1.234,50"\nBudi,"2.345,75"\n'],
  ])('finds the delimiter %j beside decimal commas', async (_delimiter, text) => {
    const table = await readText(text);
    expect(column(table, 'pengeluaran')).toEqual(['1.234,50', '2.345,75']);
  });

  it("obeys Excel's own sep= line, and a delimiter that the user names", async () => {
    expect(names(await readText('sep=;\r\na;b,c\r\n1;2,3\r\n'))).toEqual(['a', 'b,c']);
    expect(names(await readText('a;b,c\n1;2,3\n', { delimiter: ',' }))).toEqual(['a;b', 'c']);
  });

  it('reads quotes, doubled quotes and line breaks inside a cell as one spreadsheet row', async () => {
    const table = await readText(
      'nama,alamat\r\n"Siti ""Aminah""","Jl. Ahmad Yani 3\r\nRT 02"\r\nBudi,Metro\r\n',
    );
    expect(table.columns.map((c) => c.cells[0])).toEqual(['Siti "Aminah"', 'Jl. Ahmad Yani 3\r\nRT 02']);
    expect(table.rowNumbers).toEqual([2, 3]);
  });

  it('does not let one stray quote swallow the rest of the file', async () => {
    const rows = Array.from({ length: 400 }, (_, at) => `${at},orang ${at}`);
    rows[10] = '10,"Jl. 3 tanpa penutup';
    const table = await readText(`id,alamat\n${rows.join('\n')}\n`);
    expect(table.rowNumbers).toHaveLength(400);
    expect(table.warnings.find((w) => w.code === 'quote-unclosed')?.rows).toEqual([12]);
  });

  it.each([
    [
      'UTF-8 with mark',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('nama,n\nSéti,1\n')]),
      [],
    ],
    ['UTF-16 LE with mark', Buffer.from('\ufeffnama,n\nSéti,1\n', 'utf16le'), []],
    ['UTF-16 BE with mark', Buffer.from('\ufeffnama,n\nSéti,1\n', 'utf16le').swap16(), []],
    ['UTF-16 LE without mark', Buffer.from('nama,n\nSéti,1\n', 'utf16le'), ['encoding-guessed']],
    ['Windows-1252', Buffer.from('nama,n\nSéti,1\n', 'latin1'), ['encoding-guessed']],
  ])('reads %s', async (_name, bytes, warnings) => {
    const table = await readTable(bytes, 'nama.csv');
    expect(names(table)).toEqual(['nama', 'n']);
    expect(column(table, 'nama')).toEqual(['Séti']);
    expect(codes(table)).toEqual(warnings);
  });

  it('takes CR, LF and CRLF line ends, blank lines keeping their row numbers', async () => {
    expect((await readText('a,b\r1,2\r3,4')).rowNumbers).toEqual([2, 3]);
    expect((await readText('\n\na,b\n\n1,2\n,\n3,4')).rowNumbers).toEqual([5, 7]);
  });

  it('names a ragged row instead of shifting its cells', async () => {
    const table = await readText('a,b,c\n1,2,3\n4,5\n6,7,8,9\n');
    expect(table.warnings.find((w) => w.code === 'rows-ragged')?.rows).toEqual([3, 4]);
    expect(column(table, 'c')).toEqual(['3', null, '8']);
    expect(column(table, 'Kolom 4')).toEqual([null, null, '9']);
  });

  it('gives the same table however the bytes are cut into pieces and cells are quoted', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', '1', ';', '漢'),
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = [
          '"kepala satu","kepala dua"',
          ...rows.map(([a, b]) => `"x${a.replaceAll('"', '""')}",${quoted(b)}`),
        ].join('\n');
        const table = await readText(text, { delimiter: ',', headerRow: 1 });
        expect(column(table, 'kepala satu')).toEqual(rows.map(([a]) => `x${a}`));
        expect(column(table, 'kepala dua')).toEqual(rows.map(([, b]) => (b.trim() === '' ? null : b)));
      }),
      { seed: 1872, numRuns: 200 },
    );
  });
});

describe('the header is found in an untidy list', () => {
  it('looks past titles, and sets totals, notes and repeated headers apart', async () => {
    const table = await readText(
      [
        'DAFTAR PENERIMA BANTUAN,,,',
        'Kecamatan:,Metro Pusat,,',
        ',,,',
        'No,Nama,Jumlah ART,Nilai',
        '(1),(2),(3),(4)',
        '1,Siti,4,600000',
        'No,Nama,Jumlah ART,Nilai',
        '2,Budi,3,600000',
        'Jumlah,,7,1200000',
        '"Sumber: Dinas Sosial Kota Metro",,,',
      ].join('\n'),
    );
    expect(table.headerRow).toBe(4);
    expect(names(table)).toEqual(['No', 'Nama', 'Jumlah ART', 'Nilai']);
    expect(table.rowNumbers).toEqual([6, 8, 9, 10]);
    expect(codes(table)).toEqual([
      'header-below-title',
      'column-number-row',
      'header-repeated',
      'total-row',
      'note-row',
    ]);
    expect(table.warnings.find((w) => w.code === 'total-row')?.rows).toEqual([9]);
  });

  it('joins a header of two lines', async () => {
    const table = await readText('No,Nama,Alamat,,Ket\n,,RT,RW,\n1,Siti,2,3,x\n2,Budi,4,5,y\n');
    expect(names(table)).toEqual(['No', 'Nama', 'Alamat RT', 'Alamat RW', 'Ket']);
    expect(table.headerRow).toBe(2);
    expect(codes(table)).toEqual(['header-combined']);
  });

  it('gives empty and double headers names of their own and says so', async () => {
    const table = await readText('nama,nama,,NAMA,nama (2)\na,b,c,d,e\n');
    expect(names(table)).toEqual(['nama', 'nama (3)', 'Kolom 3', 'NAMA (4)', 'nama (2)']);
    expect(codes(table)).toEqual(['column-renamed', 'column-unnamed', 'column-renamed']);
  });

  it('takes __proto__ and constructor as the words they are', async () => {
    const table = await readText('__proto__,constructor,toString\n1,2,3\n');
    expect(names(table)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });

  it('says when there is no header, and lets the user point to one', async () => {
    const table = await readText('1,2500000,3\n2,1800000,4\n');
    expect(names(table)).toEqual(['Kolom 1', 'Kolom 2', 'Kolom 3']);
    expect(table).toMatchObject({ headerRow: 0, rowNumbers: [1, 2] });
    expect(codes(table)).toEqual(['header-not-found']);
    expect(names(await readText('x,y\nnama,umur\nSiti,4\n', { headerRow: 2 }))).toEqual(['nama', 'umur']);
  });

  it('reads years as column names', async () => {
    const table = await readText('Wilayah,2021,2022,2023\nMetro,8.93,7.87,7.28\nLampung,12.62,11.57,11.11\n');
    expect(names(table)).toEqual(['Wilayah', '2021', '2022', '2023']);
  });
});

describe('a long number that a spreadsheet has eaten is reported', () => {
  it('finds scientific notation in text', async () => {
    const table = await readText('nama;nik\nSiti;1,87201E+15\nBudi;1.87201E+15\nTono;1872014503900001\n');
    expect(table.warnings).toMatchObject([{ code: 'number-damaged', column: 'nik', count: 2, rows: [2, 3] }]);
  });

  it('finds a column whose 16th digit became 0, and lets an honest one be', async () => {
    const eaten = Array.from({ length: 6 }, (_, at) => `a${at};18720145039000${at}0`).join('\n');
    expect(codes(await readText(`nama;nik\n${eaten}\n`))).toEqual(['number-damaged']);
    const honest = Array.from(
      { length: 20 },
      (_, at) => `a${at};18720145039000${String(at).padStart(2, '0')}`,
    ).join('\n');
    expect(codes(await readText(`nama;nik\n${honest}\n`))).toEqual([]);
  });
});

describe('a file that is no table is refused with its reason', () => {
  it.each([
    ['file-empty', new Uint8Array()],
    ['file-empty', utf8('\n\n , \n')],
    ['file-empty', utf8('nama,nik,alamat\n')],
    ['file-type-unknown', utf8('%PDF-1.7\n%âãÏÓ\n')],
    ['file-type-unknown', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['file-type-unknown', utf8('<html><body><table><tr><td>NIK</td></tr></table></body></html>')],
    [
      'file-type-unknown',
      utf8(
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="x"></Workbook>',
      ),
    ],
    ['file-type-unknown', Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256))],
    ['file-encoding-unknown', Buffer.from('nama,kota\nS\x81ti,M\x8dtro\n', 'latin1')],
  ])('%s', async (code, bytes) => {
    await expect(readTable(bytes, 'daftar.xls')).rejects.toMatchObject({
      code,
      facts: { file: 'daftar.xls' },
      message: expect.not.stringMatching(/[{}]/),
    });
  });
});

describe('a file with more rows than may be read', () => {
  it.each([
    ['one too many', 4, 3],
    ['more than the header is looked for in', 200, 100],
  ])('is refused with both numbers, never cut: %s', async (_name, rows, mostRows) => {
    const text = `nama,nilai\n${Array.from({ length: rows }, (_, at) => `orang ${at},${at}`).join('\n')}\n`;
    await expect(readText(text, { mostRows })).rejects.toMatchObject({
      code: 'file-too-many-rows',
      message: expect.stringContaining(`lebih dari ${mostRows} baris`),
    });
    expect((await readText(text, { mostRows: rows })).rowNumbers).toHaveLength(rows);
    expect(codes(await readText(text, { mostRows, maxRows: 2 }))).toEqual(['rows-not-read']);
  });
});

describe('a large CSV file', () => {
  const line = (at: number) =>
    `${1872010000000001 + at},Keluarga ${at},Metro Pusat,${500_000 + (at % 977)},4\n`;

  it('is read whole, tells its progress, stops where a preview ends and when it is cancelled', async () => {
    const bytes = utf8(
      `nik,nama,kecamatan,nilai,jiwa\n${Array.from({ length: 200_000 }, (_, at) => line(at)).join('')}`,
    );
    const seen: number[] = [];
    const table = await readTable(bytes, 'besar.csv', { onProgress: ({ rows }) => seen.push(rows) });
    expect(table.rowNumbers).toHaveLength(200_000);
    expect(column(table, 'nik')?.at(-1)).toBe('1872010000200000');
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.at(-1)).toBe(200_000);
    const preview = await readTable(bytes, 'besar.csv', { maxRows: 50 });
    expect(preview.rowNumbers).toHaveLength(50);
    expect(codes(preview)).toEqual(['rows-not-read']);
    const stop = new AbortController();
    const reading = readTable(bytes, 'besar.csv', { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
