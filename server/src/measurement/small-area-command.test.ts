import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallAreaCommand } from './small-area-command.ts';

/* As in the kernel's test: 1, 2, 6 with variance 0.5 have area variance 6.5; two areas have none of their own. */
const AREAS = `kelurahan,p,v,jiwa,x
Metro,1,0.5,50,1
Ganjar,2,0.5,30,1
Yosodadi,6,0.5,20,1
Hadimulyo,9,0,10,1
Mulyojati,,,10,1
`;

describe('pilar small-area', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'small-area-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const file = async (name: string, content: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  async function run(...argv: string[]) {
    let [out, err] = ['', ''];
    const code = await smallAreaCommand(argv, {
      stdout: { write: (text: string) => (out += text) },
      stderr: { write: (text: string) => (err += text) },
    });
    return { code, out, err };
  }
  const fh = ['--method', 'fh', '--area', 'kelurahan', '--estimate', 'p', '--variance', 'v'];

  it('gives area figures with error, saying which are synthetic, and the model', async () => {
    const path = await file('areas.csv', AREAS);
    const { code, out } = await run(path, ...fh, '--json');
    const answer = JSON.parse(out);
    expect(code).toBe(0);
    expect(answer.model.areaVariance).toBeCloseTo(6.5, 10);
    expect(answer.areas.map(({ method }: { method: string }) => method)).toEqual([
      ...['model', 'model', 'model', 'synthetic', 'synthetic'],
    ]);
    expect(answer.areas[0]).toMatchObject({ area: 'Metro', value: expect.closeTo(3 - 26 / 14, 10) });
    const table = await run(path, ...fh);
    expect(table.out).toMatch(/Mulyojati\s+3,0000\s+2,9721\s+0,00 %\s+sintetis/);
  });

  it('meets a benchmark by shares of people', async () => {
    const path = await file('areas.csv', AREAS.split('\n').slice(0, 4).join('\n'));
    const { out } = await run(path, ...fh, '--benchmark', '2.5', '--share', 'jiwa', '--json');
    const [a, b, c] = JSON.parse(out).areas.map(({ value }: { value: number }) => value);
    expect(0.5 * a + 0.3 * b + 0.2 * c).toBeCloseTo(2.5, 12);
  });

  it('predicts from a survey and a list of the population, with covariates of numbers and words', async () => {
    const survey = ['kel,belanja,pekerjaan,art'];
    const people = ['kel,pekerjaan,art,jiwa'];
    for (let area = 0; area < 6; area++)
      for (let unit = 0; unit < 12; unit++) {
        const [work, size] = [unit % 3 === 0 ? 'buruh' : 'dagang', 1 + (unit % 4)];
        people.push(`a${area},${work},${size},${size}`);
        if (area === 5) continue;
        const spending = Math.round(
          Math.exp(
            6 -
              0.1 * size -
              (work === 'buruh' ? 0.4 : 0) +
              0.2 * Math.sin(area * 5) +
              0.3 * Math.sin(unit * 7 + area),
          ),
        );
        survey.push(`a${area},${spending},${work},${size}`);
      }
    const argv = [
      ...['--method', 'ebp', '--sample', await file('survey.csv', survey.join('\n')), '--population'],
      ...[
        await file('people.csv', people.join('\n')),
        '--area',
        'kel',
        '--welfare',
        'belanja',
        '--line',
        '250',
      ],
      ...['--covariates', 'pekerjaan,art', '--size', 'jiwa', '--bootstrap', '20', '--seed', '4', '--json'],
    ];
    const { code, out, err } = await run(...argv);
    expect(code, err).toBe(0);
    const answer = JSON.parse(out);
    expect(answer.model.coefficients.map(({ term }: { term: string }) => term)).toEqual([
      ...['(Intercept)', 'pekerjaan=dagang', 'art'],
    ]);
    expect(answer.model.coefficients[1].value).toBeGreaterThan(0.2);
    expect(answer.areas).toHaveLength(6);
    expect(answer.areas[5]).toMatchObject({ area: 'a5', method: 'synthetic', n: 0 });
    expect(answer.areas[0].value).toBeGreaterThan(0);
    expect(answer.areas[0].mse).toBeGreaterThan(0);
    expect((await run(...argv)).out).toBe(out);
    const power = await run(...argv, '--transform', 'box-cox');
    expect(JSON.parse(power.out).model.transform.kind).toBe('box-cox');
  });

  it.each([
    ['an unknown column', AREAS, ['--covariates', 'sawah'], /Kolom "sawah"/],
    ['an unreadable figure', AREAS.replace('Ganjar,2', 'Ganjar,dua'), [], /areas\.csv: Baris 3: "dua".*"p"/],
    ['a covariate that never varies', AREAS, ['--covariates', 'x'], /areas\.csv: .*combination/],
    ['an empty file', 'kelurahan,p,v\n', [], /areas\.csv/],
    ['an estimator that is not there', AREAS, ['--estimator', 'bayes'], /--estimator bayes/],
  ])('ends with 2 and a sentence for %s', async (_name, content, more, sentence) => {
    const { code, out, err } = await run(await file('areas.csv', content), ...fh, ...more);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
  });
});
