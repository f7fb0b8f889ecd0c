import { type AnalysisRequest, IndicatorList } from '@pilar/contracts';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../../platform/testing/axe.ts';
import type { MockRequest, MockRoutes } from '../../platform/testing/mock-api.ts';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { ChangePage } from './ChangePage.tsx';
import { CurvesPage } from './CurvesPage.tsx';
import { GroupsPage } from './GroupsPage.tsx';
import { SmallAreasPage } from './SmallAreasPage.tsx';
import { testAnalysis, testChoices, testMeasure, testPart } from './testing-analyses.ts';

const indicators = IndicatorList.parse({
  indicators: [
    {
      ...{
        code: 'p0',
        group: 'poverty',
        unit: 'persen',
        decimals: 2,
        goodDirection: 'down',
        methodPage: 'fgt',
      },
      name: { id: 'Penduduk miskin', en: 'Poor people' },
      definition: { id: 'P0', en: 'P0' },
    },
  ],
});
/** As a reader sees it: a space that does not break is a space. */
const plain = (element: Element | null) => (element?.textContent ?? '').replaceAll('\u00a0', ' ');
const asked = ({ body }: MockRequest) => body as AnalysisRequest;
const routes = (answer: object, more: MockRoutes = {}): MockRoutes => ({
  'GET /analyses/choices': testChoices,
  'POST /analyses': (request: MockRequest) => testAnalysis(asked(request), answer),
  'GET /indicators': indicators,
  'GET /figures': { figures: [] },
  ...more,
});

describe('poverty by group', () => {
  const group = (name: string | null, measure: object) => ({
    ...{ group: name, label: null, n: 100, lowest40Class: null },
    measures: [testMeasure(measure)],
  });
  const groups = {
    design: { strata: 2, psus: 20, rows: 500 },
    groups: [
      group(null, { value: 0.1 }),
      group('dagang', { value: 0.06, rse: 0.3, rseClass: 'caution' }),
      group('jasa', { value: null, se: null, ciLow: null, ciHigh: null, rse: 0.8, rseClass: 'withheld' }),
      group('buruh', {
        value: 0,
        se: 0,
        ciLow: 0,
        ciHigh: 0.04,
        rse: null,
        rseClass: 'caution',
        isBoundary: true,
      }),
      group('tani', { value: 0.2 }),
    ],
  };
  const open = (more: MockRoutes = {}, url = '/kelompok') =>
    renderPage(<GroupsPage />, { path: '/kelompok', url, routes: routes(groups, more) });
  const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

  it('stands with the city first, then from the highest; what is withheld comes last', async () => {
    open();
    await screen.findByRole('table');
    expect(names()).toEqual(['Seluruh kota', 'tani', 'dagang', 'buruh', 'jasa']);
  });

  it('says the class of each figure in words, and a share of none with its limit', async () => {
    open();
    const row = async (name: string) => (await screen.findByRole('rowheader', { name })).closest('tr')!;
    expect(plain(await row('dagang'))).toContain('hati-hati');
    expect(plain(await row('jasa'))).toContain('RSE 80,0 %, di atas 50 %');
    expect(plain(await row('buruh'))).toContain('4,00 %');
    expect(plain(await row('buruh'))).toContain('nol, atau semua, dalam contoh');
  });

  it('asks for kecamatan where the column holds kelurahan', async () => {
    const user = userEvent.setup();
    const { api, address } = open();
    await user.selectOptions(await screen.findByLabelText('Kelompok'), 'kecamatan (dari kode kelurahan)');
    expect(decodeURIComponent(address())).toBe('/kelompok?kelompok=kecamatan:kode_kelurahan');
    expect(asked(api.sent('POST /analyses').at(-1)!)).toMatchObject({
      by: 'kode_kelurahan',
      level: 'district',
    });
  });

  it('takes the line of the survey’s own period, never one of another year by itself', async () => {
    const { api } = open();
    await screen.findByRole('table');
    expect(asked(api.sent('POST /analyses')[0]!)).toMatchObject({ survey: { line: 600_000 } });
  });

  it('opens the trace of the published figure, or else of the analysis', async () => {
    const user = userEvent.setup();
    const trace = {
      ...{ id: 'a1', method: 'm', createdAt: '2026-11-24T02:00:00Z', createdBy: 'B', formulas: [] },
      data: [
        { name: { id: 'Survei 2025', en: 'Survey' }, dataVersion: 'ab12', rowsUsed: 500, rowsLeftOut: [] },
      ],
      parameters: [],
    };
    const { address } = open({
      'GET /analyses/:id/trace': trace,
      'POST /analyses/:id/recompute': { at: '2026-11-24T03:00:00Z', figures: 321 },
    });
    await user.click(await screen.findByRole('button', { name: /Jejak: Penduduk miskin, tani/ }));
    expect(address()).toContain('jejak-analisis=1');
    await user.click(await screen.findByRole('button', { name: 'Hitung ulang' }));
    expect(await screen.findByText(/321 angka dihitung ulang/)).toBeTruthy();
  });

  it('shows how far the computation is, and a refusal in words', async () => {
    const job = {
      ...{ id: 'j1', kind: 'survey.analysis', title: 'Kemiskinan menurut kelompok', state: 'failed' },
      ...{ phase: null, done: 0, total: null, secondsLeft: null, link: null, attempts: 1 },
      problem: { code: 'design-invalid', title: 'Strata A hanya berisi satu klaster.', titleEn: 'Stratum A' },
      ...{ createdAt: '2026-11-24T02:00:00Z', startedAt: null, finishedAt: '2026-11-24T02:00:01Z' },
    };
    open({ 'POST /analyses': { analysis: null, jobId: 'j1' }, 'GET /jobs/:id': job });
    expect(await screen.findByText(/Strata A hanya berisi satu klaster/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Hitung lagi' })).toBeTruthy();
  });

  it('without a survey says what will stand here, and where to begin', async () => {
    open({ 'GET /analyses/choices': { surveys: [] } });
    expect(await screen.findByText('Belum ada survei yang siap dihitung')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Buka Survei' }).getAttribute('href')).toBe('/survei');
  });

  it('is read by axe without complaint', async () => {
    const { container } = open();
    await screen.findByRole('table');
    await expectAccessible(container);
  });
});

describe('why it changed', () => {
  const change = (about: object = {}, more: object = {}) => ({
    ...{ prices: { ratio: 1.05, isAssumed: true }, growthIncidence: [], notComputed: [] },
    differences: [
      {
        ...{ statistic: 'p0', ...testPart(-0.03), pValue: 0.0004, direction: 'falling', break: null },
        ...{ before: testMeasure({ value: 0.1 }), after: testMeasure({ value: 0.07 }), ...about },
      },
    ],
    ...{ shapley: [], withLine: [], dattRavallion: [], sectorTotals: [], sectors: [] },
    ...{ meanGrowth: null, lowest40Growth: null, premium: null, proPoor: null, ...more },
  });
  const open = (answer: object) =>
    renderPage(<ChangePage />, { path: '/perubahan', url: '/perubahan', routes: routes(answer) });
  const found = () => screen.findByRole('table', { name: 'Selisih semua ukuran' });
  const sentence = async () => plain((await found()).closest('main')!.querySelector('.analysis-sentence'));

  it('takes the two newest surveys, the earlier one first', async () => {
    const { api } = open(change());
    await found();
    expect(asked(api.sent('POST /analyses')[0]!)).toMatchObject({
      before: { line: 500_000 },
      after: { line: 600_000 },
    });
  });

  it('says that poverty fell only where the error allows it', async () => {
    open(change());
    expect(await sentence()).toBe(
      'Penduduk miskin turun 3,00 poin: dari 10,00 % ke 7,00 %, selang 95 persen selisih −4,00 poin – −2,00 poin, uji t dua sisi p < 0,001.',
    );
  });

  it('says neither up nor down within the error', async () => {
    open(change({ ...testPart(-0.03, 0.05), direction: 'no-clear-change', pValue: 0.21 }));
    expect(await sentence()).toContain('belum dapat dikatakan naik atau turun');
  });

  it('says no direction across a break, and why', async () => {
    const reason = { id: 'Garisnya naik 18 persen.', en: 'The line rose by 18 per cent.' };
    open(change({ break: { after: '2024-03', before: '2025-03', reason, source: 'BPS' } }));
    expect(await sentence()).toContain('tidak dibandingkan langsung');
    expect(await sentence()).not.toContain('turun 3');
    expect(screen.getByText('Garisnya naik 18 persen.')).toBeTruthy();
    expect(screen.getAllByText('tidak dibandingkan langsung')).toHaveLength(1);
  });

  it('says whose prices were used, and that two lines differ', async () => {
    open(change());
    expect(await screen.findByText(/dipakai harga provinsi \(asumsi\)/)).toBeTruthy();
    expect(screen.getByText(/Garis kedua survei berbeda \(Rp500.000 dan Rp600.000\)/)).toBeTruthy();
  });

  it('shows each part of the split with its interval, the line on its own', async () => {
    const part = (component: string, value: number) => ({ ...testPart(value), measure: 'p0', component });
    const withLine = [part('growth', -0.06), part('redistribution', 0.01), part('line', 0.02)];
    const dattRavallion = [{ ...part('residual', 0.003), base: 'first' }];
    open(change({}, { withLine, dattRavallion }));
    const table = await screen.findByRole('table', { name: 'Semua penguraian' });
    const cells = within(table).getAllByRole('row').slice(1).map(plain);
    expect(cells[0]).toContain('pertumbuhan rata-rata−6,00 poin');
    expect(cells[2]).toContain('perubahan garis2,00 poin');
    expect(cells[3]).toContain('sisa0,30 poin');
  });
});

describe('curves', () => {
  const points = [0, 0.5, 1].map((p) => ({ p, value: p * p, se: 0.01, ciLow: p * p, ciHigh: p * p + 0.02 }));
  const sample = { n: 100, label: null, lorenz: points, tip: points, measures: [testMeasure()] };
  const compared = (verdict: string) => ({ verdict, points });
  const open = (verdict: string) =>
    renderPage(<CurvesPage />, {
      path: '/kurva',
      url: '/kurva?kedua=00000000-0000-4000-8000-000000000001',
      routes: routes({ samples: [sample, sample], lorenz: compared(verdict), tip: compared('unclear') }),
    });

  it.each([
    ['above', 'Pengeluaran pada Maret 2024 lebih merata.'],
    ['below', 'Pengeluaran pada Maret 2025 lebih merata.'],
    ['crossing', 'berpotongan, melebihi galatnya'],
    ['above-unsure', 'belum dapat dikatakan tidak berpotongan'],
  ])('that are %s are told in words', async (verdict, words) => {
    open(verdict);
    expect(await screen.findByText(new RegExp(words))).toBeTruthy();
    expect(screen.getByText(/masih dalam galat pada setiap titik/)).toBeTruthy();
  });

  it('are read by axe without complaint', async () => {
    const { container } = open('above');
    await screen.findAllByRole('table');
    await expectAccessible(container);
  });
});

describe('estimates by kelurahan', () => {
  const figure = { se: 0.02, ciLow: 0.02, ciHigh: 0.1, rse: 0.3, rseClass: 'caution' };
  const area = (code: string, name: string, model: object, direct: object | null) => ({
    ...{ areaCode: code, areaName: name, parentName: 'Metro Pusat', n: direct === null ? 0 : 40 },
    direct: direct === null ? null : testMeasure(direct),
    model: { ...figure, kind: 'model', directShare: 0.4, residual: 0.5, ...model },
  });
  const answer = {
    areas: [
      area('18.72.01.1001', 'Metro', { value: 0.06 }, { value: 0.08 }),
      area('18.72.01.1003', 'Imopuro', { value: 0.12, rse: 0.2, rseClass: 'accurate', residual: -2.4 }, {}),
      area(
        '18.72.01.1004',
        'Yosomulyo',
        { value: 0.05, kind: 'synthetic', directShare: 0, residual: null },
        null,
      ),
      area(
        '18.72.01.1005',
        'Hadimulyo',
        { value: null, ciLow: null, ciHigh: null, rse: 0.7, rseClass: 'withheld' },
        {},
      ),
    ],
    city: testMeasure(),
    model: {
      ...{ method: 'fay-herriot/reml@1', areaVariance: 0.0009, aic: -40, bic: -38, usedAreas: 3 },
      ...{ benchmarkShift: 0.001, terms: [{ term: 'desil-1-4', value: 0.2, se: 0.05 }] },
    },
  };
  const places = answer.areas.map(({ areaCode, areaName }, at) => ({
    ...{
      code: areaCode,
      level: 'village',
      name: areaName,
      parentCode: '18.72.01',
      bpsCode: null,
      bpsName: null,
    },
    ...{ latitude: -5.1 - at / 100, longitude: 105.3 },
  }));
  const district = { code: '18.72.01', level: 'district', name: 'Metro Pusat', parentCode: '18.72' };
  const none = { bpsCode: null, bpsName: null, latitude: null, longitude: null };
  const areas = { areas: [{ ...district, ...none }, ...places], boundaries: null };
  const open = (url = '/kelurahan') =>
    renderPage(<SmallAreasPage />, {
      path: '/kelurahan',
      url,
      routes: routes(answer, { 'GET /areas': areas }),
    });

  it('say of each whether it is the survey with the model, or the model alone', async () => {
    open();
    const row = async (name: string) => (await screen.findByRole('rowheader', { name })).closest('tr')!;
    expect(plain(await row('Metro'))).toContain('model (40 % survei sendiri)');
    expect(plain(await row('Yosomulyo'))).toContain('sintetis (model saja)');
    expect(plain(await row('Yosomulyo'))).toContain('tidak disurvei');
    expect(plain(await row('Hadimulyo'))).toContain('ditahan');
  });

  it('carry value and uncertainty in one picture, also for those who listen', async () => {
    open();
    const metro = await screen.findByRole('button', {
      name: /^Metro: 6,00\s%, selang 2,00\s% – 10,00\s% \(bergaris/,
    });
    expect(metro.querySelector('.map-striped')).not.toBeNull();
    const sure = screen.getByRole('button', { name: /^Imopuro: 12,00\s%/ });
    expect(sure.querySelector('.map-striped')).toBeNull();
    expect(screen.getByRole('button', { name: /^Hadimulyo: ditahan/ }).dataset.shade).toBe('missing');
  });

  it('pool all waves with a line of their own, and leave one out where the reader does', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await screen.findByRole('grid');
    const sent = () => asked(api.sent('POST /analyses').at(-1)!);
    expect(sent()).toMatchObject({ kind: 'small-area', covariates: ['desil-1-4', 'family-size'] });
    expect(sent()).toHaveProperty('surveys.length', 2);
    await user.click(screen.getByRole('checkbox', { name: 'Maret 2024' }));
    expect(sent()).toMatchObject({ surveys: [{ line: 600_000 }] });
  });

  it('show what to look at before the model is believed', async () => {
    open();
    expect(await screen.findByText('Imopuro (−2,4)')).toBeTruthy();
    expect(screen.getByText('3,00 poin')).toBeTruthy();
  });

  it('are read by axe without complaint', async () => {
    const { container } = open();
    await screen.findByRole('grid');
    await expectAccessible(container);
  });
});
