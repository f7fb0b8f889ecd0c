import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';
import { unpackEntries, zipEntries } from './zip-entries.ts';

/** What a spreadsheet takes for the start of something to compute, also from a Japanese keyboard. */
const STARTS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'] as const;
const FORMULAS = ["cmd|' /C calc'!A0", 'HYPERLINK("http://x";"klik")', '1+1', 'SUM(A1:A9)', 'x', '2+3*4'];
const hostile = fc
  .tuple(fc.constantFrom(...STARTS), fc.constantFrom(...FORMULAS), fc.string({ maxLength: 5 }))
  .map(([start, formula, tail]) => `${start}${formula}${tail}`)
  .filter((text) => !text.includes('\0') && text.isWellFormed());
const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((x) => x || 0);

describe('a list that goes out', () => {
  it('as CSV computes nothing, in any field, and keeps its numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(hostile, number, hostile), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(',' as const, ';' as const),
        (rows, delimiter) => {
          const csv = new TextDecoder().decode(writeCsv(['a', 'n', 'b'], rows, { delimiter, decimal: '.' }));
          const sheet = read(csv, { type: 'string', raw: true, FS: delimiter }).Sheets.Sheet1;
          const cells = utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1, raw: true }).slice(1);
          for (const [at, row] of rows.entries()) {
            const [a, n, b] = cells[at] ?? [];
            expect(a?.startsWith("'") && b?.startsWith("'")).toBe(true);
            expect(Number(n)).toBe(row[1]);
          }
        },
      ),
      { seed: 1872, numRuns: 200 },
    );
  });

  it('as a workbook holds texts as texts, numbers as numbers, and no formula', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(hostile, number), { minLength: 1, maxLength: 5 }), async (rows) => {
        const bytes = await writeXlsx([{ name: 'a', columns: [{ name: '=1+1' }, { name: 'n' }], rows }]);
        const parts = unpackEntries(zipEntries(bytes, 'a.xlsx'), 'a.xlsx');
        const xml = parts.get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? '';
        expect(xml).not.toMatch(/<f[ >/]/);
        const sheet = read(bytes, { cellFormula: true }).Sheets.a;
        rows.forEach(([, n], at) => {
          expect(sheet?.[`A${at + 2}`]).toMatchObject({ t: 's' });
          expect(sheet?.[`B${at + 2}`]).toMatchObject({ t: 'n', v: n });
          expect(sheet?.[`A${at + 2}`]?.f).toBeUndefined();
        });
      }),
      { seed: 1872, numRuns: 60 },
    );
  });
});
