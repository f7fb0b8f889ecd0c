import { readFileSync } from 'node:fs';
import type { Estimate, Figure, Job, Survey, SurveyDetail, Trace } from '@pilar/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../platform/db/index.ts';
import { jobRoutes } from '../platform/job/index.ts';
import { testDatabase } from '../platform/testing/index.ts';
import { type TestApi, testApi, testPerson } from '../platform/testing/test-api.ts';
import { bringOfficialSeries, measurementJobs, measurementRoutes } from './index.ts';
import { testCity } from './testing-city.ts';

const bappeda = testPerson('secretariat', 'bappeda');
const wakil = testPerson('chair', 'wakil');
const golden = new URL('../../../kernels/measurement/test-data/survey_wave1.csv', import.meta.url);
const wave = readFileSync(golden, 'utf8');
let db: Database;
let api: TestApi;

beforeAll(async () => {
  db = await testDatabase();
  await testCity(db);
  api = testApi(db, [...measurementRoutes, ...jobRoutes], measurementJobs);
  await db.asActor(bappeda, (tx) => bringOfficialSeries(tx, bappeda, api.clock, ['18.72', '18', 'ID']));
  await api.jobs.start();
});
afterAll(async () => {
  await api.jobs.stop();
  await db.close();
});

async function upload(
  text: string | Uint8Array<ArrayBuffer>,
  name: string,
  title: string,
  period = '2025-03',
) {
  const form = new FormData();
  form.set('file', new Blob([text]), name);
  form.set('title', title);
  form.set('period', period);
  return api.send(bappeda, '/surveys', form);
}

const mapping = (about: object = {}) => ({
  welfare: { column: 'expenditure' },
  weight: { column: 'weight' },
  size: { column: 'size' },
  strata: 'stratum',
  psu: 'psu',
  groups: ['livelihood'],
  ...about,
});

async function importIt(id: string, chosen: object): Promise<Job> {
  const started = await api.ask(bappeda, 'PUT', `/surveys/${id}/mapping`, chosen);
  expect(started.status).toBe(200);
  for (let round = 0; round < 600; round++) {
    const job = (await api.ask(bappeda, 'GET', `/jobs/${String(started.body.jobId)}`)).body as unknown as Job;
    if (job.finishedAt !== null) return job;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('the import did not end');
}

async function readySurvey(text: string, title: string): Promise<string> {
  const received = (await upload(text, `${title}.csv`, title)).body as unknown as SurveyDetail;
  expect((await importIt(received.id, mapping())).state).toBe('done');
  return received.id;
}

const measure = (id: string, about: object = {}, who = wakil) =>
  api.ask(who, 'POST', `/surveys/${id}/estimates`, {
    line: 620_000,
    lineSource: 'garis contoh uji',
    by: 'livelihood',
    ...about,
  });

describe('a survey from file to published figure', () => {
  let id: string;
  let estimate: Estimate;
  let figures: Figure[];

  it('is received with its columns guessed and the official lines to choose from', async () => {
    const { status, body } = await upload(wave, 'survei-2025.csv', 'Survei uji 2025');
    expect(status).toBe(200);
    const detail = body as unknown as SurveyDetail;
    id = detail.id;
    expect(detail.state).toBe('received');
    expect(new Map(detail.guesses.map((guess) => [guess.target, guess.column])).get('weight')).toBe('weight');
    expect(detail.lines[0]).toMatchObject({ period: '2025-03', rupiahPerMonth: 596_139 });
    expect(detail.preview.rows.length).toBeGreaterThan(3);
  });

  it('is not received twice', async () => {
    const { status, body } = await upload(wave, 'salinan.csv', 'Salinan');
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'survey-duplicate',
      title: expect.stringContaining('Survei uji 2025'),
    });
  });

  it('cannot be measured before its columns are chosen', async () => {
    expect((await measure(id)).body).toMatchObject({ code: 'survey-not-ready' });
  });

  it('refuses a column that the file does not have, naming those it has', async () => {
    const { body } = await api.ask(bappeda, 'PUT', `/surveys/${id}/mapping`, mapping({ psu: 'klaster' }));
    expect(body).toMatchObject({
      code: 'column-not-found',
      column: 'klaster',
      columns: expect.stringContaining('psu'),
    });
  });

  it('is imported as a job, every row accounted for', async () => {
    expect((await importIt(id, mapping())).state).toBe('done');
    const survey = (await api.ask(wakil, 'GET', `/surveys/${id}`)).body as unknown as Survey;
    expect(survey).toMatchObject({ state: 'ready', rowsRead: 470, rowsAccepted: 470, rowsRejected: 0 });
    expect(survey.dataVersion).toMatch(/^[0-9a-f]{64}$/);
  });

  // Truth: golden/own/values.csv (R survey 4.5, convey 1.0.1), design stratified_cluster.
  it('gives the same P0, P1, P2 and errors as R for the city and a group', async () => {
    const { status, body } = await measure(id);
    expect(status).toBe(200);
    estimate = body as unknown as Estimate;
    const whole = estimate.groups[0]!;
    const p0 = whole.measures.find((entry) => entry.statistic === 'p0')!;
    expect(p0.value).toBeCloseTo(0.11367696123202475, 12);
    expect(p0.se).toBeCloseTo(0.015539456941472567, 12);
    expect(p0).toMatchObject({ df: 44, rseClass: 'accurate' });
    expect(estimate.groups.map((group) => group.group)).toContain('buruh');
    expect(estimate.design).toEqual({ strata: 4, psus: 48, rows: 470 });
  });

  it('is published by the secretariat alone, once', async () => {
    expect((await api.ask(wakil, 'POST', `/estimates/${estimate.id}/publish`)).status).toBe(403);
    const { status, body } = await api.ask(bappeda, 'POST', `/estimates/${estimate.id}/publish`);
    expect(status).toBe(200);
    figures = (body as unknown as { figures: Figure[] }).figures;
    expect(figures.find((figure) => figure.indicator === 'p0' && figure.group === null)?.value).toBeCloseTo(
      11.3676961,
      6,
    );
    const again = await api.ask(bappeda, 'POST', `/estimates/${estimate.id}/publish`);
    expect(again.body).toMatchObject({ code: 'estimate-published' });
  });

  it('can be walked back to rows, line and design, and computed again to the same value', async () => {
    const published = figures.find((figure) => figure.indicator === 'gini' && figure.group === null)!;
    const trace = (await api.ask(wakil, 'GET', `/figures/${published.id}/trace`)).body as unknown as Trace;
    expect(trace).toMatchObject({ rowsUsed: 470, dataVersion: estimate.dataVersion, rowsLeftOut: [] });
    const poor = figures.find((figure) => figure.indicator === 'p0' && figure.group === null)!;
    const poorTrace = (await api.ask(wakil, 'GET', `/figures/${poor.id}/trace`)).body as unknown as Trace;
    const lines = [trace, poorTrace].map(({ parameters }) =>
      parameters.map((entry) => entry.value.id).join(' '),
    );
    expect(lines[0], 'inequality rests on no line').not.toContain('Rp620.000');
    expect(lines[1]).toContain('Rp620.000');
    expect(trace.parameters.find((entry) => entry.name.en === 'Strata with a single cluster')?.value.id).toBe(
      'tidak ada; bila ada, hitungan ditolak',
    );
    const again = await api.ask(wakil, 'POST', `/figures/${published.id}/recompute`);
    expect(again.status).toBe(200);
    expect(again.body.recomputed).toBeCloseTo(published.value ?? 0, 12);
  });

  it('is measured by the groups that were chosen, and by no other column', async () => {
    for (const by of ['#psu', '#strata', 'stratum', 'tidak ada'])
      expect((await measure(id, { by })).body).toMatchObject({ code: 'column-not-found', column: by });
  });

  it('reports a mismatch when the stored data are not those that were published', async () => {
    const published = figures.find((figure) => figure.indicator === 'p0' && figure.group === null)!;
    await db.asActor(bappeda, async (tx) => {
      const column = await tx
        .selectFrom('measurement.survey_column')
        .select(['bytes'])
        .where('survey_id', '=', id)
        .where('name', '=', '#welfare')
        .executeTakeFirstOrThrow();
      const bytes = Buffer.from(column.bytes);
      bytes.writeDoubleLE(1, 0);
      await tx
        .updateTable('measurement.survey_column')
        .set({ bytes })
        .where('survey_id', '=', id)
        .where('name', '=', '#welfare')
        .execute();
    });
    const { status, body } = await api.ask(wakil, 'POST', `/figures/${published.id}/recompute`);
    expect(status).toBe(500);
    expect(body).toMatchObject({ code: 'figure-mismatch' });
  });

  it('cannot be undone while figures of it are published', async () => {
    expect((await api.ask(bappeda, 'POST', `/surveys/${id}/undo`)).body).toMatchObject({
      code: 'survey-in-use',
    });
  });
});

describe('an untidy survey', () => {
  const head = 'kelompok;bobot;art;pengeluaran';
  const rows = (amount: (row: number) => string) =>
    Array.from(
      { length: 40 },
      (_, row) => `${row % 2 ? 'tani' : 'dagang'};${100 + row};${1 + (row % 5)};${amount(row)}`,
    );
  const columns = {
    welfare: { column: 'pengeluaran' },
    weight: { column: 'bobot' },
    size: { column: 'art' },
    groups: ['kelompok'],
  };

  it('asks once how an ambiguous column is read, and takes the answer', async () => {
    const text = [head, ...rows((row) => `${1 + (row % 8)}.${String(100 + row)}`)].join('\n');
    const detail = (await upload(text, 'ambigu.csv', 'Survei ambigu')).body as unknown as SurveyDetail;
    expect(detail.columns.find((column) => column.name === 'pengeluaran')?.numberStyle).toBe('ambiguous');
    const asked = await api.ask(bappeda, 'PUT', `/surveys/${detail.id}/mapping`, columns);
    expect(asked.body).toMatchObject({ code: 'number-style-ambiguous', column: 'pengeluaran' });
    const told = { ...columns, welfare: { column: 'pengeluaran', numberStyle: 'indonesian' } };
    expect((await importIt(detail.id, told)).state).toBe('done');
    const { body } = await api.ask(wakil, 'POST', `/surveys/${detail.id}/estimates`, {
      line: 4_000,
      lineSource: 'contoh uji',
    });
    const mean = (body as unknown as Estimate).groups[0]?.measures.find(
      (entry) => entry.statistic === 'mean',
    );
    expect(mean?.value).toBeGreaterThan(1_000);
  });

  it('asks once which number of a date is the month, and remembers the column', async () => {
    const dated = (extra: string) =>
      [`${head};tanggal`, ...rows((row) => `${500_000 + row};0${1 + (row % 9)}/03/2025`), extra].join('\n');
    const send = async (extra: string, title: string) =>
      (await upload(dated(extra), `${title}.csv`, title)).body as unknown as SurveyDetail;
    const detail = await send('tani;4;2;900000;', 'Survei bertanggal');
    const found = detail.columns.find((column) => column.name === 'tanggal');
    expect(found).toMatchObject({
      dateStyle: 'ambiguous',
      dateExample: expect.stringMatching(/^0\d\/03\/2025$/),
    });
    const plain = { ...columns, welfare: { column: 'pengeluaran', numberStyle: 'plain' } };
    const unsaid = { ...plain, interview: { column: 'tanggal' } };
    const asked = await api.ask(bappeda, 'PUT', `/surveys/${detail.id}/mapping`, unsaid);
    expect(asked.body).toMatchObject({ code: 'date-style-ambiguous', column: 'tanggal' });
    const told = { ...plain, interview: { column: 'tanggal', dateStyle: 'day-month' } };
    expect((await importIt(detail.id, told)).state).toBe('done');
    expect((await api.ask(wakil, 'GET', `/surveys/${detail.id}`)).body).toMatchObject({
      interviews: { first: '2025-03-01', last: '2025-03-09', unknown: 1 },
    });
    const next = await send('tani;4;2;910000;32/13/2025', 'Survei bertanggal berikutnya');
    expect(next.guesses.find(({ target }) => target === 'interview')).toMatchObject({
      ...{ column: 'tanggal', isRemembered: true },
    });
    expect((await importIt(next.id, told)).state).toBe('done');
    const { body } = await api.ask(bappeda, 'GET', `/surveys/${next.id}/rejections`);
    expect(body).toMatchObject({ total: 1, rejections: [{ column: 'tanggal', value: '32/13/2025' }] });
  });

  it('keeps every refused row with its reason, shown only to those who import', async () => {
    const text = [
      head,
      ...rows((row) => (row === 3 ? 'tidak tahu' : row === 5 ? '' : `Rp${500 + row}.000`)),
      'tani;-4;2;Rp900.000',
    ].join('\n');
    const detail = (await upload(text, 'tolak.csv', 'Survei dengan baris rusak'))
      .body as unknown as SurveyDetail;
    const told = { ...columns, welfare: { column: 'pengeluaran', numberStyle: 'indonesian' } };
    expect((await importIt(detail.id, told)).state).toBe('done');
    const list = (await api.ask(bappeda, 'GET', `/surveys/${detail.id}/rejections`)).body as unknown as {
      rejections: { row: number; column: string; reason: { id: string } }[];
    };
    expect(list.rejections.map(({ row, column }) => [row, column])).toEqual([
      [5, 'pengeluaran'],
      [7, 'pengeluaran'],
      [42, 'bobot'],
    ]);
    expect(list.rejections[0]?.reason.id).toContain('tidak tahu');
    expect((await api.ask(wakil, 'GET', `/surveys/${detail.id}/rejections`)).status).toBe(403);
    const seenByChair = (await api.ask(wakil, 'GET', `/surveys/${detail.id}`))
      .body as unknown as SurveyDetail;
    expect(seenByChair.preview.rows).toEqual([]);
  });

  it('fails in words when no row can be used, and may be mapped again', async () => {
    const text = [head, ...rows(() => 'kosong')].join('\n');
    const detail = (await upload(text, 'kosong.csv', 'Survei tanpa angka')).body as unknown as SurveyDetail;
    const job = await importIt(detail.id, columns);
    expect(job.state).toBe('failed');
    expect(job.problem?.code).toBe('survey-no-rows');
    const survey = (await api.ask(wakil, 'GET', `/surveys/${detail.id}`)).body as unknown as Survey;
    expect(survey.state).toBe('failed');
  });

  it('names the stratum with a single cluster, and goes on with a rule', async () => {
    const text = [
      'strata;psu;pengeluaran',
      ...Array.from(
        { length: 30 },
        (_, row) =>
          `${row < 3 ? 'utara' : 'selatan'};${row < 3 ? 1 : 2 + (row % 4)};${300_000 + row * 9_000}`,
      ),
    ].join('\n');
    const detail = (await upload(text, 'tunggal.csv', 'Survei klaster tunggal'))
      .body as unknown as SurveyDetail;
    await importIt(detail.id, { welfare: { column: 'pengeluaran' }, strata: 'strata', psu: 'psu' });
    const ask = (about: object) =>
      api.ask(wakil, 'POST', `/surveys/${detail.id}/estimates`, {
        line: 400_000,
        lineSource: 'contoh uji',
        ...about,
      });
    expect((await ask({})).body).toMatchObject({
      code: 'design-invalid',
      reason: expect.stringContaining('utara'),
    });
    expect((await ask({ lonelyPsu: 'average' })).status).toBe(200);
  });

  it('is refused as a file: a picture, an empty file', async () => {
    const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
    expect((await upload(picture, 'foto.csv', 'Foto')).body).toMatchObject({ code: 'file-type-unknown' });
    expect((await upload('', 'kosong.csv', 'Kosong')).body).toMatchObject({ code: 'file-empty' });
    expect((await upload('pengeluaran\n', 'judul.csv', 'Judul saja')).body).toMatchObject({
      code: 'file-empty',
    });
  });

  it('takes no group column twice, nor one that could be taken for a part of the design', async () => {
    const text = [`${head};#size`, ...rows((row) => `${800_000 + row};2`)].join('\n');
    const detail = (await upload(text, 'tagar.csv', 'Survei bertagar')).body as unknown as SurveyDetail;
    for (const groups of [['#size'], ['kelompok', 'kelompok']]) {
      const refused = await api.ask(bappeda, 'PUT', `/surveys/${detail.id}/mapping`, { ...columns, groups });
      expect([refused.status, refused.body]).toMatchObject([422, { code: 'body-invalid' }]);
    }
  });

  it('is not split into more groups than anybody reads', async () => {
    const many = Array.from({ length: 250 }, (_, row) => `kelompok ${row};100;3;${700_000 + row}`);
    const id = (await upload([head, ...many].join('\n'), 'banyak.csv', 'Survei banyak kelompok')).body.id;
    const plain = { ...columns, welfare: { column: 'pengeluaran', numberStyle: 'plain' } };
    expect((await importIt(String(id), plain)).state).toBe('done');
    const asked = await measure(String(id), { by: 'kelompok' });
    expect([asked.status, asked.body]).toMatchObject([422, { code: 'body-invalid', field: 'kelompok' }]);
    expect((await measure(String(id), { by: null })).status).toBe(200);
  });

  it('is not published once it is undone', async () => {
    const id = await readySurvey(
      wave.replace(/\n/, '\n').replace('expenditure', 'expenditure '),
      'Survei batal',
    );
    const estimate = (await measure(id)).body as unknown as Estimate;
    expect((await api.ask(bappeda, 'POST', `/surveys/${id}/undo`)).status).toBe(200);
    const published = await api.ask(bappeda, 'POST', `/estimates/${estimate.id}/publish`);
    expect([published.status, published.body]).toMatchObject([409, { code: 'survey-not-ready' }]);
  });

  it('is undone when nothing of it is published, and the same file may come again', async () => {
    const text = wave.replace('1363681', '1363682');
    const id = await readySurvey(text, 'Survei sementara');
    expect((await api.ask(bappeda, 'POST', `/surveys/${id}/undo`)).body).toMatchObject({ state: 'undone' });
    expect((await upload(text, 'lagi.csv', 'Survei sementara lagi')).status).toBe(200);
  });
});

describe('Beranda', () => {
  it('tells the official figures across the changed line, and four gauges', async () => {
    const { status, body } = await api.ask(wakil, 'GET', '/home');
    expect(status).toBe(200);
    const home = body as unknown as {
      sentence: { id: string };
      gauges: { key: string; measures: { direction: { word: string } }[] }[];
    };
    expect(home.sentence.id).toContain(
      'garis kemiskinan naik 18,5 persen, jadi keduanya tidak dapat dibandingkan langsung',
    );
    expect(home.gauges.map((gauge) => gauge.key)).toEqual(['share', 'depth', 'living', 'inequality']);
    expect(home.gauges[0]?.measures[0]?.direction.word).toBe('not-compared');
  });
});
