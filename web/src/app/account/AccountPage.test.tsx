import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { expectAccessible } from '../../platform/testing/axe.ts';
import type { MockRoutes } from '../../platform/testing/mock-api.ts';
import { sessionAs } from '../../platform/testing/people.ts';
import { problemAnswer } from '../../platform/testing/problem-answer.ts';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { AccountPage } from './AccountPage.tsx';

const OFF = { isOn: false, since: null, recoveryCodesLeft: 0 };
const ON = { isOn: true, since: '2026-11-20T02:00:00Z', recoveryCodesLeft: 7 };
const SECRET = 'GEZDGNBVGY3TQOJQ';
const routes: MockRoutes = {
  'GET /areas': { areas: [], boundaries: null },
  'GET /session/open': { sessions: [] },
  'GET /session/second-factor': OFF,
  'POST /session/second-factor/start': {
    secret: SECRET,
    address: `otpauth://totp/Pilar:siti?secret=${SECRET}`,
  },
  'POST /session/second-factor/confirm': { codes: ['7KQ2M-0XW4T', 'ABCDE-12345'] },
};
const session = sessionAs('secretariat');
const needing = { ...session, user: session.user && { ...session.user, needsSecondFactor: true } };
const show = (more: MockRoutes = {}) =>
  renderPage(<AccountPage />, { session: needing, routes: { ...routes, ...more } });
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

async function typePassword(button: string) {
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByLabelText('Kata sandi'), 'gerimis sore');
  await userEvent.click(dialog.getByRole('button', { name: button }));
  return dialog;
}

it('tells a role that opens identities that it needs the second step, and leads through it', async () => {
  const { api } = show();
  expect(await screen.findByText(/Hak itu baru berlaku setelah langkah kedua/)).toBeDefined();
  await screen.findByText('Belum dinyalakan.');
  await press('Nyalakan langkah kedua');
  const dialog = await typePassword('Lanjut');
  expect(await dialog.findByRole('img', { name: 'Gambar QR untuk aplikasi autentikator' })).toBeDefined();
  expect(dialog.getByText('GEZD GNBV GY3T QOJQ')).toBeDefined();
  await expectAccessible(screen.getByRole('dialog'));
  await userEvent.type(dialog.getByLabelText('Kode enam angka'), '12345');
  await userEvent.click(dialog.getByRole('button', { name: 'Buktikan dan nyalakan' }));
  expect(dialog.getByText('Ketik enam angka dari aplikasi.')).toBeDefined();
  await userEvent.type(dialog.getByLabelText('Kode enam angka'), '6');
  await userEvent.click(dialog.getByRole('button', { name: 'Buktikan dan nyalakan' }));
  expect(await dialog.findByText('7KQ2M-0XW4T')).toBeDefined();
  expect(dialog.getByRole('button', { name: 'Cetak' })).toBeDefined();
  expect(api.sent('POST /session/second-factor/confirm')[0]?.body).toEqual({ code: '123456' });
  await userEvent.click(dialog.getByRole('button', { name: 'Sudah saya simpan' }));
  await waitFor(() => expect(screen.queryByText('7KQ2M-0XW4T')).toBeNull());
});

it('says how many recovery codes are left, and asks for the password before it is switched off', async () => {
  const { api } = show({
    'GET /session/second-factor': ON,
    'POST /session/second-factor/end': problemAnswer('sign-in-failed'),
  });
  expect(await screen.findByText(/Kode pemulihan yang belum dipakai: 7/)).toBeDefined();
  await press('Matikan langkah kedua');
  const dialog = await typePassword('Matikan langkah kedua');
  expect(await dialog.findByText(/tidak cocok/)).toBeDefined();
  expect(api.sent('POST /session/second-factor/end')).toHaveLength(1);
});

it('lists where the person is signed in, and ends what they do not know', async () => {
  const open = (id: string, isCurrent: boolean, system: string | null) => ({
    ...{
      id,
      isCurrent,
      browser: 'chrome',
      system,
      address: '10.1.2.3',
      provider: system === 'android' ? 'Akun Metro' : null,
    },
    ...{ openedAt: '2026-11-24T01:00:00Z', lastUsedAt: '2026-11-24T01:30:00Z' },
  });
  const mine = open('a', true, 'windows');
  const { api } = show({
    'GET /session/open': { sessions: [mine, open('b', false, 'android')] },
    'DELETE /session/open/:session': { sessions: [mine] },
  });
  expect(await screen.findByText('Chrome di Windows')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Akhiri sesi Chrome di Windows' })).toBeNull();
  await press('Akhiri sesi Chrome di Android');
  await waitFor(() => expect(screen.queryByText('Chrome di Android')).toBeNull());
  expect(api.sent('DELETE /session/open/:session').map(({ path }) => path)).toEqual(['/session/open/b']);
});
