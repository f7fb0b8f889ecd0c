import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../../platform/testing/axe.ts';
import type { MockRoutes } from '../../platform/testing/mock-api.ts';
import { problemAnswer } from '../../platform/testing/problem-answer.ts';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { SurveyPage } from './SurveyPage.tsx';
import { catalogue, estimateOf, publishedFigure, readySurvey } from './testing-surveys.ts';

const none: MockRoutes = {
  'GET /surveys/s1': readySurvey(),
  'GET /surveys/s1/estimates': { estimates: [] },
  'GET /indicators': catalogue,
};
const made: MockRoutes = { ...none, 'GET /surveys/s1/estimates': { estimates: [estimateOf()] } };

const open = (routes: MockRoutes, options: Parameters<typeof renderPage>[1] = {}) =>
  renderPage(<SurveyPage />, { path: '/survei/$id', url: '/survei/s1', routes, ...options });

const plain = (element: Element | null | undefined) => element?.textContent?.replaceAll('\u00a0', ' ') ?? '';
const measureButton = () => screen.findByRole('button', { name: 'Hitung dengan garis ini' });
const line = () => screen.findByLabelText<HTMLSelectElement>('Garis kemiskinan');

describe('the poverty line of a measurement', () => {
  it('is at first the official one of the survey, with its source', async () => {
    open(none);
    expect((await line()).selectedOptions[0]!.textContent).toBe('resmi Maret 2025: Rp596.139');
    expect(screen.getByText('Sumber: BPS Kota Metro')).toBeTruthy();
  });

  it('of another year says that the result is no official figure of the survey', async () => {
    const user = userEvent.setup();
    open(none);
    await user.selectOptions(await line(), 'resmi Maret 2024: Rp560.000');
    expect(screen.getByText(/Garis ini untuk Maret 2024, sedangkan surveinya Maret 2025/)).toBeTruthy();
  });

  it('is not taken from another year unasked', async () => {
    const user = userEvent.setup();
    const { api } = open({ ...none, 'GET /surveys/s1': readySurvey({ period: '2022-03' }) });
    expect(await screen.findByText(/Garis resmi untuk periode survei ini belum ada/)).toBeTruthy();
    await user.click(await measureButton());
    expect(screen.getByText('Pilih garis kemiskinan.')).toBeTruthy();
    expect(api.sent('POST /surveys/s1/estimates')).toHaveLength(0);
  });

  it('may be typed in the Indonesian way, but only with its source', async () => {
    const user = userEvent.setup();
    const { api } = open({ ...none, 'POST /surveys/s1/estimates': estimateOf() });
    await user.selectOptions(await line(), 'garis lain, ketik sendiri');
    await user.type(screen.getByLabelText('Garis, rupiah per orang per bulan'), '620.500');
    await user.click(await measureButton());
    expect(screen.getByText('Sebutkan sumber garis ini.')).toBeTruthy();
    await user.type(screen.getByLabelText('Sumber garis'), 'asumsi rapat');
    await user.click(await measureButton());
    await waitFor(() =>
      expect(api.sent('POST /surveys/s1/estimates')[0]?.body).toMatchObject({
        line: 620_500,
        lineSource: 'asumsi rapat',
      }),
    );
  });
});

describe('a measurement', () => {
  it('asks for the chosen group and rule, and opens its result under an address of its own', async () => {
    const user = userEvent.setup();
    const { api, address } = open({ ...none, 'POST /surveys/s1/estimates': estimateOf({ id: 'e7' }) });
    await user.selectOptions(await screen.findByLabelText('Menurut kelompok'), 'pekerjaan');
    await user.click(screen.getByText('Lanjutan'));
    await user.click(screen.getByRole('radio', { name: /rata-rata sumbangan strata lain/ }));
    await user.click(await measureButton());
    await waitFor(() => expect(address()).toContain('perkiraan=e7'));
    expect(api.sent('POST /surveys/s1/estimates')[0]!.body).toEqual({
      line: 596_139,
      lineSource: 'BPS Kota Metro, Maret 2025',
      boundary: 'below',
      by: 'pekerjaan',
      lonelyPsu: 'average',
    });
  });

  it('that the design refuses says the stratum and opens the rule for it', async () => {
    const user = userEvent.setup();
    const refuse = () =>
      problemAnswer('design-invalid', { reason: 'strata "12" hanya berisi satu klaster', reasonEn: 'one' });
    open({ ...none, 'POST /surveys/s1/estimates': refuse });
    const advanced = (await screen.findByText('Lanjutan')).closest('details')!;
    expect(advanced.open).toBe(false);
    await user.click(await measureButton());
    expect(await screen.findByText(/strata "12" hanya berisi satu klaster/)).toBeTruthy();
    await waitFor(() => expect(advanced.open).toBe(true));
  });

  it('is told in one sentence with its interval', async () => {
    open(made);
    const said = await screen.findByText(/hidup di bawah garis/);
    expect(plain(said)).toContain(
      '6,44 % penduduk hidup di bawah garis; selang 95 persen dari 5,15 % sampai 7,73 %.',
    );
  });

  it('gives each value its interval, standard error, rows and class in words', async () => {
    open(made);
    const table = within(await screen.findByRole('table', { name: 'Seluruh kota' }));
    const row = (name: string) => plain(table.getByText(name).closest('tr'));
    await waitFor(() => expect(row('Ukuran p0')).toContain('6,44 %'));
    for (const part of ['5,15 % – 7,73 %', '0,64 poin', '467', '10,0 %', 'akurat']) {
      expect(row('Ukuran p0')).toContain(part);
    }
    expect(row('Ukuran mean')).toContain('Rp1.776.286');
    expect(row('Ukuran gini')).toContain('0,288');
    expect(row('Ukuran lowest40')).toContain('ketimpangan rendah menurut Bank Dunia');
  });

  it('explains a withheld group, and a share of zero that is not exact', async () => {
    open(made);
    const table = within(await screen.findByRole('table', { name: /menurut pekerjaan/ }));
    const row = (name: string) => plain(table.getByText(name).closest('tr'));
    expect(row('buruh')).toContain('ditahan');
    expect(row('buruh')).toContain('RSE 54,5 %, di atas 50 %');
    expect(row('pegawai')).toContain('tidak pasti; batas 95 %: 13,23 %');
    expect(row('pegawai')).toContain('hati-hati');
    expect(screen.getByText(/1 kelompok ditahan karena contohnya terlalu kecil/)).toBeTruthy();
  });

  it('compares groups by another measure from a link', async () => {
    const user = userEvent.setup();
    const { address } = open(made);
    await user.selectOptions(await screen.findByLabelText('Ukuran yang dibandingkan'), 'Ukuran gini');
    expect(address()).toContain('ukuran=gini');
    expect(screen.getByRole('table', { name: 'Ukuran gini menurut pekerjaan' })).toBeTruthy();
  });

  it('from an earlier data version says so', async () => {
    const old = estimateOf({ dataVersion: 'a'.repeat(64) });
    open({ ...none, 'GET /surveys/s1/estimates': { estimates: [old] } });
    expect(await screen.findByText(/versi data sebelum impor terakhir/)).toBeTruthy();
  });

  it('is read by axe without complaint', async () => {
    const { container } = open(made);
    await screen.findByRole('table', { name: 'Seluruh kota' });
    await expectAccessible(container);
  });
});

describe('a publication', () => {
  const before = publishedFigure();
  const publish = async (routes: MockRoutes) => {
    const user = userEvent.setup();
    const view = open(routes);
    await user.click(await screen.findByRole('button', { name: 'Terbitkan' }));
    return { user, ...view, dialog: within(await screen.findByRole('dialog')) };
  };

  it('says first how many figures it makes, which are left out and which are replaced', async () => {
    const { dialog, api } = await publish({ ...made, 'GET /figures': { figures: [before] } });
    expect(await dialog.findByText(/27 angka survei terbit/)).toBeTruthy();
    expect(dialog.getByText(/1 angka ditahan/)).toBeTruthy();
    expect(plain(dialog.getByText(/menjadi/))).toBe('Ukuran p0: 7,28 % menjadi 6,44 %');
    expect(api.sent('POST /estimates/e1/publish')).toHaveLength(0);
  });

  it('does not count figures of another period, or already replaced ones, as replaced', async () => {
    const others = [
      publishedFigure({ id: 'lama', period: '2024-03' }),
      publishedFigure({ id: 'diganti', replacedBy: 'f9' }),
      publishedFigure({ id: 'kelompok', group: 'pekerjaan=nelayan' }),
    ];
    const { dialog } = await publish({ ...made, 'GET /figures': { figures: others } });
    expect(await dialog.findByText('Tidak ada angka terbit yang diganti.')).toBeTruthy();
  });

  it('then opens the walk-back from each value', async () => {
    let isPublished = false;
    const figure = publishedFigure({ id: 'baru', value: 6.44, estimateId: 'e1', replaces: 'f1' });
    const { user, dialog, address } = await publish({
      ...made,
      'GET /surveys/s1/estimates': () => ({
        estimates: [estimateOf(isPublished ? { publishedAt: '2026-11-24T04:00:00.000Z' } : {})],
      }),
      'GET /figures': () => ({ figures: isPublished ? [figure] : [] }),
      'POST /estimates/e1/publish': () => {
        isPublished = true;
        return { figures: [figure] };
      },
    });
    await dialog.findByText(/27 angka survei terbit/);
    await user.click(dialog.getByRole('button', { name: 'Terbitkan' }));
    expect(await screen.findByText('1 angka diterbitkan.')).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: /Jejak angka: Ukuran p0/ }));
    expect(address()).toContain('jejak=baru');
  });

  it('is not offered to those who may not publish', async () => {
    open(made, { role: 'operator' });
    expect(await screen.findByText(/Belum diterbitkan/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Terbitkan' })).toBeNull();
  });
});
