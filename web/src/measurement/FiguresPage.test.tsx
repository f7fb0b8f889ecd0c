import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../platform/testing/axe.ts';
import type { MockRoutes } from '../platform/testing/mock-api.ts';
import { problemAnswer } from '../platform/testing/problem-answer.ts';
import { renderPage } from '../platform/testing/render-page.tsx';
import { FiguresPage } from './FiguresPage.tsx';
import { catalogue, figureOf, gini, p0Series, surveyOf, traceOf, uploadOf } from './testing-answers.ts';

const OLD = '0b5c1f9e-2f41-4d0e-9c53-8f6f6a5f1c11';

const figures = {
  figures: [
    figureOf(),
    figureOf({ id: OLD, period: '2024-03', value: 6.78, note: 'bulan disimpulkan' }),
    surveyOf(),
  ],
};

const area = (code: string, level: string, name: string) => ({
  ...{ code, level, name, bpsCode: null, bpsName: null, parentCode: null },
  ...{ latitude: null, longitude: null },
});

const routes: MockRoutes = {
  'GET /indicators': catalogue,
  'GET /indicators/:code/series': p0Series,
  'GET /figures': figures,
  'GET /figures/:id/trace': traceOf(),
  'GET /areas': {
    areas: [area('18.72', 'city', 'Kota Metro'), area('18', 'province', 'Lampung')],
    boundaries: null,
  },
};

const open = (options: Parameters<typeof renderPage>[1] = {}) =>
  renderPage(<FiguresPage />, {
    path: '/angka',
    url: '/angka',
    ...options,
    routes: { ...routes, ...options.routes },
  });

const table = () => screen.findByRole('table', { name: 'Daftar angka' });

describe('the figures of an indicator', () => {
  it('are told in one sentence, from the newest official figure', async () => {
    open();
    const said = await screen.findByText(/menurut angka resmi terbaru/);
    expect(said.textContent?.replaceAll('\u00a0', ' ')).toBe(
      'Persentase penduduk miskin (P0) Kota Metro: 6,44 % pada Maret 2025, menurut angka resmi terbaru.',
    );
  });

  it('carry value, source, confidence, method and note; a synthetic survey is marked', async () => {
    open();
    const rows = within(await table()).getAllByRole('row');
    const told = (start: string) =>
      rows.find((row) => row.textContent?.startsWith(start))?.textContent?.replaceAll('\u00a0', ' ');
    expect(told('Maret 2024')).toContain('6,78 %');
    for (const part of ['Berita Resmi Statistik 2025', 'tinggi', 'kebutuhan-dasar', 'bulan disimpulkan']) {
      expect(told('Maret 2024')).toContain(part);
    }
    expect(rows.some((row) => row.textContent?.includes('survei · data sintetis'))).toBe(true);
  });

  it('explain in words why the line is broken', async () => {
    open();
    const why = (await screen.findByText('Mengapa garisnya putus')).parentElement;
    expect(why?.textContent).toContain('Kota Metro, antara Maret 2024 dan Maret 2025.');
    expect(why?.textContent).toContain('Garis kemiskinan naik 18,48 persen.');
  });

  it('change with the indicator, which stands in the address', async () => {
    const user = userEvent.setup();
    const { api, address } = open();
    await table();
    const choice = screen.getByRole('combobox', { name: 'Indikator' });
    await user.click(choice);
    await user.keyboard('gini');
    await user.click(await screen.findByRole('option', { name: gini.name.id }));
    await waitFor(() => expect(address()).toBe('/angka?indikator=gini'));
    await waitFor(() =>
      expect(api.requests.some((one) => one.path === '/indicators/gini/series')).toBe(true),
    );
  });

  it('are exported exactly as they are seen', async () => {
    const user = userEvent.setup();
    const { api } = open({ url: '/angka?wilayah=18.72&jenis=official&riwayat=1' });
    await table();
    const asked = api.sent('GET /figures')[0]?.query.toString();
    await user.click(screen.getByRole('button', { name: 'Unduh Excel' }));
    await waitFor(() => expect(api.sent('GET /figures.xlsx')).toHaveLength(1));
    expect(api.sent('GET /figures.xlsx')[0]?.query.toString()).toBe(asked);
    expect(asked).toBe('indicator=p0&area=18.72&kind=official&history=1');
  });

  it('open their walk-back from the value', async () => {
    const user = userEvent.setup();
    const { address } = open();
    const value = within(await table()).getByRole('button', { name: /^6,78.*Kota Metro Maret 2024/ });
    await user.click(value);
    expect(await screen.findByRole('dialog', { name: 'Jejak angka' })).toBeTruthy();
    expect(address()).toBe(`/angka?jejak=${OLD}`);
  });

  it('are only read by the chair', async () => {
    open({ role: 'chair', url: '/angka?isi=1' });
    await table();
    for (const name of ['Tambah angka', 'Unggah daftar', /^Koreksi/]) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('button', { name: 'Unduh Excel' })).toBeTruthy();
  });

  it('say what will stand here while there are none', async () => {
    open({ routes: { 'GET /indicators/:code/series': { ...p0Series, lines: [] } } });
    expect(await screen.findByText('Belum ada angka')).toBeTruthy();
    expect(screen.getByText('Persentase penduduk miskin (P0) Kota Metro belum tersedia.')).toBeTruthy();
  });

  it('are accessible', async () => {
    open();
    await table();
    await expectAccessible();
  });
});

async function fillIn(user: ReturnType<typeof userEvent.setup>, dialog: HTMLElement) {
  const field = within(dialog);
  await user.type(field.getByLabelText('Periode'), '2026-03');
  await user.type(field.getByLabelText('Nilai'), '6,12');
  await user.type(field.getByLabelText('Sumber'), 'Berita Resmi Statistik 2026');
  await user.selectOptions(field.getByLabelText('Keyakinan pada sumber'), 'tinggi');
}

describe('entering a figure', () => {
  it('says at each field what is missing and sends nothing', async () => {
    const user = userEvent.setup();
    const { api } = open({ url: '/angka?isi=1' });
    const dialog = await screen.findByRole('dialog', { name: 'Tambah angka resmi' });
    await user.type(within(dialog).getByLabelText('Nilai'), '1.234');
    await user.click(within(dialog).getByRole('button', { name: 'Terbitkan' }));
    expect(within(dialog).getByLabelText('Nilai').getAttribute('aria-invalid')).toBe('true');
    expect(within(dialog).getByText(/dapat dibaca dengan dua cara/)).toBeTruthy();
    expect(within(dialog).getByText(/Tulis tahun, misalnya 2025/)).toBeTruthy();
    expect(within(dialog).getByText(/Sebut judul terbitannya/)).toBeTruthy();
    expect(api.sent('POST /figures')).toHaveLength(0);
  });

  it('shows how the number is read, then publishes it for the city', async () => {
    const user = userEvent.setup();
    const { api } = open({ routes: { 'POST /figures': figureOf({ period: '2026-03', value: 6.12 }) } });
    await user.click(await screen.findByRole('button', { name: 'Tambah angka' }));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByRole('option', { name: 'Kota Metro (18.72)' });
    await fillIn(user, dialog);
    expect(within(dialog).getByText('akan terbit: 6,12 %')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Terbitkan' }));
    expect(await screen.findByText(/Kota Metro, Maret 2026 terbit\./)).toBeTruthy();
    expect(api.sent('POST /figures')[0]?.body).toMatchObject({
      indicator: 'p0',
      areaCode: '18.72',
      period: '2026-03',
      value: 6.12,
      se: null,
      confidence: 'tinggi',
      replaces: null,
    });
  });

  it('puts the refusal of a figure that exists at the period', async () => {
    const user = userEvent.setup();
    const refused = problemAnswer('figure-exists', { indicator: 'P0', area: '18.72', period: '2026-03' });
    open({ routes: { 'POST /figures': refused } });
    await user.click(await screen.findByRole('button', { name: 'Tambah angka' }));
    const dialog = await screen.findByRole('dialog');
    await fillIn(user, dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Terbitkan' }));
    const sentence = await within(dialog).findByText(/sudah ada\. Bila angka itu keliru/);
    const period = within(dialog).getByLabelText('Periode');
    expect(period.getAttribute('aria-describedby')).toContain(sentence.id);
    expect(period.getAttribute('aria-invalid')).toBe('true');
  });

  it('lets a correction name the figure that it replaces', async () => {
    const user = userEvent.setup();
    const { api } = open({ routes: { 'POST /figures': figureOf({ period: '2024-03', value: 6.8 }) } });
    await user.click(await screen.findByRole('button', { name: 'Koreksi angka Kota Metro Maret 2024' }));
    const dialog = await screen.findByRole('dialog', { name: 'Koreksi angka resmi' });
    expect(within(dialog).getByText(/Koreksi ini mengganti .*Maret 2024, 6,78/)).toBeTruthy();
    const value = within(dialog).getByLabelText('Nilai');
    await user.clear(value);
    await user.type(value, '6,80');
    await user.click(within(dialog).getByRole('button', { name: 'Terbitkan koreksi' }));
    await waitFor(() => expect(api.sent('POST /figures')).toHaveLength(1));
    expect(api.sent('POST /figures')[0]?.body).toMatchObject({
      replaces: OLD,
      period: '2024-03',
      value: 6.8,
    });
  });
});

describe('uploading a list', () => {
  const list = new File(['indikator;nilai'], 'angka.csv', { type: 'text/csv' });
  const choose = async (user: ReturnType<typeof userEvent.setup>) => {
    await user.click(await screen.findByRole('button', { name: 'Unggah daftar' }));
    const dialog = await screen.findByRole('dialog');
    await user.upload(within(dialog).getByLabelText('Berkas daftar', { selector: 'input' }), list);
    return dialog;
  };

  it('checks first, shows every refused row with its reason, and publishes only when told', async () => {
    const user = userEvent.setup();
    const { api } = open({
      routes: {
        'POST /figures/upload': ({ query }: { query: URLSearchParams }) =>
          uploadOf({ isSaved: query.get('save') === '1' }),
      },
    });
    const dialog = await choose(user);
    const refused = await within(dialog).findByRole('table', { name: 'Baris yang ditolak' });
    expect(within(refused).getAllByRole('row')[1]?.textContent).toBe('7nilaiabcbukan angka');
    const counts = [...dialog.querySelectorAll('.upload-counts dd')].map((count) => count.textContent);
    expect(counts).toEqual(['1', '1', '4', '1']);
    expect(api.sent('POST /figures/upload').map((one) => one.query.get('save'))).toEqual(['0']);
    await user.click(within(dialog).getByRole('button', { name: 'Terbitkan 2 angka' }));
    expect(await screen.findByText('2 angka terbit.')).toBeTruthy();
    expect(api.sent('POST /figures/upload').map((one) => one.query.get('save'))).toEqual(['0', '1']);
  });

  it('says at the file what is wrong with the whole of it', async () => {
    const user = userEvent.setup();
    const refused = problemAnswer('column-not-found', {
      column: 'nilai',
      file: 'angka.csv',
      columns: 'a, b',
    });
    open({ routes: { 'POST /figures/upload': refused } });
    const dialog = await choose(user);
    expect((await within(dialog).findByRole('alert')).textContent).toContain('Kolom "nilai" tidak ada');
    expect(within(dialog).queryByRole('button', { name: /^Terbitkan/ })).toBeNull();
  });

  it('has nothing to publish from a list that says what is published already', async () => {
    const user = userEvent.setup();
    open({ routes: { 'POST /figures/upload': uploadOf({ accepted: [], corrections: 0, rejected: [] }) } });
    const dialog = await choose(user);
    expect(await within(dialog).findByText(/Tidak ada yang perlu diterbitkan/)).toBeTruthy();
    expect(within(dialog).queryByRole('button', { name: /^Terbitkan/ })).toBeNull();
  });
});
