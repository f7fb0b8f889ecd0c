import type {
  Analysis,
  AnalysisAnswer,
  AnalysisChoices,
  AnalysisRequest,
  AnalysisTrace,
} from '@pilar/contracts';
import {
  domainsBy,
  fayHerriot,
  fgt,
  growthIncidence,
  growthRedistribution,
  lorenz,
  proPoorGrowth,
  sectorChange,
  sharedProsperity,
  smoothVariances,
  surveyDesign,
  tip,
} from '@pilar/measurement';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../platform/db/index.ts';
import { jobRoutes } from '../platform/job/index.ts';
import { testDatabase } from '../platform/testing/index.ts';
import { type TestApi, testApi, testPerson } from '../platform/testing/test-api.ts';
import { bringOfficialSeries, measurementJobs, measurementRoutes } from './index.ts';
import { testCity } from './testing-city.ts';
import { endedJob, readySurvey, waveWithKelurahan } from './testing-surveys.ts';

const bappeda = testPerson('secretariat', 'bappeda');
const wakil = testPerson('chair', 'wakil');
const LINES = [620_000, 655_000] as const;
let db: Database;
let api: TestApi;
let surveys: readonly [string, string];

beforeAll(async () => {
  db = await testDatabase();
  await testCity(db);
  api = testApi(db, [...measurementRoutes, ...jobRoutes], measurementJobs);
  await db.asActor(bappeda, (tx) => bringOfficialSeries(tx, bappeda, api.clock, ['18.72', '18', 'ID']));
  await api.jobs.start();
  surveys = [
    await readySurvey(api, bappeda, { text: waveWithKelurahan(1), title: 'Gelombang 1', period: '2024-03' }),
    await readySurvey(api, bappeda, { text: waveWithKelurahan(2), title: 'Gelombang 2', period: '2025-03' }),
  ];
});
afterAll(async () => {
  await api.jobs.stop();
  await db.close();
});

const atLine = (wave: 0 | 1) => ({
  surveyId: surveys[wave],
  line: LINES[wave],
  lineSource: 'garis contoh uji',
});
const ask = (request: object, who = wakil) => api.ask(who, 'POST', '/analyses', request);

async function analysed(request: object, who = wakil): Promise<Analysis> {
  const first = await ask(request, who);
  expect(first.status).toBe(200);
  const started = first.body as unknown as { analysis: Analysis | null; jobId: string | null };
  if (started.analysis !== null) return started.analysis;
  const job = await endedJob(api, who, String(started.jobId));
  expect(job.problem).toBeNull();
  const again = (await ask(request, who)).body as unknown as { analysis: Analysis };
  return again.analysis;
}

async function answerOf<Kind extends AnalysisRequest['kind']>(
  request: Readonly<{ kind: Kind }> & Readonly<Record<string, unknown>>,
) {
  const { answer } = await analysed(request);
  if (answer.kind !== request.kind) throw new Error(answer.kind);
  return answer as Extract<AnalysisAnswer, { kind: Kind }>;
}

/** The fixture read on its own, as the kernel takes it. */
function wave(number: 1 | 2) {
  const [header = '', ...rows] = waveWithKelurahan(number).split('\n');
  const names = header.split(',');
  const texts = (name: string) => rows.map((row) => row.split(',')[names.indexOf(name)] ?? '');
  const numbers = (name: string) => Float64Array.from(texts(name), Number);
  const sizes = numbers('size');
  const design = surveyDesign({
    weights: numbers('weight').map((weight, row) => weight * sizes[row]!),
    strata: texts('stratum'),
    clusters: texts('psu'),
    nest: true,
  });
  return { welfare: numbers('expenditure'), design, texts };
}

describe('poverty by group', () => {
  it('is what the kernel says of each group, with the city first', async () => {
    const { groups } = await answerOf({ kind: 'groups', survey: atLine(0), by: 'livelihood' } as const);
    const { welfare, design, texts } = wave(1);
    expect(groups[0]!.group).toBeNull();
    for (const { group, design: domain } of domainsBy(design, texts('livelihood'))) {
      const p0 = fgt(welfare, domain, LINES[0], { alpha: 0 });
      const shown = groups.find((one) => one.group === group)!.measures[0]!;
      if (shown.rseClass === 'withheld') expect(shown.value).toBeNull();
      else expect(shown).toMatchObject({ value: p0.value, se: p0.se, n: p0.n });
    }
  });

  it('gathers kelurahan into their kecamatan, by name', async () => {
    const { groups } = await answerOf({
      ...({ kind: 'groups', survey: atLine(0), by: 'kelurahan', level: 'district' } as const),
    });
    expect(groups.map(({ group, label }) => [group, label])).toEqual([
      [null, null],
      ['18.72.01', 'Metro Pusat'],
      ['18.72.02', 'Metro Utara'],
    ]);
    const all = groups[0]!.n;
    expect(groups[1]!.n + groups[2]!.n).toBe(all);
  });

  it('by kecamatan is refused for a column that holds something else', async () => {
    const { body } = await ask({ kind: 'groups', survey: atLine(0), by: 'livelihood', level: 'district' });
    const job = await endedJob(api, wakil, String(body.jobId));
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'body-invalid' } });
  });

  it('is refused by a column that the import did not take as a group', async () => {
    const { status, body } = await ask({ kind: 'groups', survey: atLine(0), by: 'psu' });
    expect([status, body.code]).toEqual([422, 'column-not-found']);
  });
});

describe('why poverty changed', () => {
  const change = (about: object = {}) =>
    answerOf({
      ...({ kind: 'change', before: atLine(0), after: atLine(1), sectors: 'livelihood' } as const),
      prices: 'nominal',
      ...about,
    });

  it('is split as the kernel splits it: growth, redistribution, line, residual, sector', async () => {
    const answer = await change();
    const [a, b] = [wave(1), wave(2)];
    const split = growthRedistribution(a, b, LINES[0], { lineAfter: LINES[1] });
    const part = (list: typeof answer.shapley, component: string) =>
      list.find((one) => one.measure === 'p0' && one.component === component);
    expect(part(answer.shapley, 'growth')).toMatchObject({
      value: split.shapley.growth.value,
      se: split.shapley.growth.se,
    });
    const fromFirst = answer.dattRavallion.filter(({ base }) => base === 'first');
    expect(part(fromFirst, 'residual')!.value).toBe(split.fromFirst.residual.value);
    const lined = ['growth', 'redistribution', 'line'].map((name) => part(answer.withLine, name)!.value);
    expect(lined.reduce((sum, value) => sum + value, 0)).toBeCloseTo(split.change.value, 12);
    const rescaled = b.welfare.map((amount) => (amount * LINES[0]) / LINES[1]);
    const sectors = sectorChange(
      { ...a, sectors: a.texts('livelihood') },
      { ...b, welfare: rescaled, sectors: b.texts('livelihood') },
      LINES[0],
    );
    const intra = answer.sectorTotals.find((one) => one.measure === 'p0' && one.component === 'intra');
    expect(intra!.value).toBeCloseTo(sectors.intra.value, 12);
    expect(answer.sectors.filter(({ measure }) => measure === 'p0')).toHaveLength(sectors.sectors.length);
  });

  it('has the growth of each rank, of the poor and of the lowest forty', async () => {
    const answer = await change();
    const [a, b] = [wave(1), wave(2)];
    const curve = growthIncidence(a, b, [0.1, 0.5]);
    const at = (p: number) => answer.growthIncidence.find((one) => one.p === p)!;
    expect([at(0.1).value, at(0.5).se]).toEqual([curve[0]!.growth.value, curve[1]!.growth.se]);
    expect(answer.premium!.value).toBe(sharedProsperity(a, b).premium.value);
    expect(answer.proPoor!.value).toBe(proPoorGrowth(a, b, LINES[0]).value);
  });

  it('names the break of the line, so that no direction is said across it', async () => {
    const { differences } = await change();
    const p0 = differences.find(({ statistic }) => statistic === 'p0')!;
    expect(p0.break!.reason.id).toContain('tidak dapat dibandingkan langsung');
    expect(differences.find(({ statistic }) => statistic === 'gini')!.break).toBeNull();
    expect(p0.value).toBeCloseTo(p0.after.value! - p0.before.value!, 12);
  });

  it('at the prices of the later survey moves money and leaves poverty as it is', async () => {
    const [nominal, real] = [await change(), await change({ prices: 'real' })];
    expect(real.prices).toMatchObject({ ratio: expect.closeTo(1.0139, 10), isAssumed: false });
    const growth = (answer: typeof real) => answer.meanGrowth!.value;
    expect(1 + growth(real)).toBeCloseTo((1 + growth(nominal)) / 1.0139, 12);
    const p0 = (answer: typeof real) => answer.differences.find(({ statistic }) => statistic === 'p0')!;
    expect(p0(real).value).toBeCloseTo(p0(nominal).value, 12);
  });
});

describe('curves', () => {
  it('are those of the kernel, and equal samples are not told apart', async () => {
    const answer = await answerOf({ kind: 'curves', samples: [atLine(0), atLine(0)] } as const);
    const { welfare, design } = wave(1);
    const half = answer.samples[0]!.lorenz.find(({ p }) => p === 0.5)!;
    expect(half).toMatchObject({
      value: lorenz(welfare, design, 0.5).value,
      se: lorenz(welfare, design, 0.5).se,
    });
    const last = answer.samples[0]!.tip.at(-1)!;
    expect(last.value).toBe(tip(welfare, design, LINES[0], last.p).value);
    expect([answer.lorenz!.verdict, answer.tip!.verdict]).toEqual(['unclear', 'unclear']);
    expect(answer.lorenz!.points.every(({ value }) => value === 0)).toBe(true);
  });

  it('of two groups of one survey share their clusters in the error of the difference', async () => {
    const group = (value: string) => ({ ...atLine(0), group: { column: 'livelihood', value } });
    const { texts } = wave(1);
    const [first = '', second = ''] = [...new Set(texts('livelihood'))];
    const answer = await answerOf({ kind: 'curves', samples: [group(first), group(second)] } as const);
    const [a, b] = answer.samples.map(({ lorenz: points }) => points.find(({ p }) => p === 0.5)!);
    const difference = answer.lorenz!.points.find(({ p }) => p === 0.5)!;
    expect(difference.value).toBeCloseTo(b!.value - a!.value, 12);
    expect(difference.se).not.toBeCloseTo(Math.hypot(a!.se, b!.se), 8);
  });

  it('of a group that nobody is in are refused', async () => {
    const samples = [{ ...atLine(0), group: { column: 'livelihood', value: 'penambang' } }];
    const { body } = await ask({ kind: 'curves', samples });
    expect((await endedJob(api, wakil, String(body.jobId))).problem!.title).toContain('penambang');
  });
});

describe('small areas', () => {
  const request = (about: object = {}) => ({
    ...({ kind: 'small-area', surveys: [atLine(0), atLine(1)], column: 'kelurahan' } as const),
    covariates: [],
    ...about,
  });

  /** Both waves below one another, each in units of its line, as the page pools them. */
  function pooled() {
    const waves = [wave(1), wave(2)];
    const codes = waves.flatMap(({ texts }) => texts('kelurahan'));
    const welfare = waves.flatMap((own, at) => Array.from(own.welfare, (amount) => amount / LINES[at]!));
    const design = surveyDesign({
      weights: waves.flatMap(({ design: { weights } }) => Array.from(weights)),
      strata: waves.flatMap(({ texts }, at) => texts('stratum').map((own) => `${at}/${own}`)),
      clusters: waves.flatMap(({ texts }, at) => texts('psu').map((own) => `${at}/${own}`)),
      nest: true,
    });
    return { welfare, design, areas: domainsBy(design, codes) };
  }

  it('are the mixture of the kernel, and together the figure of the city', async () => {
    const { welfare, design, areas } = pooled();
    const direct = areas.map(({ design: domain }) => fgt(welfare, domain, 1, { alpha: 0 }));
    const sizes = direct.map(({ n }) => Math.log(n));
    const variances = smoothVariances(
      direct.map(({ se }) => se ** 2),
      [{ name: 'log n', values: sizes }],
    );
    const model = fayHerriot(
      direct.map(({ value }) => value),
      variances,
      [],
    );
    const plain = await answerOf(request({ benchmark: false }));
    const held = await answerOf(request());
    for (const [at, { group }] of areas.entries()) {
      const own = plain.areas.find(({ areaCode }) => areaCode === group)!;
      expect(own.direct).toMatchObject({ value: direct[at]!.value, se: direct[at]!.se });
      expect(own.model.value).toBeCloseTo(model.areas[at]!.value, 12);
      expect(own.model.se! ** 2).toBeCloseTo(model.areas[at]!.mse, 12);
      const together = held.areas.find(({ areaCode }) => areaCode === group)!;
      expect(together.model.value! - own.model.value!).toBeCloseTo(held.model.benchmarkShift!, 12);
    }
    expect(held.city.value).toBe(fgt(welfare, design, 1, { alpha: 0 }).value);
  });

  it('say what came about by the model alone where a kelurahan was not asked', async () => {
    const text = waveWithKelurahan(1);
    const without = text
      .split('\n')
      .filter((row) => !row.endsWith('18.72.02.1001'))
      .join('\n');
    const about = { text: without, title: 'Tanpa Metro Utara', period: '2023-03' };
    const id = await readySurvey(api, bappeda, about);
    const survey = { surveyId: id, line: LINES[0], lineSource: 'garis contoh uji' };
    const answer = await answerOf({
      ...({ kind: 'small-area', surveys: [survey], column: 'kelurahan', covariates: [] } as const),
      lonelyPsu: 'average',
    });
    expect(answer.areas.map(({ model }) => model.kind)).toEqual(['model', 'model', 'synthetic']);
    expect(answer.areas[2]).toMatchObject({ direct: null, n: 0, model: { residual: null } });
  });

  it('ask for the counts of the whole city where the register helps, and say when they are not there', async () => {
    const empty = await ask(request({ covariates: ['desil-1-4'] }), bappeda);
    expect([empty.status, empty.body.code]).toEqual([422, 'body-invalid']);
    const narrow = testPerson('chair', 'wakil-sempit', ['18.72.01']);
    const refused = await ask(request({ covariates: ['desil-1-4'] }), narrow);
    expect([refused.status, refused.body.code]).toEqual([403, 'not-permitted']);
  });
});

describe('an analysis that was made', () => {
  const request = { kind: 'curves', samples: [] as object[] };

  it('is not computed again for the next who asks, and is walked back and recomputed', async () => {
    const asked = { ...request, samples: [atLine(1)] };
    const made = await analysed(asked);
    const again = (await ask(asked, bappeda)).body as unknown as { analysis: Analysis; jobId: null };
    expect([again.analysis.id, again.jobId]).toEqual([made.id, null]);
    const trace = (await api.ask(wakil, 'GET', `/analyses/${made.id}/trace`))
      .body as unknown as AnalysisTrace;
    expect(trace.data[0]).toMatchObject({ dataVersion: made.surveys[0]!.dataVersion });
    expect(trace.parameters[0]!.value.id).toContain('655.000');
    const recomputed = await api.ask(wakil, 'POST', `/analyses/${made.id}/recompute`);
    expect(recomputed.status).toBe(200);
    expect(recomputed.body.figures).toBeGreaterThan(100);
  });

  it('leaves as a workbook', async () => {
    const made = await analysed({ ...request, samples: [atLine(1)] });
    const { response } = await api.ask(wakil, 'GET', `/analyses/${made.id}/table.xlsx`);
    expect(response.status).toBe(200);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(3000);
  });

  it('is offered its surveys, their lines and columns', async () => {
    const { surveys: choices } = (await api.ask(wakil, 'GET', '/analyses/choices'))
      .body as unknown as AnalysisChoices;
    const later = choices.find(({ title }) => title === 'Gelombang 2')!;
    expect(later.lines[0]).toMatchObject({ rupiahPerMonth: 596_139, isOwn: true });
    expect(later.columns.map(({ name, isVillage }) => [name, isVillage])).toEqual(
      expect.arrayContaining([
        ['kelurahan', true],
        ['livelihood', false],
      ]),
    );
  });

  it('is closed to those who may not read surveys, and not there under another name', async () => {
    const made = await analysed({ ...request, samples: [atLine(1)] });
    const operator = testPerson('operator', 'op', ['18.72.01.1001']);
    expect((await api.ask(operator, 'GET', `/analyses/${made.id}`)).status).toBe(403);
    expect((await api.ask(wakil, 'GET', '/analyses/bukan-nama')).status).toBe(404);
  });
});
