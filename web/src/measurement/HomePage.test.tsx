import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../platform/testing/axe.ts';
import { renderPage } from '../platform/testing/render-page.tsx';
import { HomePage } from './HomePage.tsx';
import { figureOf, gini, homeOf, ipm, measureOf, p0Measure, surveyOf, traceOf } from './testing-answers.ts';

const home = homeOf({
  share: [p0Measure],
  living: [
    measureOf(ipm, {
      survey: surveyOf({ indicator: ipm.code, unit: 'indeks', value: 80.41, ciLow: 79.4, ciHigh: 81.4 }),
      surveyDirection: { word: 'up', isGood: true, text: { id: 'naik 0,47 poin (± 0,35)', en: 'up 0.47' } },
    }),
  ],
  inequality: [
    measureOf(gini, {
      official: figureOf({ indicator: 'gini', unit: 'indeks', value: 0.277 }),
      trend: [
        [figureOf({ indicator: 'gini', period: '2024-03', value: 0.291 }), figureOf({ indicator: 'gini' })],
      ],
      direction: {
        word: 'no-error',
        isGood: null,
        text: {
          id: '0,291 pada Maret 2024 lalu 0,277; galat baku belum tersedia',
          en: 'no standard error available',
        },
      },
      class: { id: 'Ketimpangan rendah', en: 'Low inequality' },
    }),
  ],
});

const open = (options: Parameters<typeof renderPage>[1] = {}) =>
  renderPage(<HomePage />, { routes: { 'GET /home': home }, ...options });

const gaugeOf = (title: string) => screen.findByRole('region', { name: title });

describe('Beranda', () => {
  it('says its one sentence whole, so that it can be read aloud', async () => {
    open();
    await gaugeOf('Judul share');
    const said = document.querySelector('.home-sentence')?.textContent;
    expect(said).toBe(home.sentence.id);
  });

  it('lets the official figure stand large and the synthetic one marked and smaller', async () => {
    open();
    const official = within(await gaugeOf('Judul share')).getByRole('article');
    expect(official.dataset.size).toBe('large');
    expect(official.textContent).toContain('6,44');
    const synthetic = within(await gaugeOf('Judul living')).getByRole('article');
    expect(synthetic.dataset.size).toBe('regular');
    expect(within(synthetic).getByText('data sintetis')).toBeTruthy();
  });

  it('says where a figure has no standard error, once', async () => {
    open();
    expect(within(await gaugeOf('Judul share')).getByText('galat baku belum tersedia')).toBeTruthy();
    const inequality = await gaugeOf('Judul inequality');
    expect(inequality.textContent?.match(/galat baku belum tersedia/g)).toHaveLength(1);
  });

  it('compares nothing across a break and sends to the note that says why', async () => {
    open();
    const share = await gaugeOf('Judul share');
    expect(within(share).getByText(/tidak dibandingkan langsung dengan Maret 2024/)).toBeTruthy();
    expect(share.textContent).not.toMatch(/turun|naik/);
    const link = within(share).getByRole('link', { name: 'catatan 1' });
    const note = document.querySelector(link.getAttribute('href') ?? '');
    expect(note?.textContent).toContain('Garis kemiskinan naik 18,48 persen.');
    expect(note?.textContent).toContain('WebAPI BPS var 624');
  });

  it('says naik with an arrow where the error allows it', async () => {
    open();
    const living = await gaugeOf('Judul living');
    expect(within(living).getByText('naik').closest('p')?.textContent?.trim()).toBe(
      'naik 0,47 poin (± 0,35)',
    );
  });

  it('shows city, survey, province and nation on one scale, the survey with its interval', async () => {
    open();
    const list = within(await gaugeOf('Judul share')).getByRole('list');
    const rows = within(list)
      .getAllByRole('listitem')
      .map((row) => row.textContent?.replaceAll('\u00a0', ' '));
    expect(rows[0]).toBe('Kota Metro6,44 %');
    expect(rows[1]).toContain('data sintetis');
    expect(rows[1]).toContain('selang 95 %: 4,21 % sampai 9,93 %');
    expect(rows.slice(2)).toEqual(['Lampung10,00 %', 'Indonesia8,47 %']);
  });

  it('names the inequality class', async () => {
    open();
    expect(within(await gaugeOf('Judul inequality')).getByText(/Ketimpangan rendah/)).toBeTruthy();
  });

  it('says belum tersedia for a missing figure, never zero; only who may enter it is led there', async () => {
    open();
    const depth = await gaugeOf('Judul depth');
    expect(within(depth).getByText('belum tersedia')).toBeTruthy();
    expect(depth.textContent).not.toContain('0,00');
    expect(within(depth).getByRole('link', { name: 'Isi angkanya' }).getAttribute('href')).toBe(
      '/angka?indikator=p0&isi=1',
    );
  });

  it('leads the chair, who only reads, to no form', async () => {
    open({ role: 'chair' });
    await gaugeOf('Judul depth');
    expect(screen.queryByRole('link', { name: 'Isi angkanya' })).toBeNull();
  });

  it('opens the walk-back of any figure with Enter and keeps it in the address', async () => {
    const user = userEvent.setup();
    const { address } = open({ routes: { 'GET /home': home, 'GET /figures/:id/trace': traceOf() } });
    const button = within(await gaugeOf('Judul share')).getByRole('button', {
      name: /^Jejak angka: Persentase/,
    });
    button.focus();
    await user.keyboard('{Enter}');
    const panel = await screen.findByRole('dialog', { name: 'Jejak angka' });
    expect(within(panel).getByText('Survei Maret 2025 (survei-2025.csv)')).toBeTruthy();
    expect(address()).toBe('/?jejak=18.72-official-p0-2025-03');
  });

  it('opens the walk-back of a comparison too', async () => {
    const user = userEvent.setup();
    const { api } = open({ routes: { 'GET /home': home, 'GET /figures/:id/trace': traceOf() } });
    const lampung = within(await gaugeOf('Judul share'))
      .getByText('Lampung')
      .closest('li');
    await user.click(within(lampung!).getByRole('button'));
    await screen.findByRole('dialog');
    expect(api.sent('GET /figures/:id/trace').map((one) => one.path)).toEqual([
      '/figures/18-official-p0-2025-03/trace',
    ]);
  });

  it('is accessible', async () => {
    open();
    await gaugeOf('Judul share');
    await expectAccessible();
  });
});

describe('Beranda of a city with only its name', () => {
  const empty = {
    ...homeOf(),
    sentence: { id: 'Angka kemiskinan Kota Metro belum tersedia.', en: 'No figure.' },
    isEmpty: true,
  };
  const openEmpty = (role: 'secretariat' | 'chair' | 'administrator') =>
    renderPage(<HomePage />, { routes: { 'GET /home': empty }, role });

  it('shows the questions it will answer and what the secretariat can do first', async () => {
    openEmpty('secretariat');
    expect(await screen.findByText('Seberapa timpang?')).toBeTruthy();
    expect(screen.getByText('Angka kemiskinan Kota Metro belum tersedia.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Isi angka resmi' }).getAttribute('href')).toBe('/angka?isi=1');
    expect(screen.getByRole('link', { name: 'Unggah survei' }).getAttribute('href')).toBe('/survei');
    expect(screen.queryByRole('article')).toBeNull();
  });

  it('sends the administrator to register the secretariat', async () => {
    openEmpty('administrator');
    expect((await screen.findByRole('link', { name: 'Daftarkan sekretariat' })).getAttribute('href')).toBe(
      '/pengguna',
    );
    expect(screen.queryByRole('link', { name: 'Isi angka resmi' })).toBeNull();
  });

  it('tells the chair who will fill it, and is accessible', async () => {
    openEmpty('chair');
    expect(await screen.findByText(/Sekretariat TKPK belum mengisi angka/)).toBeTruthy();
    await expectAccessible();
  });
});
