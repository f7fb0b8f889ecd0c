import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { expectAccessible } from '../../platform/testing/axe.ts';
import { sessionAs } from '../../platform/testing/people.ts';
import { problemAnswer } from '../../platform/testing/problem-answer.ts';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { SignInPage } from '../sign-in/SignInPage.tsx';
import { browserWindow } from './leave-to.ts';
import { ProviderReturnPage } from './ProviderReturnPage.tsx';
import { ProviderSection } from './ProviderSection.tsx';

const leaveTo = vi.spyOn(browserWindow, 'leaveTo').mockReturnValue(undefined);
const NAME = 'Akun Metro';
const AWAY = 'https://akun.example/masuk?state=x';
const session = { ...sessionAs(null), provider: NAME };
afterEach(() => {
  leaveTo.mockClear();
  window.history.replaceState(null, '', '/');
});

it('offers the account of the other office below the password, and goes there with the way back', async () => {
  const { api } = renderPage(<SignInPage />, {
    ...{ role: null, session, path: '/masuk', url: '/masuk?kembali=%2Fkeluarga' },
    routes: { 'POST /session/provider/start': { address: AWAY } },
  });
  const button = await screen.findByRole('button', { name: `Masuk dengan ${NAME}` });
  await expectAccessible(button.closest('.stack') ?? document.body);
  await userEvent.click(button);
  await waitFor(() => expect(leaveTo).toHaveBeenCalledWith(AWAY));
  expect(api.sent('POST /session/provider/start')[0]?.body).toEqual({ returnTo: '/keluarga' });
});

it('says that the other office cannot be reached, and keeps the password form', async () => {
  renderPage(<SignInPage />, {
    ...{ role: null, session, path: '/masuk', url: '/masuk' },
    routes: { 'POST /session/provider/start': problemAnswer('provider-unreachable', { name: NAME }) },
  });
  await userEvent.click(await screen.findByRole('button', { name: `Masuk dengan ${NAME}` }));
  expect(await screen.findByText(/Akun Metro sedang tidak dapat dihubungi/)).toBeDefined();
  expect(screen.getByLabelText('Kata sandi')).toBeDefined();
  expect(leaveTo).not.toHaveBeenCalled();
});

const comeBack = (answer: unknown) => {
  window.history.replaceState(null, '', '/masuk/kembali?code=abc&state=def');
  return renderPage(<ProviderReturnPage />, {
    ...{ role: null, session, path: '/masuk/kembali', url: '/masuk/kembali' },
    routes: { 'POST /session/provider': answer },
  });
};
const outcome = (kind: string, returnTo: string, more: object = {}) => ({
  ...{ kind, returnTo },
  session: { ...sessionAs('secretariat'), provider: NAME, ...more },
});

it('hands the answer of the other office to the server once, and takes it out of the address', async () => {
  const { api, address } = comeBack(outcome('sign-in', '/keluarga'));
  expect(await screen.findByText('halaman lain')).toBeDefined();
  expect(address()).toBe('/keluarga');
  expect(api.sent('POST /session/provider').map(({ body }) => body)).toEqual([
    { query: 'code=abc&state=def' },
  ]);
  expect(window.location.search).toBe('');
});

it('asks for the second step where there is one, and remembers the way back', async () => {
  const { address } = comeBack(outcome('sign-in', '/keluarga', { user: null, awaitsCode: true }));
  expect(await screen.findByText('halaman lain')).toBeDefined();
  expect(address()).toBe('/masuk?kembali=%2Fkeluarga');
});

it('says why nobody came in, and the way to the password', async () => {
  comeBack(problemAnswer('provider-not-linked', { name: NAME }));
  expect(await screen.findByText(/tidak terhubung dengan akun Pilar yang aktif/)).toBeDefined();
  expect(screen.getByRole('link', { name: 'Ke halaman masuk' })).toBeDefined();
});

async function prove(button: string) {
  await userEvent.click(await screen.findByRole('button', { name: button }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByLabelText('Kata sandi'), 'gerimis sore');
  await userEvent.click(dialog.getByRole('button', { name: button }));
}

it('links one’s own account after the password', async () => {
  const { api } = renderPage(<ProviderSection name={NAME} />, {
    routes: {
      'GET /session/provider': { name: NAME, linkedAt: null },
      'POST /session/provider/link': { address: AWAY },
    },
  });
  expect(await screen.findByText('Belum terhubung.')).toBeDefined();
  await prove(`Hubungkan ${NAME}`);
  await waitFor(() => expect(leaveTo).toHaveBeenCalledWith(AWAY));
  expect(api.sent('POST /session/provider/link')[0]?.body).toEqual({ password: 'gerimis sore' });
});

it('lets it go after the password, and says what that ended', async () => {
  let linkedAt: string | null = '2026-11-20T02:00:00Z';
  renderPage(<ProviderSection name={NAME} />, {
    routes: {
      'GET /session/provider': () => ({ name: NAME, linkedAt }),
      'POST /session/provider/end': () => {
        linkedAt = null;
        return { name: NAME, linkedAt };
      },
    },
  });
  expect(await screen.findByText(/Terhubung sejak 20 November 2026/)).toBeDefined();
  await prove('Lepaskan hubungan');
  expect(await screen.findByText('Belum terhubung.')).toBeDefined();
  expect(screen.getByText(/Sesi yang dibuka lewat akun itu berakhir/)).toBeDefined();
});
