import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { expectAccessible } from '../../platform/testing/axe.ts';
import type { MockRoutes } from '../../platform/testing/mock-api.ts';
import { sessionAs } from '../../platform/testing/people.ts';
import { problemAnswer } from '../../platform/testing/problem-answer.ts';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { SignInPage } from './SignInPage.tsx';

const awaiting = { ...sessionAs(null), awaitsCode: true };
const show = (more: MockRoutes = {}) =>
  renderPage(<SignInPage />, {
    role: null,
    path: '/masuk',
    url: '/masuk',
    routes: { 'POST /session': awaiting, ...more },
  });

async function signIn() {
  await userEvent.type(await screen.findByLabelText('Nama pengguna'), 'siti');
  await userEvent.type(screen.getByLabelText('Kata sandi'), 'gerimis sore di taman');
  await userEvent.click(screen.getByRole('button', { name: 'Masuk' }));
}

it('asks for the second step after the password, and enters only with its code', async () => {
  const { api, address } = show({ 'POST /session/second-factor': sessionAs('secretariat') });
  await signIn();
  const code = await screen.findByLabelText('Kode');
  expect(address()).toBe('/masuk');
  await expectAccessible(code.closest('form') ?? document.body);
  await userEvent.type(code, '123 456');
  await userEvent.click(screen.getByRole('button', { name: 'Lanjut' }));
  expect(await screen.findByText('halaman lain')).toBeDefined();
  expect(address()).toBe('/');
  expect(api.sent('POST /session/second-factor')[0]?.body).toEqual({ code: '123 456' });
});

it('says beside the code that it was not taken, and lets somebody else sign in', async () => {
  show({
    'POST /session/second-factor': problemAnswer('second-factor-wrong'),
    'DELETE /session': sessionAs(null),
  });
  await signIn();
  await userEvent.type(await screen.findByLabelText('Kode'), '000000');
  await userEvent.click(screen.getByRole('button', { name: 'Lanjut' }));
  expect(await screen.findByText(/Kode tidak cocok atau sudah dipakai/)).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Masuk sebagai orang lain' }));
  expect(await screen.findByLabelText('Kata sandi')).toBeDefined();
});
