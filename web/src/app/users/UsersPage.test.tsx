import { AreaList, UserList } from '@pilar/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { expectAccessible } from '../../platform/testing/axe.ts';
import type { MockRoutes } from '../../platform/testing/mock-api.ts';
import { problemAnswer } from '../../platform/testing/problem-answer.ts';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { UsersPage } from './UsersPage.tsx';

const area = (code: string, level: string, name: string, parentCode: string | null) => ({
  ...{ code, level, name, parentCode, bpsCode: null, bpsName: null, latitude: null, longitude: null },
});
const areas = AreaList.parse({
  areas: [
    area('18.72', 'city', 'Kota Metro', null),
    area('18.72.01', 'district', 'Metro Pusat', '18.72'),
    area('18.72.01.1001', 'village', 'Metro', '18.72.01'),
    area('18.72.01.1003', 'village', 'Imopuro', '18.72.01'),
  ],
  boundaries: null,
});
const user = (id: string, roles: string[], places: string[]) => ({
  ...{ id, userName: `${id}.1`, name: `Nama ${id}`, email: null, roles, places, hasSecondFactor: false },
  isActive: true,
  ...{ createdAt: '2026-11-01T02:00:00Z', lastSignInAt: null },
});
const users = UserList.parse({
  users: [
    user('ani', ['secretariat'], ['18.72']),
    user('budi', ['operator'], ['18.72.01.1003', '18.72.01.1001']),
    user('citra', ['enumerator'], ['18.72.01.1003.003.012']),
    user('dewi', ['kecamatan'], []),
  ],
});
const routes: MockRoutes = { 'GET /users': users, 'GET /areas': areas };
const show = (more: MockRoutes = {}) =>
  renderPage(<UsersPage />, { role: 'administrator', routes: { ...routes, ...more } });

async function openAdd(role: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name: 'Tambah pengguna' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText('Nama lengkap'), 'Eko Prasetyo');
  await userEvent.type(within(dialog).getByLabelText('Nama pengguna'), 'eko.prasetyo');
  await userEvent.type(within(dialog).getByLabelText('Kata sandi awal'), 'gerimis sore di taman');
  await userEvent.click(within(dialog).getByLabelText(role));
  return within(dialog);
}
const send = (dialog: ReturnType<typeof within>) =>
  userEvent.click(dialog.getByRole('button', { name: 'Tambah pengguna' }));

it('names where each person works, as people say it', async () => {
  show();
  const row = async (name: string) => (await screen.findByText(name)).closest('tr')?.textContent;
  await waitFor(async () => expect(await row('Nama ani')).toContain('seluruh kota'));
  expect(await row('Nama budi')).toContain('Imopuro, Metro');
  expect(await row('Nama citra')).toContain('RT 12 RW 3 Imopuro');
  expect(await row('Nama dewi')).toContain('belum dipilih');
});

it('asks for the place of a role that works in a part of the city', async () => {
  const { api } = show({ 'POST /users': users.users[1] });
  const dialog = await openAdd(/^Operator kelurahan/);
  await send(dialog);
  expect(dialog.getByText('Tambahkan sedikitnya satu wilayah tugas.')).toBeDefined();
  expect(api.sent('POST /users')).toEqual([]);
  expect(dialog.queryByRole('option', { name: 'Seluruh Metro Pusat' })).toBeNull();
  await userEvent.selectOptions(dialog.getByLabelText('Kelurahan'), 'Imopuro');
  await userEvent.click(dialog.getByRole('button', { name: 'Tambahkan wilayah' }));
  await expectAccessible(screen.getByRole('dialog'));
  await send(dialog);
  await waitFor(() => expect(api.sent('POST /users')).toHaveLength(1));
  expect(api.sent('POST /users')[0]?.body).toMatchObject({ places: ['18.72.01.1003'] });
});

it('gives an enumerator an RT by its numbers', async () => {
  const { api } = show({ 'POST /users': users.users[2] });
  const dialog = await openAdd(/^Pendata/);
  await userEvent.selectOptions(dialog.getByLabelText('Kelurahan'), 'Metro');
  await userEvent.type(dialog.getByLabelText('RW'), '3');
  const add = () => userEvent.click(dialog.getByRole('button', { name: 'Tambahkan wilayah' }));
  for (const wrong of ['{selectall}{delete}', 'x', '0']) {
    await userEvent.type(dialog.getByLabelText('RT'), wrong);
    await add();
    expect(dialog.getByText('RW dan RT berupa bilangan 1–999.')).toBeDefined();
    await userEvent.clear(dialog.getByLabelText('RT'));
  }
  for (const rt of ['7', '12']) {
    await userEvent.type(dialog.getByLabelText('RT'), rt);
    await add();
  }
  await userEvent.click(dialog.getByRole('button', { name: 'Hapus RT 7 RW 3 Metro' }));
  await send(dialog);
  await waitFor(() => expect(api.sent('POST /users')).toHaveLength(1));
  expect(api.sent('POST /users')[0]?.body).toMatchObject({ places: ['18.72.01.1001.003.012'] });
});

it('shows what the server says of a place beside it', async () => {
  show({
    'PATCH /users/:id': problemAnswer('body-invalid', {
      field: 'places',
      reason: '18.72 terlalu luas: paling luas satu kelurahan',
    }),
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Ubah Nama ani' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByLabelText(/^Operator kelurahan/));
  await userEvent.click(dialog.getByRole('button', { name: 'Simpan' }));
  const places = within(dialog.getByRole('group', { name: 'Wilayah tugas' }));
  expect(await places.findByText(/terlalu luas: paling luas satu kelurahan/)).toBeDefined();
});

it('makes a link for somebody without a password, shown once to be printed or copied', async () => {
  const token = 'a'.repeat(43);
  show({ 'POST /users/:id/link': { token, kind: 'invitation', expiresAt: '2026-11-27T02:00:00Z' } });
  await userEvent.click(await screen.findByRole('button', { name: 'Ubah Nama budi' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name: 'Buat tautan sekali pakai' }));
  expect(await dialog.findByText(new RegExp(`/tautan#${token}$`))).toBeDefined();
  expect(dialog.getByRole('heading', { name: 'Undangan ke Pilar' })).toBeDefined();
  await expectAccessible(screen.getByRole('dialog'));
});
