import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../../platform/testing/axe.ts';
import { problemAnswer } from '../../platform/testing/problem-answer.ts';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { SurveysPage } from './SurveysPage.tsx';
import { readySurvey, surveyDetail } from './testing-surveys.ts';

const page = (options: Parameters<typeof renderPage>[1] = {}) =>
  renderPage(<SurveysPage />, { path: '/survei', url: '/survei', ...options });

const two = {
  'GET /surveys': {
    surveys: [
      readySurvey({ id: 'siap', title: 'Survei sintetis 2024', period: '2024-03', isSynthetic: true }),
      surveyDetail({ id: 'baru', title: 'Susenas 2025' }),
    ],
  },
};

async function fillUpload(fileName: string) {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Unggah survei' }));
  const dialog = await screen.findByRole('dialog');
  const input = dialog.querySelector('input[type="file"]')!;
  fireEvent.change(input, { target: { files: [new File(['a;b\n1;2'], fileName)] } });
  const send = () => user.click(within(dialog).getByRole('button', { name: 'Unggah dan baca kolomnya' }));
  return { user, dialog, send };
}

describe('the list of surveys', () => {
  it('says state, period and counts; what was not imported has no counts yet', async () => {
    page({ routes: two });
    const row = (await screen.findByText('Survei sintetis 2024')).closest('tr')!;
    expect(row.textContent).toContain('siap dihitung');
    expect(row.textContent).toContain('Maret 2024');
    expect(row.textContent).toContain('467');
    const fresh = screen.getByText('Susenas 2025').closest('tr')!;
    expect(fresh.textContent).toContain('kolom belum dipilih');
    expect(within(fresh).getAllByText('belum tersedia')).toHaveLength(2);
  });

  it('marks a synthetic survey, and no other', async () => {
    page({ routes: two });
    const synthetic = (await screen.findByText('Survei sintetis 2024')).closest('tr')!;
    expect(within(synthetic).getByText('data sintetis')).toBeTruthy();
    expect(within(screen.getByText('Susenas 2025').closest('tr')!).queryByText('data sintetis')).toBeNull();
  });

  it('is read by axe without complaint', async () => {
    const { container } = page({ routes: two });
    await screen.findByText('Susenas 2025');
    await expectAccessible(container);
  });

  it('tells a newcomer what a survey file is and offers the upload', async () => {
    page({ routes: { 'GET /surveys': { surveys: [] } } });
    expect(
      await screen.findByText(/satu baris satu rumah tangga, dengan pengeluaran per orang/),
    ).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Unggah survei' })).toBeTruthy();
  });

  it('tells a chair who can upload, without a button that would be refused', async () => {
    page({ role: 'chair', routes: { 'GET /surveys': { surveys: [] } } });
    expect(await screen.findByText(/Sekretariat TKPK dapat mengunggah/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Unggah survei' })).toBeNull();
  });
});

describe('an upload', () => {
  it('proposes title and period from the file name, and opens the columns of the survey', async () => {
    const { api, address } = page({ routes: { ...two, 'POST /surveys': surveyDetail({ id: 's9' }) } });
    const { send, dialog } = await fillUpload('Susenas_Maret-2023.csv');
    expect(within(dialog).getByLabelText<HTMLInputElement>('Judul').value).toBe('Susenas Maret 2023');
    await send();
    await waitFor(() => expect(address()).toBe('/survei/s9?langkah=kolom'));
    const form = api.sent('POST /surveys')[0]!.body as FormData;
    expect([form.get('title'), form.get('period')]).toEqual(['Susenas Maret 2023', '2023-03']);
    expect((form.get('file') as File).name).toBe('Susenas_Maret-2023.csv');
  });

  it('says beside the field what is missing, and sends nothing', async () => {
    const { api } = page({ routes: two });
    const { send, dialog } = await fillUpload('data.csv');
    await send();
    expect(within(dialog).getByText('Tulis tahun empat angka, misalnya 2025.')).toBeTruthy();
    expect(api.sent('POST /surveys')).toHaveLength(0);
  });

  it('of a file that is already here names the survey that holds it', async () => {
    const refuse = () => problemAnswer('survey-duplicate', { title: 'Susenas Maret 2025' });
    page({ routes: { ...two, 'POST /surveys': refuse } });
    const { send } = await fillUpload('salinan-2025.csv');
    await send();
    const said = await screen.findByText(/Berkas yang sama sudah ada/);
    expect(said.textContent).toContain('Susenas Maret 2025');
  });

  it('refuses another kind of file before sending it', async () => {
    page({ routes: two });
    const { dialog } = await fillUpload('laporan.pdf');
    expect(within(dialog).getByText(/bukan .csv, .xlsx, .parquet/)).toBeTruthy();
  });
});
