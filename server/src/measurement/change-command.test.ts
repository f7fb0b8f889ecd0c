import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../platform/tabular/index.ts';
import { changeCommand } from './change-command.ts';

const DATA = join(import.meta.dirname, '../../../kernels/measurement/test-data');
const WAVES = [join(DATA, 'survey_wave1.csv'), join(DATA, 'survey_wave2.csv')] as const;
const SURVEY = ['--welfare', 'expenditure', '--weight', 'weight', '--size', 'size', '--strata', 'stratum'];

interface Row {
  readonly [name: string]: unknown;
  readonly value: number;
  readonly se: number;
}

type Answer = Readonly<
  Record<
    'levels' | 'difference' | 'dattRavallion' | 'shapley' | 'withLine' | 'growthIncidence' | 'sectors',
    readonly Row[]
  >
>;

async function run(...argv: string[]) {
  let [out, err] = ['', ''];
  const code = await changeCommand(argv, {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
  });
  return { code, out, err };
}

async function change(...argv: string[]): Promise<Answer> {
  const { code, out, err } = await run(...argv, '--json');
  expect(code, err).toBe(0);
  return JSON.parse(out);
}

const find = (rows: readonly Row[], wanted: object): Row => {
  const found = rows.find((row) =>
    Object.entries(wanted).every(([name, value]) => JSON.stringify(row[name]) === JSON.stringify(value)),
  );
  expect(found, JSON.stringify(wanted)).toBeDefined();
  return found!;
};

describe('pilar change', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'change-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('gives R’s figures for both surveys, and the error of a difference of independent samples', async () => {
    const answer = await change(...WAVES, ...SURVEY, '--psu', 'psu', '--line', '620000');
    const golden = await readTable(await readFile(join(DATA, 'values.csv')), 'values.csv');
    const at = (name: string, row: number): string =>
      String(golden.columns.find((column) => column.name === name)?.cells[row]);
    const row = golden.rowNumbers.flatMap((_, index) =>
      at('design', index) === 'stratified_cluster' &&
      at('domain', index) === 'all' &&
      at('statistic', index) === 'fgt'
        ? [{ data: at('data', index), params: JSON.parse(at('params', index)), se: Number(at('se', index)) }]
        : [],
    );
    expect(row).toHaveLength(6);
    for (const { data, params, se } of row) {
      const wave = Number(data.at(-1));
      expect(Math.abs(find(answer.levels, { wave, statistic: 'fgt', params }).se / se - 1)).toBeLessThan(
        1e-7,
      );
    }
    const [first, second] = [1, 2].map((wave) =>
      find(answer.levels, { wave, statistic: 'fgt', params: { alpha: 0, line: 620_000 } }),
    );
    const moved = find(answer.difference, { statistic: 'fgt', params: { alpha: 0, line: 620_000 } });
    expect(moved.value).toBeCloseTo((second?.value ?? 0) - (first?.value ?? 0), 14);
    expect(moved.se).toBeCloseTo(Math.hypot(first?.se ?? 0, second?.se ?? 0), 12);
    expect(moved).not.toHaveProperty('rse');
    expect(answer.growthIncidence).toHaveLength(99);
  });

  it('splits the change so that the parts add up', async () => {
    const answer = await change(
      ...WAVES,
      ...SURVEY,
      '--psu',
      'psu',
      '--line',
      '620000',
      '--by',
      'livelihood',
    );
    for (const alpha of [0, 1, 2]) {
      const params = { alpha, line: '620000', line2: '620000' };
      const moved = find(answer.difference, { statistic: 'fgt', params: { alpha, line: 620_000 } }).value;
      const sum = (rows: readonly Row[], wanted: object): number =>
        rows
          .filter((row) =>
            Object.entries(wanted).every(([k, v]) => JSON.stringify(row[k]) === JSON.stringify(v)),
          )
          .reduce((total, { value }) => total + value, 0);
      expect(sum(answer.shapley, { params })).toBeCloseTo(moved, 14);
      for (const base of ['first', 'second'])
        expect(sum(answer.dattRavallion, { params, base })).toBeCloseTo(moved, 14);
      const sectors = answer.sectors.filter(
        (row) => JSON.stringify(row.params) === JSON.stringify({ alpha, line: '620000' }),
      );
      expect(find(sectors, { component: 'change' }).value).toBeCloseTo(moved, 14);
      const parts = ['intra', 'shift', 'interaction'].map((component) => find(sectors, { component }).value);
      expect(parts.reduce((total, part) => total + part, 0)).toBeCloseTo(moved, 14);
      expect(sum(sectors, { component: 'intra-sector' })).toBeCloseTo(parts[0] ?? 0, 14);
    }
  });

  it('has a part for the line where the second survey has its own', async () => {
    const answer = await change(...WAVES, ...SURVEY, '--psu', 'psu', '--line', '620000', '--line2', '651000');
    const moved = find(answer.difference, { statistic: 'fgt' }).value;
    const parts = answer.withLine.filter(({ params }) => JSON.stringify(params).includes('"alpha":0'));
    expect(parts.map(({ component }) => component)).toEqual(['growth', 'redistribution', 'line']);
    expect(parts.reduce((total, { value }) => total + value, 0)).toBeCloseTo(moved, 12);
    expect(find(answer.levels, { wave: 2, statistic: 'fgt' }).params).toEqual({ alpha: 0, line: 651_000 });
  });

  it('knows the covariance of clusters that both surveys share', async () => {
    const asked = [...SURVEY, '--line', '620000', '--statistics', 'fgt,mean,gini'];
    const free = await change(WAVES[0], WAVES[0], ...asked, '--psu', 'psu');
    const tied = await change(WAVES[0], WAVES[0], ...asked, '--overlap', 'psu');
    expect(find(free.difference, { statistic: 'mean' }).se).toBeGreaterThan(10_000);
    for (const statistic of ['fgt', 'mean', 'gini']) {
      const level = find(tied.levels, { wave: 1, statistic });
      expect(level.se).toBeCloseTo(find(free.levels, { wave: 1, statistic }).se, 9);
      expect(find(tied.difference, { statistic }).se).toBeLessThan(1e-9 * level.value);
    }
    const shapley = find(tied.shapley, { component: 'growth' });
    expect([shapley.value, shapley.se < 1e-9]).toEqual([0, true]);
  });

  it('takes a line for each row in both surveys', async () => {
    const path = async (name: string, factor: number): Promise<string> => {
      const file = join(folder, name);
      const rows = [40, 80, 90, 150].map((y, row) => `${y * factor},${row < 2 ? 100 : 200}`);
      await writeFile(file, ['y,z', ...rows].join('\n'));
      return file;
    };
    const files = [await path('a.csv', 1), await path('b.csv', 1.5)] as const;
    const answer = await change(...files, '--welfare', 'y', '--line', 'z');
    // Over their lines: 0.4, 0.8, 0.45, 0.75, then half as much again: 0.6, 1.2, 0.675, 1.125.
    expect(find(answer.difference, { statistic: 'fgt' }).value).toBeCloseTo(-0.5, 14);
    expect(find(answer.shapley, { statistic: 'fgt', component: 'growth' }).value).toBeCloseTo(-0.5, 14);
    const { out } = await run(...files, '--welfare', 'y', '--line', 'z');
    expect(out).toMatch(/P0 \(miskin\)\s+100,00 %\s+50,00 %\s+-50,00 %/);
  });

  it.each([
    ['one file', [WAVES[0]], /dua BERKAS/],
    [
      'relative lines with shared clusters',
      [...WAVES, '--overlap', 'psu', '--line', 'median:0.6'],
      /--overlap/,
    ],
    ['a column that the second survey lacks', [...WAVES, '--line', 'garis'], /Kolom "garis"/],
  ])('ends with 2 and a sentence for %s', async (_name, argv, sentence) => {
    const line = argv.includes('--line') ? [] : ['--line', '620000'];
    const { code, out, err } = await run(...argv, ...SURVEY, ...line);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
  });

  it('follows the same families: chronic, transient, and who moved', async () => {
    // 20 families in 10 clusters; line 100. Family 1–5 poor twice (50, 60), 6–10 leave (80 → 150), 11–20 never.
    const rows = (after: boolean) =>
      Array.from({ length: 20 }, (_, at) => {
        const poor = at < 5 ? (after ? 60 : 50) : after ? 150 : 80;
        return [`k${at + 1}`, at % 10, at < 10 ? poor : 300].join(',');
      });
    const write = async (name: string, lines: readonly string[]) => {
      await writeFile(join(folder, name), ['kk,klaster,belanja', ...lines].join('\n'));
      return join(folder, name);
    };
    const a = await write('panel-a.csv', [...rows(false), 'pindah,3,10']);
    const b = await write('panel-b.csv', [...rows(true).toReversed(), 'baru,4,10']);
    const options = ['--welfare', 'belanja', '--psu', 'klaster', '--line', '100', '--panel', 'kk'];
    const answer = (await change(a, b, ...options)) as unknown as {
      panel: { matched: number; lost: number; joined: number; figures: Row[] };
    };
    const { figures, ...people } = answer.panel;
    expect(people).toEqual({ matched: 20, lost: 1, joined: 1 });
    expect(find(figures, { component: 'always-poor' }).value).toBeCloseTo(0.25, 12);
    expect(
      find(figures, { component: 'transition', params: { from: 'poor', to: 'poor' } }).value,
    ).toBeCloseTo(0.5, 12);
    // α = 0: mean over waves (0.5 + 0.25)/2; of mean welfare 55 and 115: 0.25.
    expect(find(figures, { component: 'total', params: { alpha: 0 } }).value).toBeCloseTo(0.375, 12);
    const chronic = find(figures, { component: 'chronic', params: { alpha: 0 } });
    expect(chronic.value).toBeCloseTo(0.25, 12);
    expect(chronic.se).toBeGreaterThan(0);
    const { out } = await run(a, b, ...options);
    expect(out).toContain(
      'Panel: 20 terdapat di kedua survei, 1 hanya di yang pertama, 1 hanya di yang kedua',
    );
    expect(out).toMatch(/miskin → tidak miskin +50,00/);
    const twice = await write('panel-c.csv', [...rows(true), 'k1,0,20']);
    expect((await run(a, twice, ...options)).err).toContain('kk k1 ada dua kali');
    const others = await write('panel-d.csv', ['x,0,20', 'y,1,30']);
    expect((await run(a, others, ...options)).code).toBe(2);
  });
});
