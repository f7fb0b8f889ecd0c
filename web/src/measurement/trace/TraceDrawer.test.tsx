import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../../platform/testing/axe.ts';
import { problemAnswer } from '../../platform/testing/problem-answer.ts';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { figureOf, recomputedOf, surveyOf, traceOf } from '../testing-answers.ts';
import { TraceDrawer } from './TraceDrawer.tsx';

const open = (routes: Parameters<typeof renderPage>[1] = {}) =>
  renderPage(<TraceDrawer />, {
    url: '/?jejak=angka-1',
    ...routes,
    routes: { 'GET /figures/:id/trace': traceOf(), ...routes.routes },
  });

const panel = () => screen.findByRole('dialog', { name: 'Jejak angka' });

describe('the walk-back', () => {
  it('names data, version, rows used and left out, formula, line, publisher', async () => {
    open();
    const told = within(await panel());
    await told.findByText('Survei Maret 2025 (survei-2025.csv)');
    expect(told.getByText('b3a166eebc3c')).toBeTruthy();
    expect(told.getByText('598')).toBeTruthy();
    expect(told.getByText('2: pengeluaran kosong')).toBeTruthy();
    expect(told.getByText('Rp596.139 per kapita per bulan')).toBeTruthy();
    expect(told.getByText('sumber: BPS Kota Metro')).toBeTruthy();
    expect(told.getByText('Siti Rahmawati')).toBeTruthy();
    expect(told.getByText('24 November 2026 pukul 09.00 WIB')).toBeTruthy();
    expect(told.getByRole('link', { name: 'Baca cara hitungnya' }).getAttribute('href')).toBe('/metode/fgt');
  });

  it('sets lowered letters itself, since fonts lack their signs', async () => {
    open();
    await screen.findByText('Rumus');
    const formula = document.querySelector('.trace-formula');
    expect(formula?.textContent).toBe('P0 = Σ wi·1(yi < z) / Σ wi');
    expect(formula?.querySelectorAll('sub')).toHaveLength(3);
  });

  it('copies the whole version, not its short form', async () => {
    const user = userEvent.setup();
    open();
    await user.click(await screen.findByRole('button', { name: 'Salin versi data' }));
    expect(await navigator.clipboard.readText()).toBe(traceOf().dataVersion);
    expect(await screen.findByText('Versi data disalin.')).toBeTruthy();
  });

  it('recomputes when asked and says loudly that it is equal', async () => {
    const user = userEvent.setup();
    const { api } = open({ routes: { 'POST /figures/:id/recompute': recomputedOf() } });
    await user.click(await screen.findByRole('button', { name: 'Hitung ulang' }));
    const verdict = (await screen.findByText('Sama')).closest('.verdict');
    expect(verdict?.textContent).toContain('24 November 2026 pukul 10.30 WIB');
    expect(verdict?.textContent).toContain('1,380');
    expect(api.sent('POST /figures/:id/recompute')).toHaveLength(1);
  });

  it('says loudly that the server found another figure', async () => {
    const user = userEvent.setup();
    open({
      routes: {
        'POST /figures/:id/recompute': problemAnswer('figure-mismatch', {
          published: 6.51,
          recomputed: 6.72,
        }),
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Hitung ulang' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Berbeda');
    expect(alert.textContent).toContain('6.72');
  });

  it('does not take the word of an answer whose numbers differ', async () => {
    const user = userEvent.setup();
    open({ routes: { 'POST /figures/:id/recompute': recomputedOf({ recomputedSe: 1.44 }) } });
    await user.click(await screen.findByRole('button', { name: 'Hitung ulang' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Berbeda');
    expect(alert.textContent).toContain('1,440');
    expect(screen.queryByText('Sama')).toBeNull();
  });

  it('says that an official figure is quoted, without an error', async () => {
    const official = traceOf({
      figure: figureOf(),
      rowsLeftOut: [],
      formula: {
        text: { id: 'Nilai resmi, dikutip sebagaimana terbit', en: 'Official value, quoted as published' },
        methodPage: null,
      },
    });
    open({ routes: { 'GET /figures/:id/trace': official } });
    const told = within(await panel());
    expect(await told.findByText('Nilai resmi, dikutip sebagaimana terbit')).toBeTruthy();
    expect(told.getByText('tidak ada')).toBeTruthy();
    expect(told.getByText('galat baku belum tersedia')).toBeTruthy();
  });

  it('leads from a replaced figure to its correction and back to what it replaced', async () => {
    const user = userEvent.setup();
    const replaced = traceOf({
      figure: surveyOf({ replacedBy: 'baru' }),
      history: [surveyOf({ id: 'lebih-lama', value: 7.77 })],
    });
    const { address } = open({ routes: { 'GET /figures/:id/trace': replaced } });
    await user.click(await screen.findByRole('button', { name: 'Buka penggantinya' }));
    expect(address()).toBe('/?jejak=baru');
    await user.click(await screen.findByRole('button', { name: /7,77/ }));
    expect(address()).toBe('/?jejak=lebih-lama');
  });

  it('shows the refusal of the server instead of an empty panel', async () => {
    open({ routes: { 'GET /figures/:id/trace': problemAnswer('not-found', { what: 'angka' }) } });
    expect(await screen.findByRole('alert')).toBeTruthy();
  });

  it('is accessible', async () => {
    open();
    await screen.findByText('Rumus');
    await expectAccessible();
  });
});
