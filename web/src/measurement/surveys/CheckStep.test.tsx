import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../../platform/testing/axe.ts';
import { problemAnswer } from '../../platform/testing/problem-answer.ts';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { SurveyPage } from './SurveyPage.tsx';
import { jobOf, readySurvey, rejections, surveyDetail } from './testing-surveys.ts';

const open = (options: Parameters<typeof renderPage>[1] = {}) =>
  renderPage(<SurveyPage />, { path: '/survei/$id', url: '/survei/s1?langkah=pemeriksaan', ...options });

const importing = surveyDetail({ state: 'importing', jobId: 'j1' });

describe('a running import', () => {
  it('is found again after a reload, with percentage, rows and time left', async () => {
    open({ url: '/survei/s1', routes: { 'GET /surveys/s1': importing, 'GET /jobs/j1': jobOf() } });
    const said = await screen.findByText(/120\.000 dari 400\.000 baris/);
    expect(said.textContent?.replaceAll('\u00a0', ' ')).toBe(
      'memeriksa baris · 30 % · 120.000 dari 400.000 baris · sisa 42 detik',
    );
    expect(screen.getByText(/boleh ditinggalkan/)).toBeTruthy();
  });

  it('counts the file in megabytes while it is read: bytes are not rows', async () => {
    const job = jobOf({ phase: 'reading', done: 4_200_000, total: 42_000_000, secondsLeft: null });
    open({ routes: { 'GET /surveys/s1': importing, 'GET /jobs/j1': job } });
    expect((await screen.findByText(/membaca berkas/)).textContent).toContain('4,2 MB dari 42 MB');
    expect(screen.queryByText(/baris ·|dari 42\.000\.000/)).toBeNull();
  });

  it('can be stopped, and turns into its result when it ends', async () => {
    const user = userEvent.setup();
    let hasEnded = false;
    const { api } = open({
      routes: {
        'GET /surveys/s1': () => (hasEnded ? readySurvey({ rowsRejected: 0, rowsAccepted: 470 }) : importing),
        'GET /jobs/j1': () => jobOf(hasEnded ? { state: 'done' } : {}),
        'POST /jobs/j1/cancel': jobOf(),
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Hentikan' }));
    expect(api.sent('POST /jobs/j1/cancel')).toHaveLength(1);
    hasEnded = true;
    expect(await screen.findByText(/Tidak ada baris yang ditolak/)).toBeTruthy();
  });

  it('shows no stop button to those who may not stop it', async () => {
    open({ role: 'chair', routes: { 'GET /surveys/s1': importing, 'GET /jobs/j1': jobOf() } });
    await screen.findByText(/120\.000 dari/);
    expect(screen.queryByRole('button', { name: 'Hentikan' })).toBeNull();
  });
});

describe('a repeated import that failed', () => {
  it('says why, and that the rows shown are those of before', async () => {
    const problem = {
      code: 'survey-no-rows',
      title: 'Tidak ada baris yang dapat dipakai.',
      titleEn: 'No row.',
    };
    open({
      routes: {
        'GET /surveys/s1': readySurvey({ rowsRejected: 0, jobId: 'j2' }),
        'GET /jobs/j2': jobOf({ id: 'j2', state: 'failed', problem }),
      },
    });
    expect((await screen.findByRole('alert')).textContent).toContain('Tidak ada baris yang dapat dipakai.');
    expect(screen.getByText(/berasal dari impor sebelumnya dan tetap dipakai/)).toBeTruthy();
  });
});

describe('the days of the interviews', () => {
  const show = (first: string, last: string) =>
    open({
      routes: {
        'GET /surveys/s1': readySurvey({ jobId: null, interviews: { first, last, unknown: 4 } }),
        'GET /surveys/s1/rejections': rejections,
      },
    });

  it('stand beside the counts', async () => {
    show('2025-03-03', '2025-03-28');
    const said = await screen.findByText(/Wawancara dari 3 Maret 2025 sampai 28 Maret 2025/);
    expect(said.textContent).toContain('4 baris tanpa tanggal');
    expect(screen.queryByText(/di luar/)).toBeNull();
  });

  it.each([
    ['2025-02-01', '2025-02-27'],
    ['2025-04-01', '2025-04-02'],
  ])('are questioned where none lies in the period: %s to %s', async (first, last) => {
    show(first, last);
    expect(await screen.findByText(/Semua wawancara di luar Maret 2025/)).toBeTruthy();
  });
});

describe('an import that failed', () => {
  it('says why in the words of the refusal and leads back to the columns', async () => {
    const user = userEvent.setup();
    const problem = {
      code: 'survey-no-rows',
      title: 'Tidak ada baris yang dapat dipakai.',
      titleEn: 'No row.',
    };
    open({
      routes: {
        'GET /surveys/s1': surveyDetail({ state: 'failed', jobId: 'j1' }),
        'GET /jobs/j1': jobOf({ state: 'failed', problem }),
      },
    });
    expect((await screen.findByRole('alert')).textContent).toContain('Tidak ada baris yang dapat dipakai.');
    await user.click(screen.getByRole('button', { name: 'Ubah pilihan kolom' }));
    expect(await screen.findByText('Kolom mana berisi apa')).toBeTruthy();
  });
});

describe('the rows of an import', () => {
  const routes = { 'GET /surveys/s1': readySurvey(), 'GET /surveys/s1/rejections': rejections };

  it('are all accounted for, each refused one with row, column, value and reason', async () => {
    open({ routes });
    const table = within(await screen.findByRole('table', { name: 'Baris yang ditolak' }));
    const rows = table.getAllByRole('row').map((row) => row.textContent);
    expect(rows[1]).toBe('18belanja-450.000Baris 18: bernilai negatif.');
    expect(rows[2]).toBe('71bobot(kosong)Baris 71: kolom kosong.');
    const reasons = within(screen.getByRole('table', { name: 'Alasan penolakan' }));
    expect(reasons.getAllByRole('row')[1]!.textContent).toBe('pengeluaran negatif2');
    expect(screen.getByText(/2 penolakan pertama dari 3/)).toBeTruthy();
  });

  it('are read by axe without complaint', async () => {
    const { container } = open({ routes });
    await screen.findByRole('table', { name: 'Baris yang ditolak' });
    await expectAccessible(container);
  });

  it('keep their contents from a chair, who sees the counts', async () => {
    const { api } = open({ role: 'chair', routes });
    expect(await screen.findByText(/hanya ditampilkan kepada yang boleh mengimpor/)).toBeTruthy();
    expect(screen.getByText('467')).toBeTruthy();
    expect(api.sent('GET /surveys/s1/rejections')).toHaveLength(0);
    expect(screen.queryByRole('button', { name: 'Batalkan impor' })).toBeNull();
  });

  it('are taken back only after a question that says what stays', async () => {
    const user = userEvent.setup();
    const { api } = open({
      routes: { ...routes, 'POST /surveys/s1/undo': readySurvey({ state: 'undone' }) },
    });
    await user.click(await screen.findByRole('button', { name: 'Batalkan impor' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/467 baris tidak dihitung lagi/).textContent).toContain('tetap tersimpan');
    expect(api.sent('POST /surveys/s1/undo')).toHaveLength(0);
    await user.click(dialog.getByRole('button', { name: 'Batalkan impor' }));
    await waitFor(() => expect(api.sent('POST /surveys/s1/undo')).toHaveLength(1));
    expect(await screen.findByText('Impor dibatalkan.')).toBeTruthy();
  });

  it('of published figures are not taken back: the refusal is said in the question', async () => {
    const user = userEvent.setup();
    const refuse = () => problemAnswer('survey-in-use', { count: 28 });
    open({ routes: { ...routes, 'POST /surveys/s1/undo': refuse } });
    await user.click(await screen.findByRole('button', { name: 'Batalkan impor' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Batalkan impor' }));
    expect(await dialog.findByText(/karena 28 angkanya sudah terbit/)).toBeTruthy();
  });
});
