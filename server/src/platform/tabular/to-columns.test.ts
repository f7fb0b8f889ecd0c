import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnFingerprint, guessColumns } from './guess-columns.ts';
import { readTable } from './read-table.ts';
import { countRejections, rejectionReason } from './rejection.ts';
import { NO_LABEL, surveyWishes, toColumns } from './to-columns.ts';

const table = (text: string) => readTable(new TextEncoder().encode(text), 'survei.csv');
const number = (column: string, numberStyle: 'indonesian' | 'english' | 'plain' | null = null) => ({
  column,
  numberStyle,
});
const nothing = {
  weight: null,
  size: null,
  strata: null,
  psu: null,
  household: null,
  interview: null,
  groups: [],
};

describe('the days of a survey', () => {
  const days = async (cells: readonly string[], dateStyle: 'day-month' | 'month-day' | null = null) => {
    const raw = await table(['y;tgl', ...cells.map((cell) => `100;${cell}`)].join('\n'));
    const wishes = surveyWishes({
      ...nothing,
      welfare: number('y'),
      interview: { column: 'tgl', dateStyle },
    });
    const set = toColumns(raw, wishes, 'survei.csv');
    return { known: [...(set.dates.get('interview') ?? [])], rejected: set.rejected };
  };
  const day = (text: string) => Date.parse(text) / 86_400_000;

  it('are read as they are written; one not known stays, one that is none is refused', async () => {
    const { known, rejected } = await days(['9 Agustus 2023', '2023-08-10', '', 'besok', '31 Februari 2023']);
    expect(known).toEqual([day('2023-08-09'), day('2023-08-10'), Number.NaN]);
    expect(rejected.map(({ row, code }) => [row, code])).toEqual([
      [5, 'not-a-date'],
      [6, 'not-a-date'],
    ]);
    expect(rejectionReason(rejected[0]!).id).toContain('"besok" di kolom "tgl" bukan tanggal');
  });

  it('are never guessed where day and month may change places', async () => {
    await expect(days(['03/04/2025', '05/06/2025'])).rejects.toThrow('Pilih urutan hari dan bulannya');
    expect((await days(['03/04/2025'], 'day-month')).known).toEqual([day('2025-04-03')]);
    expect((await days(['03/04/2025'], 'month-day')).known).toEqual([day('2025-03-04')]);
    expect((await days(['03/04/2025', '25/04/2025'])).known).toEqual([day('2025-04-03'), day('2025-04-25')]);
  });
});

describe('the columns of a survey', () => {
  it('become numbers and labels; each refused row is reported with all its reasons', async () => {
    const raw = await table(
      [
        'urut;pengeluaran;penimbang;art;strata;klaster;pekerjaan',
        '1;1.776.286,50;129,47;6;pusat;1;petani',
        '2;Rp811.534;131,83;2;pusat;1;',
        '3;;100;3;pusat;2;buruh',
        '4;tidak tahu;-5;0;pusat;2;buruh',
        '4;500.000;0;3;pusat;2;buruh',
        '2;600.000,5;100;3;;2;buruh',
        'Jumlah;3.700.000;;;;;',
      ].join('\n'),
    );
    const wishes = surveyWishes({
      welfare: number('pengeluaran'),
      weight: number('penimbang'),
      size: number('art'),
      strata: 'strata',
      psu: 'klaster',
      household: 'urut',
      interview: null,
      groups: ['pekerjaan'],
    });
    const set = toColumns(raw, wishes, 'survei.csv');
    expect(set.numbers.get('welfare')).toEqual(Float64Array.of(1776286.5, 811534));
    expect(set.numbers.get('weight')).toEqual(Float64Array.of(129.47, 131.83));
    expect([...set.rowNumbers]).toEqual([2, 3]);
    expect(set.labels.get('group:pekerjaan')).toEqual({
      codes: Int32Array.of(0, 1),
      labels: ['petani', NO_LABEL],
    });
    expect(set.numberStyles.get('welfare')).toBe('indonesian');
    expect(set.rejected.map((cell) => `${cell.row} ${cell.column} ${cell.code}`)).toEqual([
      '4 pengeluaran missing',
      '5 pengeluaran not-a-number',
      '5 penimbang negative-weight',
      '5 art not-positive',
      '6 penimbang zero-weight',
      '6 urut duplicate-key',
      '7 strata missing',
      '8  total-row',
    ]);
    expect(set.rejectedRows + set.rowNumbers.length).toBe(raw.rowNumbers.length);
    expect(countRejections(set.rejected)).toHaveLength(8);
    expect(rejectionReason(set.rejected[1]!)).toEqual({
      id: expect.stringContaining('Baris 5: "tidak tahu" di kolom "pengeluaran" bukan angka'),
      en: expect.stringContaining('Row 5: "tidak tahu" in column "pengeluaran" is no number'),
    });
  });

  it('take a household number that begins anew in each cluster, and refuse it twice within one', async () => {
    const raw = await table('strata;psu;urut;x\nA;1;1;10\nA;1;2;20\nA;2;1;30\nB;1;1;40\nA;1; 2 ;50\n');
    const refusedBy = (chosen: object) =>
      toColumns(
        raw,
        surveyWishes({ ...nothing, welfare: number('x'), household: 'urut', ...chosen }),
      ).rejected.map(({ row, code }) => `${row} ${code}`);
    expect(refusedBy({ strata: 'strata', psu: 'psu' })).toEqual(['6 duplicate-key']);
    expect(refusedBy({ psu: 'psu' })).toEqual(['5 duplicate-key', '6 duplicate-key']);
    expect(refusedBy({})).toEqual(['4 duplicate-key', '5 duplicate-key', '6 duplicate-key']);
  });

  it('tell of each column that is done', async () => {
    const raw = await table('psu;x\n1;10\n2;20\n');
    const told: string[] = [];
    const wishes = surveyWishes({ ...nothing, welfare: number('x'), psu: 'psu' });
    toColumns(raw, wishes, 'x.csv', (done, total) => told.push(`${done}/${total}`));
    expect(told).toEqual(['1/2', '2/2']);
  });

  it('are refused, not guessed, where numbers read two ways; one answer for the column settles it', async () => {
    const raw = await table('nama;nilai\na;1.234\nb;2.500\n');
    expect(() => toColumns(raw, surveyWishes({ welfare: number('nilai'), ...nothing }))).toThrow(
      expect.objectContaining({
        code: 'number-style-ambiguous',
        facts: { column: 'nilai', example: '1.234' },
      }),
    );
    const values = (['indonesian', 'plain'] as const).map((style) => [
      ...toColumns(raw, surveyWishes({ welfare: number('nilai', style), ...nothing })).numbers.get(
        'welfare',
      )!,
    ]);
    expect(values).toEqual([
      [1234, 2500],
      [1.234, 2.5],
    ]);
  });

  it('that are not there are named with those that are', async () => {
    const raw = await table('nama;nilai\na;1\n');
    expect(() =>
      toColumns(raw, surveyWishes({ welfare: number('toString'), ...nothing }), 'survei.csv'),
    ).toThrow(
      expect.objectContaining({
        code: 'column-not-found',
        facts: { column: 'toString', file: 'survei.csv', columns: 'nama, nilai' },
      }),
    );
  });

  it('lose no row: accepted and refused together are the file', async () => {
    const cell = fc.constantFrom('1', '0', '-3', '', 'x', '1.000,5', '12', '2.000.000');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 30 }), async (rows) => {
        const raw = await table(`w;b;tanda\n${rows.map(([w, b]) => `${w};${b};z`).join('\n')}\n`);
        const set = toColumns(
          raw,
          surveyWishes({ ...nothing, welfare: number('w', 'indonesian'), weight: number('b', 'indonesian') }),
        );
        expect(set.rowNumbers.length + set.rejectedRows).toBe(rows.length);
        expect(set.numbers.get('welfare')!.every((value) => value >= 0)).toBe(true);
        expect(set.numbers.get('weight')!.every((value) => value > 0)).toBe(true);
        expect(new Set(set.rejected.map(({ row }) => row)).size).toBe(set.rejectedRows);
      }),
      { seed: 18, numRuns: 60 },
    );
  });
});

describe('a mapping is proposed', () => {
  const proposals = async (text: string) =>
    Object.fromEntries(
      guessColumns(await table(text))
        .filter((g) => g.target !== 'group')
        .map((g) => [g.target, g.column]),
    );
  const line = (at: number, ...cells: (string | number)[]) => [at, ...cells].join(';');

  it('for the words of a Susenas file', async () => {
    const rows = Array.from({ length: 12 }, (_, at) =>
      line(at, 1000 + at, at % 3, `nks${at % 4}`, 120 + at, (at % 5) + 1, 650_000 + 1234 * at, 'petani'),
    );
    expect(
      await proposals(
        `No;Nomor Urut Rumah Tangga;Strata;NKS;Penimbang (FWT);Jumlah ART;Pengeluaran per Kapita;Pekerjaan\n${rows.join('\n')}`,
      ),
    ).toEqual({
      household: 'Nomor Urut Rumah Tangga',
      strata: 'Strata',
      psu: 'NKS',
      weight: 'Penimbang (FWT)',
      size: 'Jumlah ART',
      welfare: 'Pengeluaran per Kapita',
    });
  });

  it('without a household size where the weight is one of persons', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => line(at, 100 + at, (at % 5) + 1, 5000 + at * 31));
    expect(await proposals(`psu;pweight;hhsize;rcons\n${rows.join('\n')}`)).toEqual({
      psu: 'psu',
      weight: 'pweight',
      welfare: 'rcons',
    });
  });

  it('not for a name whose contents do not fit, and groups for few words', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => `berat ${at};${at % 2 ? 'tani' : 'dagang'};${at}`);
    const guesses = guessColumns(await table(`weight;pekerjaan;nomor\n${rows.join('\n')}`));
    expect(guesses.map((guess) => [guess.target, guess.column])).toEqual([['group', 'pekerjaan']]);
    expect(guesses[0]?.reason.id).toContain('2 nilai');
  });

  it('is remembered by the set of names, whatever their order and spelling of spaces', () => {
    const one = columnFingerprint(['Jumlah_ART', 'Penimbang']);
    expect(columnFingerprint(['penimbang ', 'jumlah art'])).toBe(one);
    expect(columnFingerprint(['penimbang', 'jumlah'])).not.toBe(one);
  });
});
