import { describe, expect, it } from 'vitest';
import { writeXlsx } from './index.ts';
import { readList } from './read-list.ts';
import { isLightFile } from './size-limits.ts';
import { handMadeWorkbook, sheetXml, zipBomb } from './testing-workbook.ts';
import { richText, tagsOf } from './xlsx-xml.ts';

const MANY = 300_000;
const text = (content: string) => new TextEncoder().encode(content);

// None of these ends within the patience of a test where a part is looked at more than once.
describe('broken XML is walked through once', () => {
  it('tags that never end', () => {
    expect(tagsOf('<sheet '.repeat(MANY), 'sheet')).toEqual([]);
    expect(tagsOf(`${'<sheet '.repeat(3)}<sheet name="A"/>`, 'sheet')).toEqual(['<sheet name="A"/>']);
  });

  it('texts and phonetic guides that never end', () => {
    expect(richText('<t>a'.repeat(MANY))).toHaveLength(MANY - 1);
    expect(richText('<rPh '.repeat(MANY))).toBe('');
    expect(
      richText(`<r><t>Metro</t></r><rPh sb="0"><t>x</t></rPh><r><t xml:space="preserve"> Pusat</t></r>`),
    ).toBe('Metro Pusat');
    expect(richText('<x:t>a</x:t><x:t/><x:t>b</x:t>')).toBe('ab');
  });

  it('cells that never end', async () => {
    const xml = `<sheetData><row r="1">${'<c><v>1</v>'.repeat(16_000)}</row></sheetData>`;
    await expect(readList(handMadeWorkbook([{ name: 'A', xml }]), 'a.xlsx')).rejects.toMatchObject({
      name: 'Problem',
    });
  });
});

describe('a list', () => {
  const rows = (count: number) =>
    ['kode;nama', ...Array.from({ length: count }, (_, row) => `${row};a`)].join('\n');

  it('is read here or in a thread of its own, to the same table', async () => {
    const small = await readList(text(rows(100)), 'a.csv');
    expect(small.rowNumbers).toHaveLength(100);
    const long = rows(19_000).replaceAll(';a', `;${'kelurahan '.repeat(8)}`);
    expect(isLightFile(text(long))).toBe(false);
    const large = await readList(text(long), 'a.csv');
    expect([large.rowNumbers.length, large.columns.map(({ name }) => name)]).toEqual([
      19_000,
      ['kode', 'nama'],
    ]);
  });

  it('is refused where it is no list: too many rows, Parquet, too many megabytes', async () => {
    await expect(readList(text(rows(20_001)), 'a.csv')).rejects.toMatchObject({ code: 'file-too-many-rows' });
    await expect(readList(text('PAR1xxxxPAR1'), 'a.csv')).rejects.toMatchObject({
      code: 'file-type-unknown',
      facts: { found: 'Parquet', accepted: 'CSV / XLSX' },
    });
    await expect(readList(text('%PDF-1.7 isi'), 'a.pdf')).rejects.toMatchObject({
      facts: { found: 'PDF', accepted: 'CSV / XLSX' },
    });
    await expect(readList(new Uint8Array(21_000_000), 'a.csv')).rejects.toMatchObject({
      code: 'file-too-large',
    });
  });

  it('keeps no marks that a database cannot keep', async () => {
    const xml = sheetXml([
      ['kode', 'nama'],
      ['1', 'a_x0000_b'],
    ]);
    const table = await readList(handMadeWorkbook([{ name: 'A', xml }]), 'a.xlsx');
    expect(table.columns.at(1)?.cells).toEqual(['ab']);
  });
});

describe('a table of thousands of columns', () => {
  it('is refused in either language', async () => {
    const wide = text(`${Array.from({ length: 2_001 }, (_, at) => `k${at}`).join(';')}\n1;2\n`);
    await expect(readList(wide, 'a.csv')).rejects.toMatchObject({
      code: 'file-too-heavy',
      message: expect.stringMatching(/lebih dari 2\.000 kolom\. .* more than 2,000 columns\. /),
    });
  });
});

describe('a packed file', () => {
  it('is judged by what it unfolds to, not by its own size', async () => {
    expect(isLightFile(await writeXlsx([{ name: 'A', columns: [{ name: 'a' }], rows: [['b']] }]))).toBe(true);
    const bomb = zipBomb(20_000_000, 20);
    expect(bomb.length).toBeLessThan(100_000);
    expect(isLightFile(bomb)).toBe(false);
  });
});
