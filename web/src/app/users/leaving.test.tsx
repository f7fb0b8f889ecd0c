import { type OpenWorkGroup, UserList } from '@pilar/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { expectAccessible } from '../../platform/testing/axe.ts';
import type { MockRoutes } from '../../platform/testing/mock-api.ts';
import { problemAnswer } from '../../platform/testing/problem-answer.ts';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { UsersPage } from './UsersPage.tsx';

const leaving = { reason: 'retired', note: '', lastDay: '2026-11-20', isClosed: true, successorName: null };
const idOf = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
const person = (number: number, name: string, more: object = {}) => ({
  ...{ id: idOf(number), userName: name.toLowerCase(), name, email: null, roles: ['secretariat'] },
  ...{ places: ['18.72'], hasSecondFactor: false, isActive: true },
  ...{ createdAt: '2026-11-01T02:00:00Z', lastSignInAt: null, ...more },
});
const { users } = UserList.parse({
  users: [
    person(1, 'Ani'),
    person(2, 'Budi'),
    person(3, 'Citra', { isActive: false, leaving }),
    person(4, 'Dewi', { leaving: { ...leaving, isClosed: false, lastDay: '2026-12-31' } }),
  ],
});
const surveys: OpenWorkGroup = {
  kind: 'survey',
  name: { id: 'Survei yang belum selesai diimpor', en: 'x' },
  handedOver: { id: 'Menjadi tanggungan pengganti.', en: 'x' },
  unclaimed: { id: 'Menunggu penanggung jawab baru.', en: 'x' },
  items: [{ id: 's', title: 'Susenas Maret', link: '/survei/s', since: '2026-11-01T02:00:00Z' }],
};
const routes: MockRoutes = {
  'GET /users': { users },
  'GET /areas': { areas: [], boundaries: null },
  'GET /users/waiting': { people: [] },
  'GET /users/:id/work': { groups: [surveys] },
};
const show = (more: MockRoutes = {}) =>
  renderPage(<UsersPage />, { role: 'administrator', routes: { ...routes, ...more } });
const open = async (name: string, button: string) => {
  await userEvent.click(await screen.findByRole('button', { name: `Ubah ${name}` }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: button }));
  return within(await screen.findByRole('dialog'));
};

it('says of each person whether they leave, when and why', async () => {
  show();
  const row = async (name: string) => (await screen.findByText(name)).closest('tr')?.textContent;
  expect(await row('Citra')).toContain('keluar 20 November 2026: Pensiun');
  expect(await row('Dewi')).toContain('keluar sesudah 31 Desember 2026: Pensiun');
});

it('shows what waits for the person, and what becomes of it, before it is confirmed', async () => {
  const { api } = show({ 'POST /users/:id/leave': users[0] });
  const dialog = await open('Ani', 'Nyatakan keluar');
  expect(await dialog.findByText('Susenas Maret')).toBeDefined();
  expect(dialog.getByText('Menunggu penanggung jawab baru.')).toBeDefined();
  // Neither the person nor anybody who leaves takes over.
  const names = within(dialog.getByLabelText('Pengganti'))
    .getAllByRole('option')
    .map((one) => one.textContent);
  expect(names).toEqual(['Belum ada', 'Budi (Sekretariat TKPK)']);
  await userEvent.selectOptions(dialog.getByLabelText('Pengganti'), idOf(2));
  expect(dialog.getByText('Menjadi tanggungan pengganti.')).toBeDefined();
  await userEvent.selectOptions(dialog.getByLabelText('Alasan'), 'Alasan lain');
  const send = () => userEvent.click(dialog.getByRole('button', { name: 'Nyatakan keluar' }));
  await send();
  expect(dialog.getByText('Tuliskan alasannya, sedikitnya lima huruf.')).toBeDefined();
  expect(api.sent('POST /users/:id/leave')).toEqual([]);
  await userEvent.type(dialog.getByLabelText('Keterangan'), 'ikut suami ke Palembang');
  await expectAccessible(screen.getByRole('dialog'));
  await send();
  await waitFor(() => expect(api.sent('POST /users/:id/leave')).toHaveLength(1));
  expect(api.sent('POST /users/:id/leave')[0]?.body).toMatchObject({
    ...{ reason: 'other', note: 'ikut suami ke Palembang', successorId: idOf(2) },
    lastDay: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
});

it('keeps the last administrator, and says so', async () => {
  show({ 'POST /users/:id/leave': problemAnswer('last-administrator') });
  const dialog = await open('Ani', 'Nyatakan keluar');
  await userEvent.click(dialog.getByRole('button', { name: 'Nyatakan keluar' }));
  expect(await dialog.findByText(/^Ini pengelola terakhir/)).toBeDefined();
});

it('brings somebody back only with a reason', async () => {
  const { api } = show({ 'POST /users/:id/return': users[2] });
  const dialog = await open('Citra', 'Kembali bertugas');
  const send = () => userEvent.click(dialog.getByRole('button', { name: 'Kembali bertugas' }));
  await send();
  expect(api.sent('POST /users/:id/return')).toEqual([]);
  await userEvent.type(dialog.getByLabelText('Alasan'), 'salah orang');
  await send();
  await waitFor(() => expect(api.sent('POST /users/:id/return')[0]?.body).toEqual({ reason: 'salah orang' }));
});

it('moves somebody with a reason; the work is theirs still unless a successor is chosen', async () => {
  const { api } = show({ 'POST /users/:id/move': users[1] });
  const dialog = await open('Budi', 'Pindah tugas');
  await userEvent.type(dialog.getByLabelText('Alasan pindah'), 'Surat tugas 12/2026');
  await userEvent.type(dialog.getByLabelText(/^Unit kerja/), 'Inspektorat');
  await userEvent.click(dialog.getByLabelText(/^Sekretariat TKPK/));
  await userEvent.click(dialog.getByLabelText(/^Pemeriksa/));
  await expectAccessible(screen.getByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name: 'Pindah tugas' }));
  await waitFor(() => expect(api.sent('POST /users/:id/move')).toHaveLength(1));
  expect(api.sent('POST /users/:id/move')[0]?.body).toMatchObject({
    ...{ reason: 'Surat tugas 12/2026', roles: ['auditor'], unit: 'Inspektorat', successorId: null },
  });
});

it('lists what nobody has taken over, and hands it over', async () => {
  const { api } = show({
    'GET /users/waiting': { people: [{ id: idOf(3), name: 'Citra', groups: [surveys] }] },
    'POST /users/:id/hand-over': users[2],
  });
  const section = (await screen.findByRole('heading', { name: 'Menunggu penanggung jawab' })).closest(
    'section',
  );
  const part = within(section ?? document.body);
  expect(part.getByText('Susenas Maret')).toBeDefined();
  await userEvent.selectOptions(part.getByLabelText('Serahkan kepada'), idOf(1));
  await userEvent.click(part.getByRole('button', { name: 'Serahkan' }));
  await waitFor(() =>
    expect(api.sent('POST /users/:id/hand-over')[0]?.body).toEqual({ successorId: idOf(1) }),
  );
});
