import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable, writeXlsx } from '../platform/tabular/index.ts';
import { computeEstimate } from './estimate-compute.ts';
import { measureCommand } from './measure-command.ts';
import { STATISTIC_NAMES } from './measure-command-statistics.ts';

interface JsonEstimate {
  statistic: string;
  params: Record<string, number | string>;
  domain: string;
  value: number;
  se: number;
  df: number;
  ciLow: number;
  ciHigh: number;
  rse: number | null;
  n: number;
  method: string;
}

async function run(...argv: string[]) {
  let [out, err] = ['', ''];
  const code = await measureCommand(argv, {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
  });
  return { code, out, err };
}

async function estimates(...argv: string[]): Promise<JsonEstimate[]> {
  const { code, out, err } = await run(...argv, '--json');
  expect(err, err).not.toMatch(/Periksa/);
  expect(code).toBe(0);
  return JSON.parse(out).estimates;
}

const find = (list: readonly JsonEstimate[], statistic: string, params: object = {}, domain = 'all') =>
  list.find(
    (one) =>
      one.statistic === statistic &&
      one.domain === domain &&
      Object.entries(params).every(([k, v]) => one.params[k] === v),
  );

/*
 * Two strata of two PSUs, five households; line 100, weight × size = persons:
 *   household  a  b   c    d    e
 *   spending  50 80 200  300  150
 *   persons   20 10  10   20   40   (all: 100)
 * P0 = 30/100; P1 = (20·0.5 + 10·0.2)/100 = 0.12; P2 = (20·0.25 + 10·0.04)/100 = 0.054
 * mean = (1,000 + 800 + 2,000 + 6,000 + 6,000)/100 = 158
 * Error of P0: PSU totals of w(g − P0)/100: 1: 0.20·0.7 + 0.10·0.7 = 0.21; 2: −0.03; 3: −0.06; 4: −0.12.
 * Each stratum of two: m/(m−1)·Σ(t − t̄)² = (difference)²: 0.24² + 0.06² = 0.0612, se = √0.0612. df = 4 − 2.
 */
const HAND = `urut;strata;klaster;bobot;art;pengeluaran;kerja;garis
a;kota;1;5;4;50,00;tani;100
b;kota;1;5;2;80,00;dagang;100
c;kota;2;5;2;200,00;tani;100
d;desa;3;10;2;300,00;dagang;100
e;desa;4;10;4;150,00;dagang;100
`;

describe('pilar measure', () => {
  let folder = '';
  let hand = '';
  const file = async (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'measure-test-'));
    hand = await file('hand.csv', HAND);
  });
  afterAll(() => rm(folder, { recursive: true }));
  const survey = () => [
    hand,
    '--welfare',
    'pengeluaran',
    '--weight',
    'bobot',
    '--size',
    'art',
    '--strata',
    'strata',
    '--psu',
    'klaster',
  ];

  it('gives the figures of a survey that was worked by hand', async () => {
    const list = await estimates(...survey(), '--line', '100');
    const p0 = find(list, 'fgt', { alpha: 0, line: 100 });
    expect(p0).toMatchObject({ n: 5, df: 2, method: 'fgt/bps@1' });
    expect(p0?.value).toBeCloseTo(0.3, 12);
    expect(p0?.se).toBeCloseTo(Math.sqrt(0.0612), 12);
    expect(p0?.rse).toBeCloseTo(Math.sqrt(0.0612) / 0.3, 12);
    expect(p0?.ciHigh).toBeGreaterThan(0.5);
    expect(find(list, 'fgt', { alpha: 1 })?.value).toBeCloseTo(0.12, 12);
    expect(find(list, 'fgt', { alpha: 2 })?.value).toBeCloseTo(0.054, 12);
    expect(find(list, 'mean')?.value).toBeCloseTo(158, 10);
    // The lowest 40 of 100 persons: 20·50 + 10·80 + 10 of the 40 at 150 = 3,300 of 15,800.
    expect(find(list, 'lowest-share', { p: 0.4 })?.value).toBeCloseTo(3300 / 15800, 12);
    expect(find(list, 'lorenz', { p: 0.4 })?.value).toBeCloseTo(3300 / 15800, 12);
    const shares = list.filter((one) => one.statistic === 'quantile-share').map((one) => one.value);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(new Set(list.map((one) => one.statistic))).toEqual(new Set(STATISTIC_NAMES));
  });

  it('gives the numbers of the page, and those of R where convey is asked for', async () => {
    const page = computeEstimate(
      {
        welfare: Float64Array.of(50, 80, 200, 300, 150),
        weights: Float64Array.of(20, 10, 10, 20, 40),
        strata: ['kota', 'kota', 'kota', 'desa', 'desa'],
        psu: ['1', '1', '2', '3', '4'],
      },
      { line: 100, boundary: 'below', lonelyPsu: 'fail' },
    ).groups[0]?.measures;
    const list = await estimates(...survey(), '--line', '100', '--convention', 'bps');
    const pairs = [
      ['p0', find(list, 'fgt', { alpha: 0 })],
      ['p1', find(list, 'fgt', { alpha: 1 })],
      ['p2', find(list, 'fgt', { alpha: 2 })],
      ['mean', find(list, 'mean')],
      ['gini', find(list, 'gini')],
      ['lowest40', find(list, 'lowest-share')],
    ] as const;
    for (const [statistic, found] of pairs) {
      const { value, se, df, n, ciLow, ciHigh, rse, method } = found!;
      expect(page?.find((one) => one.statistic === statistic)).toMatchObject({
        ...{ value, se, df, n, ciLow, ciHigh, rse, method },
      });
    }
    const p0 = find(list, 'fgt', { alpha: 0 })!;
    // On the logit scale an interval stays inside 0..1 and leans to the far side.
    expect(p0.ciLow).toBeGreaterThan(0);
    expect(p0.ciHigh - p0.value).toBeGreaterThan(p0.value - p0.ciLow);
    const asR = find(await estimates(...survey(), '--line', '100', '--convention', 'convey'), 'fgt', {
      alpha: 0,
    })!;
    expect((asR.ciLow + asR.ciHigh) / 2).toBeCloseTo(asR.value, 12);
    expect(asR.ciLow).toBeLessThan(0);
  });

  it('counts who stands exactly on the line as its boundary says, and takes a line for each row', async () => {
    const p0 = async (...argv: string[]) =>
      find(await estimates(...survey(), '--statistics', 'fgt', ...argv), 'fgt', { alpha: 0 })?.value;
    expect(await p0('--line', '80')).toBeCloseTo(0.2, 12);
    expect(await p0('--line', '80', '--boundary', 'at-or-below')).toBeCloseTo(0.3, 12);
    expect(await p0('--line', '80', '--convention', 'convey')).toBeCloseTo(0.3, 12);
    expect(await p0('--line', 'garis')).toBeCloseTo(0.3, 12);
  });

  it('answers for a domain and for groups, keeping the whole design', async () => {
    const list = await estimates(...survey(), '--line', '100', '--by', 'kerja', '--statistics', 'fgt,mean');
    expect([...new Set(list.map((one) => one.domain))]).toEqual(['all', 'kerja=dagang', 'kerja=tani']);
    // tani: a (20 persons, poor) and c (10 persons)
    expect(find(list, 'fgt', { alpha: 0 }, 'kerja=tani')?.value).toBeCloseTo(2 / 3, 12);
    const only = await estimates(
      ...survey(),
      '--line',
      '100',
      '--domain',
      'kerja=tani',
      '--statistics',
      'fgt',
    );
    expect(find(only, 'fgt', { alpha: 0 }, 'kerja=tani')).toEqual(
      find(list, 'fgt', { alpha: 0 }, 'kerja=tani'),
    );
    const both = await estimates(
      ...survey(),
      '--line',
      '100',
      '--domain',
      'kerja=tani',
      '--domain',
      'kerja=dagang',
      '--statistics',
      'mean',
    );
    expect(both[0]?.value).toBeCloseTo(158, 10);
    const one = await estimates(
      ...survey(),
      '--line',
      '100',
      '--domain',
      'kerja=dagang',
      '--domain',
      'strata=kota',
      '--statistics',
      'mean',
    );
    expect(one[0]?.value).toBeCloseTo(80, 10);
  });

  it('reads the same survey from XLSX, leaving the total row out and saying so', async () => {
    const table = await readTable(new TextEncoder().encode(HAND), 'hand.csv');
    const rows = table.rowNumbers.map((_, row) => table.columns.map((column) => column.cells[row]));
    const bytes = await writeXlsx([
      {
        name: 'Data',
        columns: table.columns.map(({ name }) => ({ name })),
        rows: [...rows, ['Jumlah', null, null, '40', '14']],
      },
    ]);
    const path = await file('hand.xlsx', bytes);
    const { code, out, err } = await run(path, ...survey().slice(1), '--line', '100', '--statistics', 'mean');
    expect(code).toBe(0);
    expect(out).toMatch(/Rata-rata\s+158,00/);
    expect(out).toContain('2 strata, 4 klaster; penimbang bobot × art');
    expect(err).toContain('1 baris tidak dihitung');
  });

  it('shows no figure whose error is too large, and calls a share of 0 uncertain', async () => {
    const { out } = await run(...survey(), '--line', '100', '--statistics', 'fgt');
    expect(out).toMatch(/P0 \(miskin\)\s+–.*tidak ditampilkan/);
    const none = await run(...survey(), '--line', '10', '--statistics', 'fgt');
    expect(none.out).toMatch(/P0 \(miskin\)\s+0,00 %.*tidak pasti/);
  });

  it.each([
    ['no file', ['--welfare', 'x', '--line', '1'], /FILE/],
    ['an unknown option', ['f.csv', '--wrong', '1'], /--wrong tidak dikenal/],
    ['no such file', ['/nowhere/x.csv', '--welfare', 'x', '--line', '1'], /\/nowhere\/x\.csv/],
    ['no welfare', ['f.csv', '--line', '1'], /--welfare/],
    [
      'an unknown rule',
      ['f.csv', '--welfare', 'x', '--line', '1', '--lonely-psu', 'guess'],
      /--lonely-psu guess/,
    ],
    [
      'an unknown statistic',
      ['f.csv', '--welfare', 'x', '--line', '1', '--statistics', 'p0'],
      /--statistics p0/,
    ],
  ])('ends with 2 and one sentence in each language for %s', async (_name, argv, sentence) => {
    const { code, out, err } = await run(...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(err).toMatch(/^pilar: [^\n]+\n {7}[^\n]+\n$/);
  });

  it.each([
    [
      'an unknown column',
      ['--welfare', 'belanja', '--line', '100'],
      /Kolom "belanja" tidak ada dalam .*hand\.csv.*pengeluaran/,
    ],
    ['an unknown line column', ['--welfare', 'pengeluaran', '--line', 'garisan'], /Kolom "garisan"/],
    ['a line that reads two ways', ['--welfare', 'pengeluaran', '--line', '620.000'], /620\.000/],
    ['a line of 0', ['--welfare', 'pengeluaran', '--line', '0'], /--line 0/],
    [
      'an unreadable number',
      ['--welfare', 'kerja', '--line', '100'],
      /hand\.csv: Baris 2: "tani" di kolom "kerja"/,
    ],
    [
      'a style that does not fit',
      ['--welfare', 'pengeluaran', '--line', '100', '--number-style', 'plain'],
      /Baris 2: "50,00"/,
    ],
    [
      'a domain without rows',
      ['--welfare', 'pengeluaran', '--line', '100', '--domain', 'kerja=nelayan'],
      /kerja=nelayan/,
    ],
    [
      'PSU numbers in two strata',
      ['--welfare', 'pengeluaran', '--line', '100', '--strata', 'kerja', '--psu', 'klaster'],
      /klaster \(baris 3\)/,
    ],
    [
      'a lonely PSU',
      ['--welfare', 'pengeluaran', '--line', '100', '--strata', 'urut', '--psu', 'klaster', '--nest'],
      /single PSU/,
    ],
  ])('ends with 2, naming the place, for %s', async (_name, argv, sentence) => {
    const { code, out, err } = await run(hand, ...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
  });

  it('asks back where a column reads two ways, and refuses an empty file', async () => {
    const ambiguous = await file('two.csv', 'nama;nilai\na;1.234\nb;2.500\n');
    const asked = await run(ambiguous, '--welfare', 'nilai', '--line', '2000');
    expect(asked.code).toBe(2);
    expect(asked.err).toMatch(/"nilai".*1\.234.*--number-style/);
    const told = await estimates(
      ambiguous,
      '--welfare',
      'nilai',
      '--line',
      '2000',
      '--number-style',
      'indonesian',
      '--statistics',
      'mean',
    );
    expect(told[0]?.value).toBe(1867);
    const empty = await run(await file('empty.csv', 'nama;nilai\n'), '--welfare', 'nilai', '--line', '2000');
    expect([empty.code, empty.err]).toEqual([2, expect.stringContaining('empty.csv')]);
    expect((await run('--help')).out).toContain('--welfare');
  });
});

const GOLDEN = join(import.meta.dirname, '../../../../shared/golden');
if (existsSync(join(GOLDEN, 'values/taylor_se.csv'))) {
  describe('pilar measure on a real survey', () => {
    it('equals R survey and convey on the Albanian survey of 2012', async () => {
      const list = await estimates(
        ...[
          join(GOLDEN, 'data/albania_lsms2012.csv'),
          '--welfare',
          'rcons',
          '--weight',
          'pweight',
          '--strata',
          'strat',
        ],
        ...['--psu', 'psu', '--line', '4891', '--convention', 'convey'],
      );
      let compared = 0;
      for (const row of await goldenRows(join(GOLDEN, 'values/taylor_se.csv'))) {
        const ours = find(list, row.statistic, row.params);
        expect(
          Math.abs((ours?.value ?? 0) / row.estimate - 1),
          `${row.statistic} ${JSON.stringify(row.params)}`,
        ).toBeLessThan(1e-9);
        expect(
          Math.abs((ours?.se ?? 0) / row.se - 1),
          `se of ${row.statistic} ${JSON.stringify(row.params)}`,
        ).toBeLessThan(1e-9);
        compared += 1;
      }
      expect(compared).toBe(3 + 1 + 1 + 9);
    });
  });
}

/** The rows of FGT, mean, Gini and Lorenz in the names of this command. */
async function goldenRows(path: string) {
  const table = await readTable(await readFile(path), 'taylor_se.csv');
  const cell = (name: string, row: number) =>
    String(table.columns.find((column) => column.name === name)?.cells[row]);
  return table.rowNumbers.flatMap((_, row) => {
    if (
      !cell('dataset', row).includes('albania') ||
      cell('package', row) !== 'convey' ||
      cell('domain', row) !== 'all'
    )
      return [];
    const params = JSON.parse(cell('params', row));
    const lorenz = /^lorenz\[L\(([\d.]+)\)\]$/.exec(cell('statistic', row));
    const numbers = { estimate: Number(cell('estimate', row)), se: Number(cell('se', row)) };
    if (cell('statistic', row) === 'fgt_abs')
      return [{ statistic: 'fgt', params: { alpha: params.g, line: params.line }, ...numbers }];
    if (lorenz !== null) return [{ statistic: 'lorenz', params: { p: Number(lorenz[1]) }, ...numbers }];
    return ['mean', 'gini'].includes(cell('statistic', row)) && cell('variable', row) === 'rcons'
      ? [{ statistic: cell('statistic', row), params: {}, ...numbers }]
      : [];
  });
}
