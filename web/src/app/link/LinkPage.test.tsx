import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { expectAccessible } from '../../platform/testing/axe.ts';
import { problemAnswer } from '../../platform/testing/problem-answer.ts';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { LinkPage } from './LinkPage.tsx';

const LINK = { kind: 'invitation', userName: 'siti.aminah', name: 'Siti Aminah' };
afterEach(() => {
  window.location.hash = '';
});

it('greets whoever was invited and lets them choose a password', async () => {
  window.location.hash = '#kode-rahasia';
  const { api, address } = renderPage(<LinkPage />, {
    role: null,
    routes: { 'POST /session/link/open': LINK, 'POST /session/link': LINK },
  });
  const greeting = await screen.findByText(/Selamat datang, Siti Aminah/);
  await expectAccessible(greeting.closest('form') ?? document.body);
  await userEvent.type(screen.getByLabelText('Kata sandi baru'), 'gerimis sore di');
  await userEvent.type(screen.getByLabelText('Kata sandi baru, sekali lagi'), 'gerimis');
  await userEvent.click(screen.getByRole('button', { name: 'Setel kata sandi' }));
  expect(screen.getByText('Kedua isian belum sama.')).toBeDefined();
  expect(api.sent('POST /session/link')).toEqual([]);
  await userEvent.type(screen.getByLabelText('Kata sandi baru, sekali lagi'), ' sore di');
  await userEvent.click(screen.getByRole('button', { name: 'Setel kata sandi' }));
  expect(await screen.findByText('halaman lain')).toBeDefined();
  expect(address()).toBe('/masuk');
  expect(api.sent('POST /session/link')[0]?.body).toEqual({
    token: 'kode-rahasia',
    password: 'gerimis sore di',
  });
});

it('says that a link has ended and what to do', async () => {
  renderPage(<LinkPage />, {
    role: null,
    routes: { 'POST /session/link/open': problemAnswer('link-ended') },
  });
  expect(await screen.findByText(/Mintalah tautan baru kepada pengelola/)).toBeDefined();
});
