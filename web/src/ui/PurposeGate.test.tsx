import { purposesOf } from '@pilar/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { expectAccessible } from '../platform/testing/axe.ts';
import { sessionAs } from '../platform/testing/people.ts';
import { problemAnswer } from '../platform/testing/problem-answer.ts';
import { renderPage } from '../platform/testing/render-page.tsx';
import { PurposeControl } from './PurposeControl.tsx';
import { PurposeGate } from './PurposeGate.tsx';

const page = (
  <>
    <PurposeControl />
    <PurposeGate>
      <p>daftar keluarga</p>
    </PurposeGate>
  </>
);

const withPurpose = (purpose: 'service' | 'planning') => {
  const session = sessionAs('secretariat');
  return { ...session, user: session.user && { ...session.user, purpose } };
};

it('asks what the families are looked at for before it shows any, and offers what the role holds', async () => {
  const { container } = renderPage(page);
  expect(await screen.findByRole('heading', { name: 'Untuk apa data keluarga dilihat?' })).toBeDefined();
  expect(screen.queryByText('daftar keluarga')).toBeNull();
  const choice = screen.getByRole('group', { name: 'Pilih tujuan' });
  expect(within(choice).getAllByRole('button')).toHaveLength(purposesOf(['secretariat']).length);
  await expectAccessible(container);
});

it('shows the families once a purpose was chosen, and says which', async () => {
  const { api } = renderPage(page, { routes: { 'PUT /session/purpose': withPurpose('planning') } });
  await userEvent.click(await screen.findByRole('button', { name: /^Perencanaan program/ }));
  expect(await screen.findByText('daftar keluarga')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Perencanaan program' })).toBeDefined();
  expect(api.sent('PUT /session/purpose').map(({ body }) => body)).toEqual([{ purpose: 'planning' }]);
});

it('lets the purpose be changed', async () => {
  renderPage(page, {
    session: withPurpose('planning'),
    routes: { 'PUT /session/purpose': withPurpose('service') },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Perencanaan program' }));
  const dialog = await screen.findByRole('dialog');
  within(dialog).getByRole('button', { name: /^Perencanaan program/, pressed: true });
  await userEvent.click(within(dialog).getByRole('button', { name: /^Pelayanan kepada keluarga/ }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByRole('button', { name: 'Pelayanan kepada keluarga' })).toBeDefined();
});

it('says what was refused, and stays', async () => {
  renderPage(page, { routes: { 'PUT /session/purpose': problemAnswer('purpose-not-held') } });
  await userEvent.click(await screen.findByRole('button', { name: /^Perencanaan program/ }));
  expect((await screen.findByRole('alert')).textContent).toContain('Tujuan ini tidak termasuk peran Anda.');
  expect(screen.queryByText('daftar keluarga')).toBeNull();
});

it('says to a role without purposes that it sees no family', async () => {
  renderPage(page, { role: 'chair' });
  expect(
    await screen.findByRole('heading', { name: 'Peran Anda tidak melihat data keluarga' }),
  ).toBeDefined();
  expect(screen.queryByText('daftar keluarga')).toBeNull();
  expect(screen.queryByText('Tujuan melihat data:')).toBeNull();
});
