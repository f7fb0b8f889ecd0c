import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jackknife, type SurveyDesign, surveyDesign } from '@pilar/measurement';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../platform/tabular/index.ts';
import { measureCommand } from './measure-command.ts';

const DATA = join(import.meta.dirname, '../../../kernels/measurement/test-data');

interface Figure {
  readonly statistic: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly domain: string;
  readonly value: number;
  readonly se: number;
  readonly df: number;
}

async function run(...argv: string[]) {
  let [out, err] = ['', ''];
  const code = await measureCommand(argv, {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
  });
  return { code, out, err };
}

async function figures(...argv: string[]): Promise<Figure[]> {
  const { code, out, err } = await run(...argv, '--json');
  expect(code, err).toBe(0);
  return JSON.parse(out).estimates;
}

const key = ({ statistic, params, domain }: Pick<Figure, 'statistic' | 'params' | 'domain'>): string =>
  [statistic, domain, ...Object.entries(params).sort().flat()].join('|');

async function columnsOf(file: string) {
  const table = await readTable(await readFile(join(DATA, file)), file);
  const column = (name: string): string[] =>
    table.columns.find((own) => own.name === name)?.cells.map(String) ?? [];
  return { rows: table.rowNumbers.length, column };
}

const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  stratified_cluster: ['--strata', 'stratum', '--psu', 'psu'],
  stratified_cluster_fpc: ['--strata', 'stratum', '--psu', 'psu', '--fpc', 'fpc'],
  nested_psu: ['--strata', 'stratum', '--psu', 'psu_in_stratum', '--nest'],
  weights_only: [],
};
const survey = (wave: string): string[] => [
  ...[join(DATA, `${wave}.csv`), '--welfare', 'expenditure', '--weight', 'weight', '--size', 'size'],
];

describe('pilar measure against R', () => {
  it.each(Object.keys(OPTIONS))('equals all figures of survey and convey for %s', async (design) => {
    const golden = await columnsOf('values.csv');
    const at = (name: string, row: number): string => golden.column(name)[row] ?? '';
    let compared = 0;
    for (const wave of ['survey_wave1', 'survey_wave2']) {
      const options = [...(OPTIONS[design] ?? []), '--line', '620000', '--by', 'livelihood'];
      const list = await figures(...survey(wave), ...options, '--convention', 'convey');
      const known = new Map(list.map((one) => [key(one), one]));
      for (let row = 0; row < golden.rows; row++) {
        if (at('design', row) !== design || at('data', row) !== wave) continue;
        const domain = at('domain', row) === 'all' ? 'all' : `livelihood=${at('domain', row)}`;
        const name = key({ statistic: at('statistic', row), params: JSON.parse(at('params', row)), domain });
        const ours = known.get(name);
        const [value, se] = [Number(at('estimate', row)), Number(at('se', row))];
        expect(Math.abs((ours?.value ?? Number.NaN) - value), name).toBeLessThanOrEqual(
          1e-9 * Math.abs(value),
        );
        expect(Math.abs((ours?.se ?? Number.NaN) - se), `se of ${name}`).toBeLessThanOrEqual(1e-7 * se);
        expect(ours?.df, name).toBe(Number(at('df', row)));
        compared += 1;
      }
    }
    expect(compared).toBe(96);
  });
});

describe('pilar measure with lines, replicates and stages', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'measure-golden-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const file = async (name: string, content: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  const design = ['--strata', 'stratum', '--psu', 'psu'];
  const only = (list: readonly Figure[], statistic: string) =>
    list.find((one) => one.statistic === statistic);

  it('takes 60 % of the median as line, with its error, as the rate at risk of poverty does', async () => {
    const list = await figures(...survey('survey_wave1'), ...design, '--line', 'median:0.6');
    const arpr = only(list, 'arpr')!;
    expect(only(list, 'fgt')).toMatchObject({
      value: arpr.value,
      se: arpr.se,
      params: { line: 'median:0.6' },
    });
    const fixed = await figures(...survey('survey_wave1'), ...design, '--line', '749833.2');
    for (const statistic of ['watts', 'sen', 'sst', 'tip']) {
      expect(only(list, statistic)?.value).toBeCloseTo(only(fixed, statistic)?.value ?? Number.NaN, 9);
      expect(only(list, statistic)?.se).not.toBeCloseTo(only(fixed, statistic)?.se ?? Number.NaN, 6);
    }
  });

  async function sampleDesign(): Promise<{ design: SurveyDesign; household: string[]; weight: number[] }> {
    const { column } = await columnsOf('survey_wave1.csv');
    const weight = column('weight').map(Number);
    const strata = column('stratum');
    return {
      design: surveyDesign({ weights: weight, strata, clusters: column('psu') }),
      household: column('household'),
      weight,
    };
  }

  it('takes replicate weights of a file: by order or by key, as weights or as factors', async () => {
    const { design: drawn, household, weight } = await sampleDesign();
    const { factors, rscales, unitOfRow } = jackknife(drawn).replicates!;
    const lines = (scaled: boolean, withKey: boolean): string => {
      const head = [...(withKey ? ['household'] : []), ...factors.map((_, index) => `r${index}`)];
      const rows = weight.map((own, row) => [
        ...(withKey ? [household[row]] : []),
        ...factors.map((factor) => (factor[unitOfRow[row] ?? 0] ?? 0) * (scaled ? own : 1)),
      ]);
      const ordered = withKey ? rows.reverse() : rows;
      return [head, ...ordered].map((cells) => cells.join(',')).join('\n');
    };
    const scales = await file('rscales.csv', `rscale\n${Array.from(rscales).join('\n')}\n`);
    const type = ['--replicate-type', 'JKn', '--rscales', scales, '--mse', '--line', '620000'];
    const linear = await figures(...survey('survey_wave1'), ...design, '--line', '620000');
    const asWeights = await file('weights.csv', lines(true, false));
    const list = await figures(...survey('survey_wave1'), '--replicates', asWeights, ...type);
    for (const statistic of ['fgt', 'gini', 'mean', 'zenga']) {
      expect(only(list, statistic)?.value).toBeCloseTo(only(linear, statistic)?.value ?? 0, 9);
      const [own, other] = [only(list, statistic)?.se ?? 0, only(linear, statistic)?.se ?? 0];
      expect(Math.abs(own / other - 1)).toBeLessThan(0.03);
    }
    const byKey = await file('factors.csv', lines(false, true));
    const keyed = await figures(
      ...survey('survey_wave1'),
      '--replicates',
      byKey,
      ...type,
      '--replicate-factors',
    );
    expect(only(keyed, 'gini')?.se).toBeCloseTo(only(list, 'gini')?.se ?? 0, 12);
  });

  it('ends with 2 for replicates that do not fit the survey', async () => {
    const short = await file('short.csv', 'r1,r2\n1,2\n2,1\n');
    const asked = ['--line', '620000', '--replicate-type', 'JK1'];
    const lines = await run(...survey('survey_wave1'), '--replicates', short, ...asked);
    expect([lines.code, lines.err]).toEqual([
      2,
      expect.stringMatching(/short\.csv: 2 baris, 470 diperlukan/),
    ]);
    const words = await file('words.csv', 'r1,r2\n1,2\nsatu,1\n');
    const worded = await run(...survey('survey_wave1'), '--replicates', words, ...asked);
    expect([worded.code, worded.err]).toEqual([
      2,
      expect.stringMatching(/words\.csv: Baris 3: "satu".*"r1"/),
    ]);
    const keyed = await file('keyed.csv', 'household,r1,r2\n1,1,2\n');
    const missing = await run(...survey('survey_wave1'), '--replicates', keyed, ...asked);
    expect([missing.code, missing.err]).toEqual([2, expect.stringMatching(/keyed\.csv: .*household 2/)]);
    const orphan = await run(...survey('survey_wave1'), '--line', '620000', '--replicate-type', 'JK1');
    expect([orphan.code, orphan.err]).toEqual([2, expect.stringMatching(/--replicate-type .*--replicates/)]);
  });

  it('counts a second stage where its correction is given', async () => {
    const rows = ['s,psu,u,n1,n2,y,w'];
    for (const psu of [1, 2, 3])
      for (const u of [1, 2, 3]) rows.push(`a,${psu},${u},6,9,${psu * 10 + u * u},1`);
    const two = await file('two-stage.csv', rows.join('\n'));
    const asked = ['--welfare', 'y', '--strata', 's', '--statistics', 'mean'];
    const [first] = await figures(two, ...asked, '--psu', 'psu', '--fpc', 'n1');
    const [both] = await figures(two, ...asked, '--psu', 'psu,u', '--fpc', 'n1,n2');
    /*
     * PSU means 14.667, 24.667, 34.667: s² = 100, (1 − 3/6)·100/3. Second stage: s² of 1, 4, 9 is 49/3, and
     * f₁·(1 − 3/9)·(49/3)/3/3 with f₁ = 1/2.
     */
    expect(first?.se).toBeCloseTo(Math.sqrt((0.5 * 100) / 3), 10);
    expect(both?.se).toBeCloseTo(Math.sqrt((0.5 * 100) / 3 + (0.5 * (2 / 3) * 49) / 27), 10);
  });

  it('takes a parameter after a name, needs no line where none is used, and says what cannot be computed', async () => {
    const list = await figures(
      ...survey('survey_wave1'),
      '--statistics',
      'ge:0.5,s-gini:4,quantile:0.3,gini',
    );
    expect(list.map(({ params }) => params)).toEqual([{ epsilon: 0.5 }, { nu: 4 }, { p: 0.3 }, {}]);
    const zero = await file('zero.csv', 'y,group\n0,a\n5,a\n7,b\n9,b\n');
    const { out, err, code } = await run(zero, '--welfare', 'y', '--line', '6', '--by', 'group');
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(/Watts \(all\) tidak dihitung: .*y \(baris 2\) is 0/),
    ]);
    expect(out).toMatch(/Gini/);
    const strict = await run(zero, '--welfare', 'y', '--line', '6', '--statistics', 'watts');
    expect([strict.code, strict.err]).toEqual([2, expect.stringMatching(/zero\.csv: watts: y \(baris 2\)/)]);
    const lineless = await run(zero, '--welfare', 'y', '--statistics', 'fgt');
    expect([lineless.code, lineless.err]).toEqual([2, expect.stringMatching(/--line diperlukan/)]);
    const unknown = await run(zero, '--welfare', 'y', '--statistics', 'mean:0.5');
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringMatching(/mean:0\.5: tidak berparameter/)]);
  });
});
