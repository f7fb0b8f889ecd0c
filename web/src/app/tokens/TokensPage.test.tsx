import { ServiceTokenList } from '@pilar/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { expectAccessible } from '../../platform/testing/axe.ts';
import type { MockRoutes } from '../../platform/testing/mock-api.ts';
import { sessionAs } from '../../platform/testing/people.ts';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { TokensPage } from './TokensPage.tsx';

const idOf = (number: string) => `00000000-0000-4000-8000-00000000000${number}`;
const token = (number: string, more: object = {}) => ({
  ...{ id: idOf(number), name: `Dasbor ${number}`, usedFor: 'Dasbor kota', permissions: ['registry.count'] },
  ...{ places: ['18.72.01.1003'], purpose: null, hint: 'pilar_Ab3xY', owner: { id: 'o', name: 'Ani' } },
  ...{ createdAt: '2026-11-01T02:00:00Z', expiresAt: '2027-01-30T02:00:00Z', lastUsedAt: null },
  ...{ state: 'live', endReason: null, needsSuccessor: false, ...more },
});
const { tokens } = ServiceTokenList.parse({
  tokens: [
    token('1'),
    token('2', { state: 'ended', endReason: 'Budi tidak lagi bertugas', needsSuccessor: true }),
    token('3', { state: 'expired' }),
  ],
});
const area = (code: string, level: string, name: string, parentCode: string | null) => ({
  ...{ code, level, name, parentCode, bpsCode: null, bpsName: null, latitude: null, longitude: null },
});
const routes: MockRoutes = {
  'GET /tokens': { tokens },
  'GET /areas': {
    areas: [
      area('18.72', 'city', 'Kota Metro', null),
      area('18.72.01', 'district', 'Metro Pusat', '18.72'),
      area('18.72.01.1003', 'village', 'Imopuro', '18.72.01'),
    ],
    boundaries: null,
  },
};
const show = (more: MockRoutes = {}, role: 'administrator' | 'auditor' = 'administrator') =>
  renderPage(<TokensPage />, { session: sessionAs(role), routes: { ...routes, ...more } });

it('shows what each token reads, until when, and why it ended; whoever only reads users ends none', async () => {
  show({}, 'auditor');
  const row = async (name: string) => (await screen.findByText(name)).closest('tr')?.textContent;
  await waitFor(async () => expect(await row('Dasbor 1')).toContain('Imopuro'));
  expect(await row('Dasbor 1')).toContain('Cacah keluarga (tanpa nama)');
  expect(await row('Dasbor 2')).toContain('Budi tidak lagi bertugas');
  expect(await row('Dasbor 3')).toContain('lewat waktu');
  expect(screen.queryByRole('button', { name: 'Buat token' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Akhiri Dasbor 1' })).toBeNull();
  await expectAccessible(document.body);
});

it('offers only what the maker holds, asks for a place, and shows the text once', async () => {
  const text = `pilar_${'A'.repeat(49)}`;
  const { api } = show({ 'POST /tokens': { text, token: tokens[0] } });
  await userEvent.click(await screen.findByRole('button', { name: 'Buat token' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByLabelText('Daftar keluarga, NIK dan KK disamarkan')).toHaveProperty('disabled', true);
  await userEvent.type(dialog.getByLabelText('Nama'), 'Dasbor Kominfo');
  await userEvent.type(dialog.getByLabelText('Dipakai untuk'), 'Jumlah keluarga di dasbor');
  await userEvent.click(dialog.getByLabelText('Cacah keluarga (tanpa nama)'));
  const send = () => userEvent.click(dialog.getByRole('button', { name: 'Buat token' }));
  await send();
  expect(dialog.getByText('Tambahkan sedikitnya satu wilayah.')).toBeDefined();
  await userEvent.selectOptions(dialog.getByLabelText('Kecamatan atau kelurahan'), 'Imopuro');
  await userEvent.click(dialog.getByRole('button', { name: 'Tambahkan wilayah' }));
  await expectAccessible(screen.getByRole('dialog'));
  await send();
  expect(await screen.findByText(text)).toBeDefined();
  expect(api.sent('POST /tokens')[0]?.body).toMatchObject({
    ...{
      permissions: ['registry.count'],
      places: ['18.72.01.1003'],
      purpose: null,
      days: 90,
      replaces: null,
    },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Sudah saya simpan' }));
  await waitFor(() => expect(screen.queryByText(text)).toBeNull());
});

it('ends a token only with a reason', async () => {
  const { api } = show({ 'POST /tokens/:id/end': tokens[2] });
  await userEvent.click(await screen.findByRole('button', { name: 'Akhiri Dasbor 1' }));
  const dialog = within(await screen.findByRole('dialog'));
  const send = () => userEvent.click(dialog.getByRole('button', { name: 'Akhiri' }));
  await send();
  expect(api.sent('POST /tokens/:id/end')).toEqual([]);
  await userEvent.type(dialog.getByLabelText('Alasan'), 'teksnya bocor');
  await send();
  await waitFor(() => expect(api.sent('POST /tokens/:id/end')[0]?.body).toEqual({ reason: 'teksnya bocor' }));
});

it('asks what becomes of a token that ended with its owner; a new one begins like it', async () => {
  const { api } = show({ 'POST /tokens': { text: `pilar_${'B'.repeat(49)}`, token: tokens[0] } });
  await userEvent.click(await screen.findByRole('button', { name: 'Buat pengganti Dasbor 2' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByLabelText('Nama')).toHaveProperty('value', 'Dasbor 2');
  await userEvent.click(dialog.getByRole('button', { name: 'Buat token' }));
  await waitFor(() => expect(api.sent('POST /tokens')).toHaveLength(1));
  expect(api.sent('POST /tokens')[0]?.body).toMatchObject({ name: 'Dasbor 2', replaces: idOf('2') });
});
