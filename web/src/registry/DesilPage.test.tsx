import { AreaList, DesilTable, DesilTrace } from '@pilar/contracts';
import { fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../platform/testing/axe.ts';
import type { MockRoutes } from '../platform/testing/mock-api.ts';
import { renderPage } from '../platform/testing/render-page.tsx';
import { DesilPage } from './DesilPage.tsx';

const row = (areaCode: string, areaName: string, byDesil: number[], unranked = 0) => ({
  ...{ areaCode, areaName, parentName: 'Metro Pusat', isPartial: false, byDesil, unranked },
  families: byDesil.reduce((sum, count) => sum + count, unranked),
  persons: 1000,
});

// Desil 1–4: Metro 10, Imopuro 26, Yosomulyo 0. Desil 10: 5, 0, 40.
const rows = [
  row('18.72.01.1001', 'Metro', [1, 2, 3, 4, 0, 0, 0, 0, 0, 5]),
  row('18.72.01.1003', 'Imopuro', [20, 1, 2, 3, 0, 0, 0, 0, 0, 0], 7),
  row('18.72.01.1004', 'Yosomulyo', [0, 0, 0, 0, 0, 0, 0, 0, 0, 40]),
];
const table = DesilTable.parse({
  ...{
    level: 'village',
    asOf: '2025-07-01',
    desilVersion: 'contoh-1',
    isSynthetic: true,
    dataVersion: 'ab12',
  },
  rows,
  protection: null,
  total: row('18.72', 'Kota Metro', [21, 3, 5, 7, 0, 0, 0, 0, 0, 45], 7),
});

const area = (
  code: string,
  level: string,
  name: string,
  parentCode: string | null,
  latitude: number | null,
) => ({
  ...{ code, level, name, parentCode, bpsCode: null, bpsName: null },
  ...{ latitude, longitude: latitude === null ? null : 105.3 },
});
const areas = AreaList.parse({
  areas: [
    area('18.72.01', 'district', 'Metro Pusat', '18.72', null),
    ...rows.map((one, at) => area(one.areaCode, 'village', one.areaName, '18.72.01', -5.1 - at / 100)),
  ],
  boundaries: null,
});
const trace = DesilTrace.parse({
  ...{ dataVersion: 'ab12', asOf: '2025-07-01', desilVersion: 'contoh-1', families: 88, persons: 3000 },
  ...{ recountedFamilies: 88, recountedPersons: 3000, source: 'data sintetis', at: '2026-11-24T02:00:00Z' },
  isRecountShown: true,
});

const routes: MockRoutes = {
  'GET /registry/desil': table,
  'GET /registry/desil/trace': trace,
  'GET /areas': areas,
};
const open = (url = '/peta', changes: MockRoutes = {}) =>
  renderPage(<DesilPage />, { path: '/peta', url, routes: { ...routes, ...changes } });

const grid = () => screen.findByRole('grid', { name: /menurut kelurahan/ });
const names = async () =>
  within(await grid())
    .getAllByRole('rowheader')
    .map((cell) => cell.textContent);
const tile = (name: RegExp) => screen.findByRole('button', { name });

describe('the counts by desil', () => {
  it('are of desil 1 to 4 at first, most first, with the total of the city', async () => {
    open();
    expect(await names()).toEqual([
      'ImopuroMetro Pusat',
      'MetroMetro Pusat',
      'YosomulyoMetro Pusat',
      'Jumlah Kota Metro',
    ]);
    expect(
      await screen.findByText('36 dari 88 keluarga dalam registrasi berada pada desil 1–4.'),
    ).toBeTruthy();
    const first = (await screen.findByText('Imopuro', { selector: 'th span' })).closest('tr')!;
    expect([...first.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual([
      '26',
      '33',
      '7',
      '1.000',
    ]);
  });

  it('say where they are those of the places of the reader alone', async () => {
    const total = { ...table.total, isPartial: true };
    open('/peta', {
      'GET /registry/desil': { ...table, total, rows: [{ ...table.rows[0], isPartial: true }] },
    });
    expect(await names()).toEqual(['MetrosebagianMetro Pusat', 'Jumlah di wilayah tugas Anda']);
    expect(
      await screen.findByText(
        '36 dari 88 keluarga dalam registrasi di wilayah tugas Anda berada pada desil 1–4.',
      ),
    ).toBeTruthy();
  });

  it('follow the desil that the reader chooses, in table, map, sentence and address', async () => {
    const user = userEvent.setup();
    const { address } = open();
    await user.selectOptions(await screen.findByLabelText('Dari desil'), '10');
    expect(address()).toBe('/peta?desil=10');
    expect(screen.getByText('45 dari 88 keluarga dalam registrasi berada pada desil 10.')).toBeTruthy();
    expect((await names())[0]).toBe('YosomulyoMetro Pusat');
    expect(await tile(/^Yosomulyo: 40$/)).toBeTruthy();
  });

  it('come from a link as they were sent', async () => {
    open('/peta?desil=1-2&wilayah=18.72.01.1003');
    expect(
      await screen.findByText('24 dari 88 keluarga dalam registrasi berada pada desil 1–2.'),
    ).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Keluarga menurut desil: kelurahan Imopuro' })).toBeTruthy();
  });

  it('of a link that cannot be are those of desil 1 to 4', async () => {
    open('/peta?desil=9-2');
    expect(await screen.findByText(/36 dari 88 keluarga/)).toBeTruthy();
  });

  it('say that they are no poverty rate, and carry no percentage at all', async () => {
    const { container } = open();
    expect(await screen.findByText('Cacah, bukan angka kemiskinan.', { exact: false })).toBeTruthy();
    await grid();
    expect(container.textContent).not.toContain('%');
    expect(screen.getByText('data sintetis')).toBeTruthy();
  });

  it('of a register that is not synthetic carry no mark', async () => {
    open('/peta', { 'GET /registry/desil': { ...table, isSynthetic: false } });
    await grid();
    expect(screen.queryByText('data sintetis')).toBeNull();
  });

  it('ask for kecamatan when the reader does', async () => {
    const user = userEvent.setup();
    const { api, address } = open();
    await user.selectOptions(await screen.findByLabelText('Tingkat'), 'district');
    expect(address()).toBe('/peta?tingkat=district');
    expect(api.sent('GET /registry/desil').at(-1)!.query.get('level')).toBe('district');
  });

  it('of an empty register say what will stand here, without zeros for a result', async () => {
    const none = { ...table, rows: [], total: row('18.72', 'Kota Metro', Array(10).fill(0) as number[]) };
    open('/peta', { 'GET /registry/desil': none });
    expect(await screen.findByText('Registrasi belum berisi keluarga')).toBeTruthy();
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('are read by axe without complaint', async () => {
    const { container } = open();
    await grid();
    await tile(/^Metro: /);
    await expectAccessible(container);
  });
});

describe('guarded counts', () => {
  const guarded = {
    ...table,
    protection: { threshold: 5, releasedAt: '2026-11-24T02:00:00Z' },
    rows: [{ ...rows[0], byDesil: [null, 2, 3, 4, 0, 0, 0, 0, 0, 5], families: null }, ...rows.slice(1)],
  };

  it('say that they are guarded, never nothing, and the page says why', async () => {
    open('/peta', { 'GET /registry/desil': guarded });
    const cells = within(await grid())
      .getByText('Metro')
      .closest('tr')!;
    expect(within(cells).getAllByText('dijaga')).toHaveLength(2);
    expect(cells.textContent).not.toContain('belum tersedia');
    expect(screen.getByText(/Cacah 1 sampai 4, dan sel lain/)).toBeTruthy();
  });

  it('leave the recount out where its difference would tell', async () => {
    const user = userEvent.setup();
    const hidden = { ...trace, recountedFamilies: null, recountedPersons: null, isRecountShown: false };
    open('/peta', { 'GET /registry/desil': guarded, 'GET /registry/desil/trace': hidden });
    await user.click(await screen.findByRole('button', { name: 'Jejak cacah' }));
    const panel = within(await screen.findByRole('dialog'));
    expect(await panel.findByText(/^Hitungan ulang tidak ditampilkan/)).toBeTruthy();
    expect(panel.queryByText(/^Berbeda/)).toBeNull();
  });
});

describe('table and map', () => {
  it('choose the same area, whichever is pressed', async () => {
    const user = userEvent.setup();
    const { address } = open();
    await user.click(await tile(/^Imopuro: 26$/));
    expect(address()).toBe('/peta?wilayah=18.72.01.1003');
    const chosen = within(await grid()).getByRole('row', { selected: true });
    expect(chosen.textContent).toContain('Imopuro');
    await user.click(within(await grid()).getByText('Yosomulyo'));
    expect((await tile(/^Yosomulyo: /)).getAttribute('aria-pressed')).toBe('true');
    expect((await tile(/^Imopuro: /)).getAttribute('aria-pressed')).toBe('false');
  });

  it('choose by keyboard on the map', async () => {
    const user = userEvent.setup();
    const { address } = open();
    (await tile(/^Yosomulyo: /)).focus();
    await user.keyboard('{Enter}');
    expect(address()).toBe('/peta?wilayah=18.72.01.1004');
  });

  it('mark in one what is pointed at or focused in the other, and let go again', async () => {
    open();
    const place = await tile(/^Imopuro: /);
    const inTable = within(await grid())
      .getByText('Imopuro')
      .closest('tr')!;
    fireEvent.pointerOver(inTable.querySelector('td')!);
    expect(place.hasAttribute('data-linked')).toBe(true);
    fireEvent.pointerLeave(place.closest('.desil-split')!);
    expect(place.hasAttribute('data-linked')).toBe(false);
    fireEvent.focusIn(place);
    expect(inTable.hasAttribute('data-linked')).toBe(true);
    expect(
      within(await grid())
        .getByText('Metro')
        .closest('tr')!
        .hasAttribute('data-linked'),
    ).toBe(false);
  });

  it('show the ten desil of the chosen area, and of the city again', async () => {
    const user = userEvent.setup();
    open('/peta?wilayah=18.72.01.1001');
    const bars = within(await screen.findByRole('region', { name: /kelurahan Metro$/ }));
    expect(bars.getAllByRole('listitem').map((bar) => bar.textContent)).toEqual([
      'Desil 1 (termasuk yang dihitung)1',
      'Desil 2 (termasuk yang dihitung)2',
      'Desil 3 (termasuk yang dihitung)3',
      'Desil 4 (termasuk yang dihitung)4',
      ...['Desil 50', 'Desil 60', 'Desil 70', 'Desil 80', 'Desil 90', 'Desil 105', 'Tanpa desil0'],
    ]);
    await user.click(screen.getByRole('button', { name: 'Kembali ke seluruh kota' }));
    expect(screen.getByRole('region', { name: 'Keluarga menurut desil: Kota Metro' })).toBeTruthy();
  });
});

describe('the walk-back of the counts', () => {
  it('counts again from the rows and says that it is the same', async () => {
    const user = userEvent.setup();
    open();
    await user.click(await screen.findByRole('button', { name: 'Jejak cacah' }));
    const panel = within(await screen.findByRole('dialog'));
    expect(await panel.findByText(/^Sama: /)).toBeTruthy();
    expect(panel.getAllByText('88 keluarga, 3.000 jiwa')).toHaveLength(2);
    expect(panel.getByText('ab12')).toBeTruthy();
  });

  it('says it when the recount differs', async () => {
    const user = userEvent.setup();
    open('/peta', { 'GET /registry/desil/trace': { ...trace, recountedPersons: 2999 } });
    await user.click(await screen.findByRole('button', { name: 'Jejak cacah' }));
    const panel = within(await screen.findByRole('dialog'));
    expect(await panel.findByText(/^Berbeda: /)).toBeTruthy();
    expect(panel.getByText('88 keluarga, 2.999 jiwa')).toBeTruthy();
  });
});
