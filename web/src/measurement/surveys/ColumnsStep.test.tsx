import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../../platform/testing/axe.ts';
import { problemAnswer } from '../../platform/testing/problem-answer.ts';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { SurveyPage } from './SurveyPage.tsx';
import { column, jobOf, readySurvey, surveyDetail } from './testing-surveys.ts';

const open = (options: Parameters<typeof renderPage>[1] = {}) =>
  renderPage(<SurveyPage />, { path: '/survei/$id', url: '/survei/s1', ...options });

const choice = (target: string) => screen.findByLabelText<HTMLSelectElement>(`Kolom untuk ${target}`);
const WELFARE = 'Pengeluaran per orang per bulan';
const start = () => screen.findByRole('button', { name: 'Mulai impor' });

describe('a survey that was just received', () => {
  it('opens at its columns, each with a proposal, values of the file and a reason', async () => {
    open({ routes: { 'GET /surveys/s1': surveyDetail() } });
    expect((await choice(WELFARE)).value).toBe('belanja');
    expect(screen.getAllByText('1.234')[0]).toBeTruthy();
    expect(screen.getByText('Nama lazim.')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Pilih kolom/ }).getAttribute('aria-current')).toBe('step');
  });

  it('says which proposal is remembered, and what a column left out means', async () => {
    open({ routes: { 'GET /surveys/s1': surveyDetail() } });
    const weight = (await choice('Penimbang')).closest('.target')!;
    expect(weight.textContent).toContain('diingat');
    const cluster = (await choice('Klaster (blok sensus, PSU)')).closest('.target')!;
    expect(cluster.textContent).toContain('galatnya biasanya terlalu kecil');
    expect(cluster.textContent).not.toContain('diingat');
  });

  it('proposes columns of words as groups, and offers no column that has another part', async () => {
    open({ routes: { 'GET /surveys/s1': surveyDetail() } });
    const job = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'pekerjaan' });
    expect(job.checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'art' }).checked).toBe(false);
    expect(screen.queryByRole('checkbox', { name: 'strata' })).toBeNull();
    expect(screen.queryByRole('checkbox', { name: 'bobot' })).toBeNull();
  });

  it('is read by axe without complaint', async () => {
    const { container } = open({ routes: { 'GET /surveys/s1': surveyDetail() } });
    await choice(WELFARE);
    await expectAccessible(container);
  });
});

describe('numbers that can be read in two ways', () => {
  it('are asked about in words, and nothing starts before the answer', async () => {
    const user = userEvent.setup();
    const { api } = open({ routes: { 'GET /surveys/s1': surveyDetail() } });
    expect(await screen.findByText(/1\.234 berarti/)).toBeTruthy();
    expect(screen.getByRole('radio', { name: 'satu koma dua tiga empat' })).toBeTruthy();
    await user.click(await start());
    expect(screen.getByText('Pilih dahulu bagaimana angkanya dibaca.')).toBeTruthy();
    expect(api.sent('PUT /surveys/s1/mapping')).toHaveLength(0);
  });

  it('are sent as answered, and the import is then followed', async () => {
    const user = userEvent.setup();
    let isStarted = false;
    const { api, address } = open({
      routes: {
        'GET /surveys/s1': () => surveyDetail(isStarted ? { state: 'importing', jobId: 'j1' } : {}),
        'PUT /surveys/s1/mapping': () => {
          isStarted = true;
          return { jobId: 'j1' };
        },
        'GET /jobs/j1': jobOf(),
      },
    });
    await user.click(await screen.findByRole('radio', { name: 'seribu dua ratus tiga puluh empat' }));
    await user.click(await start());
    expect(await screen.findByText(/120\.000 dari 400\.000 baris/)).toBeTruthy();
    expect(address()).toBe('/survei/s1?langkah=pemeriksaan');
    expect(api.sent('PUT /surveys/s1/mapping')[0]!.body).toEqual({
      sheet: null,
      welfare: { column: 'belanja', numberStyle: 'indonesian' },
      weight: { column: 'bobot', numberStyle: null },
      size: null,
      strata: 'strata',
      psu: null,
      household: null,
      interview: null,
      groups: ['pekerjaan'],
    });
  });
});

describe('dates that can be read in two ways', () => {
  it('are asked about once the column is chosen, in words, and sent as answered', async () => {
    const user = userEvent.setup();
    const { api } = open({
      routes: { 'GET /surveys/s1': surveyDetail(), 'PUT /surveys/s1/mapping': { jobId: 'j1' } },
    });
    await user.click(await screen.findByRole('radio', { name: 'seribu dua ratus tiga puluh empat' }));
    await user.selectOptions(await choice('Tanggal wawancara'), 'tanggal');
    expect(
      screen.getByText('Tanggal di kolom ini dapat dibaca dengan dua cara. 03/04/2025 berarti …'),
    ).toBeTruthy();
    await user.click(await start());
    expect(screen.getByText('Pilih dahulu urutan hari dan bulannya.')).toBeTruthy();
    expect(api.sent('PUT /surveys/s1/mapping')).toHaveLength(0);
    await user.click(screen.getByRole('radio', { name: '3 April 2025' }));
    await user.click(await start());
    expect(api.sent('PUT /surveys/s1/mapping')[0]!.body).toMatchObject({
      interview: { column: 'tanggal', dateStyle: 'day-month' },
    });
  });

  it('are not looked for in a column without dates', async () => {
    const user = userEvent.setup();
    open({ routes: { 'GET /surveys/s1': surveyDetail() } });
    await user.selectOptions(await choice('Tanggal wawancara'), 'pekerjaan');
    expect(screen.getByText('Isi kolom ini bukan tanggal. Pilih kolom lain.')).toBeTruthy();
  });
});

describe('a choice that cannot be right', () => {
  it('one column for two things is said at once, beside the second', async () => {
    const user = userEvent.setup();
    open({ routes: { 'GET /surveys/s1': surveyDetail() } });
    await start();
    await user.selectOptions(await choice('Jumlah anggota rumah tangga'), 'bobot');
    const size = (await choice('Jumlah anggota rumah tangga')).closest('.target')!;
    expect(size.textContent).toContain('Kolom ini sudah dipilih di atas');
  });

  it('words where numbers are needed are said at once', async () => {
    const user = userEvent.setup();
    open({ routes: { 'GET /surveys/s1': surveyDetail() } });
    await start();
    await user.selectOptions(await choice(WELFARE), 'pekerjaan');
    expect(screen.getByText('Isi kolom ini bukan angka. Pilih kolom lain.')).toBeTruthy();
    expect(screen.queryByText(/dapat dibaca dengan dua cara/)).toBeNull();
  });

  it('a refusal of the server stands beside the button', async () => {
    const user = userEvent.setup();
    open({
      routes: {
        'GET /surveys/s1': surveyDetail(),
        'PUT /surveys/s1/mapping': () => problemAnswer('survey-not-ready', { state: 'importing' }),
      },
    });
    await user.click(await screen.findByRole('radio', { name: 'seribu dua ratus tiga puluh empat' }));
    await user.click(await start());
    expect(await screen.findByText(/Survei ini belum siap dihitung/)).toBeTruthy();
  });
});

describe('a workbook with several sheets', () => {
  const sheets = ['Isian', 'Rekap'];
  const answer = (request: { query: URLSearchParams }) =>
    request.query.get('sheet') === 'Rekap'
      ? surveyDetail({
          sheets,
          guesses: [],
          columns: [column('jumlah', ['9'], { distinct: 3 })],
        })
      : surveyDetail({ sheets });

  it('asks for the sheet and reads its columns anew', async () => {
    const user = userEvent.setup();
    const { api, address } = open({
      routes: { 'GET /surveys/s1': answer, 'PUT /surveys/s1/mapping': { jobId: 'j1' } },
    });
    await user.selectOptions(await screen.findByLabelText('Lembar'), 'Rekap');
    await waitFor(async () =>
      expect(within(await choice(WELFARE)).queryByRole('option', { name: 'belanja' })).toBeNull(),
    );
    expect(address()).toContain('lembar=Rekap');
    await user.selectOptions(await choice(WELFARE), 'jumlah');
    await user.click(await start());
    const sent = api.sent('PUT /surveys/s1/mapping')[0]!.body as { sheet: string };
    expect(sent.sheet).toBe('Rekap');
  });
});

describe('the columns of an imported survey', () => {
  it('show the choice of the last import and may be imported again', async () => {
    open({ url: '/survei/s1?langkah=kolom', routes: { 'GET /surveys/s1': readySurvey() } });
    expect((await choice(WELFARE)).value).toBe('belanja');
    expect((await choice('Penimbang')).value).toBe('');
    expect(screen.getByRole('button', { name: 'Impor lagi dengan pilihan ini' })).toBeTruthy();
  });

  it('are told to a chair without controls and without values of the file', async () => {
    open({ role: 'chair', url: '/survei/s1?langkah=kolom', routes: { 'GET /surveys/s1': readySurvey() } });
    expect(await screen.findByText(/Isi berkas tidak ditampilkan untuk akun ini/)).toBeTruthy();
    const chosen = screen.getAllByRole('definition').map((one) => one.textContent);
    expect(chosen).toEqual(['belanja', ...Array<string>(6).fill('tidak ada'), 'pekerjaan']);
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.queryByRole('button', { name: /[Ii]mpor/ })).toBeNull();
  });
});
