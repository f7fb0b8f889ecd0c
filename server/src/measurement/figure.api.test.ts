import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../platform/db/index.ts';
import { testDatabase } from '../platform/testing/index.ts';
import { type TestApi, testApi, testPerson } from '../platform/testing/test-api.ts';
import { bringOfficialSeries, measurementRoutes } from './index.ts';
import { testCity } from './testing-city.ts';

const bappeda = testPerson('secretariat', 'bappeda');
const wakil = testPerson('chair', 'wakil');
let db: Database;
let api: TestApi;

beforeAll(async () => {
  db = await testDatabase();
  await testCity(db);
  api = testApi(db, measurementRoutes);
  await db.asActor(bappeda, (tx) => bringOfficialSeries(tx, bappeda, api.clock, ['18.72', '18', 'ID']));
});
afterAll(() => db.close());

const figure = (about: object = {}) => ({
  indicator: 'gini',
  areaCode: '18.72',
  period: '2023-03',
  value: 0.281,
  sourceTitle: 'LKPJ Kota Metro 2023 (contoh uji)',
  confidence: 'sedang',
  ...about,
});

describe('the official series', () => {
  it('is brought once: a second start adds nothing', async () => {
    const again = await db.asActor(bappeda, (tx) =>
      bringOfficialSeries(tx, bappeda, api.clock, ['18.72', '18', 'ID']),
    );
    expect(again).toBe(0);
  });

  it('shows Metro beside Lampung and Indonesia, cut at the changed line of 2025', async () => {
    const { status, body } = await api.ask(wakil, 'GET', '/indicators/p0/series');
    expect(status).toBe(200);
    const { lines } = body as unknown as {
      lines: { areaCode: string; segments: { period: string; value: number }[][] }[];
    };
    expect(lines.map((line) => line.areaCode)).toEqual(['18.72', '18', 'ID']);
    const metro = lines[0]?.segments ?? [];
    expect(metro.at(-1)?.map((entry) => [entry.period, entry.value])).toEqual([['2025-03', 6.44]]);
    expect(metro.at(-2)?.at(-1)).toMatchObject({ period: '2024-03', value: 6.78 });
  });

  it('is not shown to a visitor', async () => {
    const { status, body } = await api.ask(null, 'GET', '/figures?indicator=p0');
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: 'not-signed-in' });
  });
});

describe('an official figure', () => {
  it('is published by the secretariat and told with its source', async () => {
    const { status, body } = await api.ask(bappeda, 'POST', '/figures', figure());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      indicator: 'gini',
      value: 0.281,
      publishedBy: bappeda.userName,
      replaces: null,
    });
  });

  it('is refused to the chair, who reads but does not publish', async () => {
    const { status, body } = await api.ask(wakil, 'POST', '/figures', figure({ period: '2022-03' }));
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: 'not-permitted', permission: 'indicator.write' });
  });

  it('is not published twice; the refusal says to correct it', async () => {
    const { status, body } = await api.ask(bappeda, 'POST', '/figures', figure());
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'figure-exists' });
  });

  it('is corrected by a new one that names the old, which stays', async () => {
    const { figures } = (await api.ask(bappeda, 'GET', '/figures?indicator=gini&area=18.72'))
      .body as unknown as {
      figures: { id: string; period: string }[];
    };
    const old = figures.find((entry) => entry.period === '2023-03')!;
    const corrected = await api.ask(bappeda, 'POST', '/figures', figure({ value: 0.279, replaces: old.id }));
    expect(corrected.body).toMatchObject({ value: 0.279, replaces: old.id });
    const again = await api.ask(bappeda, 'POST', '/figures', figure({ value: 0.278, replaces: old.id }));
    expect(again.body).toMatchObject({ code: 'figure-replaced' });
    const trace = (await api.ask(bappeda, 'GET', `/figures/${String(corrected.body.id)}/trace`)).body;
    expect(
      (trace as unknown as { history: { value: number }[] }).history.map((entry) => entry.value),
    ).toEqual([0.281]);
    expect(trace).toMatchObject({ dataName: { id: 'Diketik di halaman Angka resmi' } });
  });

  it('is refused above one hundred per cent, naming the field', async () => {
    const { status, body } = await api.ask(
      bappeda,
      'POST',
      '/figures',
      figure({ indicator: 'p0', period: '2026-03', value: 644 }),
    );
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'body-invalid', field: 'value' });
  });

  it('is refused for an area that is not known', async () => {
    const { body } = await api.ask(bappeda, 'POST', '/figures', figure({ areaCode: '99.99' }));
    expect(body).toMatchObject({ status: 422, title: expect.stringContaining('99.99') });
  });

  it('is recomputed from the shipped file and agrees', async () => {
    const { figures } = (await api.ask(wakil, 'GET', '/figures?indicator=p0&area=18.72')).body as unknown as {
      figures: { id: string; value: number }[];
    };
    const last = figures.at(-1)!;
    const { status, body } = await api.ask(wakil, 'POST', `/figures/${last.id}/recompute`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ published: last.value, recomputed: last.value });
  });

  it('stays as it was published, even for the owner of the table', async () => {
    await expect(
      db.asActor(bappeda, (tx) => tx.updateTable('measurement.figure').set({ value: 0 }).execute()),
    ).rejects.toThrow();
  });

  it('leaves an audit row in the transaction that wrote it', async () => {
    const auditor = testPerson('auditor');
    const rows = await db.asActor(auditor, (tx) =>
      tx
        .selectFrom('platform.audit_entry')
        .select(['action', 'actor_name'])
        .where('action', '=', 'figure.correct')
        .execute(),
    );
    expect(rows).toEqual([{ action: 'figure.correct', actor_name: bappeda.userName }]);
  });
});

describe('a list of official figures', () => {
  const csv = (rows: string[]) =>
    ['indikator;kode_wilayah;periode;nilai;galat_baku;sumber;url;keyakinan;catatan', ...rows].join('\r\n');
  const form = (text: string, name = 'angka.csv') => {
    const data = new FormData();
    data.set('file', new Blob([text]), name);
    return data;
  };
  const list = csv([
    'gini;18.72;2022-03;0,283;;LKPJ 2022 (contoh uji);;sedang;',
    'gini;18.72;2021-03;bukan angka;;LKPJ 2021 (contoh uji);;sedang;',
    'entah;18.72;2021-03;0,1;;x y z;;sedang;',
    'gini;18.99;2021-03;0,29;;LKPJ (contoh uji);;sedang;',
    'p0;18.72;2025-03;6,44;;x;;tinggi;',
    'gini;18.72;2022-03;0,3;;ganda (contoh uji);;sedang;',
  ]);

  it('is checked first: nothing is saved, each refused row has its reason', async () => {
    const { status, body } = await api.send(bappeda, '/figures/upload', form(list));
    expect(status).toBe(200);
    const checked = body as unknown as {
      accepted: object[];
      rejected: { row: number; column: string }[];
      isSaved: boolean;
    };
    expect(checked.isSaved).toBe(false);
    expect(checked.accepted).toHaveLength(1);
    expect(checked.rejected.map(({ row, column }) => [row, column])).toEqual([
      [3, 'nilai'],
      [4, 'indikator'],
      [5, 'kode_wilayah'],
      [6, 'sumber'],
      [7, 'periode'],
    ]);
    const after = await api.ask(bappeda, 'GET', '/figures?indicator=gini&area=18.72');
    expect(JSON.stringify(after.body)).not.toContain('2022-03');
  });

  it('is saved at the second step, and a third upload finds nothing to change', async () => {
    expect((await api.send(bappeda, '/figures/upload?save=1', form(list))).body).toMatchObject({
      isSaved: true,
    });
    const again = (await api.send(bappeda, '/figures/upload?save=1', form(list))).body;
    expect(again).toMatchObject({ unchanged: 1, corrections: 0, accepted: [] });
  });

  it('is refused in words when a column is missing or the file is none', async () => {
    const missing = await api.send(bappeda, '/figures/upload', form('indikator;nilai\r\np0;1\r\n'));
    expect(missing.body).toMatchObject({ code: 'column-not-found', column: 'kode_wilayah' });
    expect((await api.send(bappeda, '/figures/upload', new FormData())).body).toMatchObject({
      code: 'upload-missing',
    });
    expect((await api.send(wakil, '/figures/upload', form(list))).status).toBe(403);
  });
});
