import {
  Family,
  FamilyPage as FamilyPageAnswer,
  Person,
  RegisterChoices,
  SubjectSights,
} from '@pilar/contracts';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../../platform/testing/axe.ts';
import type { MockRoutes } from '../../platform/testing/mock-api.ts';
import { sessionAs } from '../../platform/testing/people.ts';
import { problemAnswer } from '../../platform/testing/problem-answer.ts';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { FamiliesPage } from './FamiliesPage.tsx';
import { FamilyPage } from './FamilyPage.tsx';
import { PersonPage } from './PersonPage.tsx';

const FAMILY = '00000002-0000-4000-8000-000000000001';
const PERSON = '00000003-0000-4000-8000-000000000001';
const row = {
  ...{ id: FAMILY, place: '18.72.01.1001.001.002', areaName: 'Metro', headName: 'Setiawan (contoh)' },
  ...{ kkMasked: '1872••••••••••01', size: 2, livelihood: 'pedagang', desil: 3, programmes: ['pkh'] },
};
const person = {
  ...{ id: PERSON, familyId: FAMILY, place: row.place, areaName: 'Metro', name: 'Setiawan (contoh)' },
  ...{ nikMasked: '1872••••••••••01', sex: 'L', age: 61, relation: 'Kepala keluarga' },
};
const entry = { source: 'data sintetis', isSynthetic: true };
const sight = {
  ...{
    id: PERSON,
    at: '2026-11-24T02:00:00Z',
    actorName: 'siti',
    actorFullName: 'Siti',
    action: 'person.open',
  },
  ...{ entity: 'registry.person', entityId: PERSON, purpose: 'verification', isAlone: true },
};
const routes: MockRoutes = {
  'GET /registry/families': FamilyPageAnswer.parse({
    ...{ families: [row], total: 57, next: null, isSynthetic: true },
  }),
  'GET /registry/choices': RegisterChoices.parse({ areas: [], livelihoods: ['pedagang'] }),
  'GET /registry/families/:id': Family.parse({
    ...row,
    ...entry,
    ...{ desilVersion: 'contoh-1', desilAsOf: '2025-07-01', dwelling: [], members: [person] },
  }),
  'GET /registry/persons/:id': Person.parse({ ...person, ...entry, hasPhone: true, answers: [] }),
  'GET /audit/subjects/:entity/:id': SubjectSights.parse({ sights: [sight], next: null }),
};

const sessionFor = (role: 'operator' | 'data-officer', purpose: 'verification' | 'inspection' | null) => {
  const { user } = sessionAs(role);
  return { session: { user: user && { ...user, purpose } }, role };
};
const operator = sessionFor('operator', 'verification');
const officer = sessionFor('data-officer', 'inspection');

describe('The list of families', () => {
  it('asks what it is for before it shows anybody', async () => {
    const { api } = renderPage(<FamiliesPage />, { routes, ...sessionFor('operator', null) });
    expect(await screen.findByText('Untuk apa data keluarga dilihat?')).toBeDefined();
    expect(api.sent('GET /registry/families')).toEqual([]);
  });

  it('says how many there are, and shows numbers masked and people as examples', async () => {
    const { container } = renderPage(<FamiliesPage />, { routes, ...operator });
    expect(await screen.findByText('57 keluarga tercatat di wilayah tugas Anda.')).toBeDefined();
    expect(screen.getByText('1872••••••••••01')).toBeDefined();
    expect(screen.getByText('data sintetis')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Setiawan (contoh)' }).getAttribute('href')).toBe(
      `/keluarga/${FAMILY}`,
    );
    await expectAccessible(container);
  });

  it('says in words when nobody is found', async () => {
    const none = { families: [], total: 0, next: null, isSynthetic: false };
    renderPage(<FamiliesPage />, { routes: { ...routes, 'GET /registry/families': none }, ...operator });
    expect(await screen.findByText(/menampilkan keluarga di wilayah tugas Anda/)).toBeDefined();
  });
});

describe('One family', () => {
  it('has no way to open a number without the right, and says nothing of who saw it', async () => {
    renderPage(<FamilyPage />, { routes, ...operator, path: '/keluarga/$id', url: `/keluarga/${FAMILY}` });
    expect(await screen.findByRole('heading', { name: 'Keluarga Setiawan (contoh)' })).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Buka/ })).toBeNull();
    expect(screen.queryByText('Siapa yang melihat data ini')).toBeNull();
  });

  it('of another place is not found, in words', async () => {
    const refused = {
      ...routes,
      'GET /registry/families/:id': problemAnswer('not-found', { what: 'keluarga' }),
    };
    renderPage(<FamilyPage />, {
      ...{ routes: refused, path: '/keluarga/$id', url: `/keluarga/${FAMILY}` },
      ...operator,
    });
    expect(await screen.findByText(/tidak ditemukan \(keluarga\)/)).toBeDefined();
  });
});

describe('One person', () => {
  const at = { path: '/orang/$id', url: `/orang/${PERSON}` };

  it('shows the data officer who saw the data, and what for', async () => {
    const { container } = renderPage(<PersonPage />, { routes, ...officer, ...at });
    const part = within(await screen.findByRole('region', { name: 'Siapa yang melihat data ini' }));
    expect(
      await part.findByText(/Siti membuka orang 00000003 untuk verifikasi dan pemutakhiran data/),
    ).toBeDefined();
    await expectAccessible(container);
  });

  it('opens a number for a reason of some length, and hides it again on demand', async () => {
    const answer = {
      values: { nik: '1872011501650001' },
      expiresAt: new Date(Date.now() + 120_000).toISOString(),
    };
    const { api } = renderPage(<PersonPage />, {
      routes: { ...routes, 'POST /registry/persons/:id/unmask': answer },
      ...officer,
      ...at,
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Buka NIK' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox'), 'singkat');
    expect(dialog.getByRole('button', { name: 'Buka' }).hasAttribute('disabled')).toBe(true);
    await userEvent.type(dialog.getByRole('textbox'), ' tetapi cukup');
    await userEvent.click(dialog.getByRole('button', { name: 'Buka' }));
    expect(await screen.findByText('1872011501650001')).toBeDefined();
    expect(api.sent('POST /registry/persons/:id/unmask').map(({ body }) => body)).toEqual([
      { fields: ['nik'], reason: 'singkat tetapi cukup' },
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Sembunyikan' }));
    expect(screen.queryByText('1872011501650001')).toBeNull();
    expect(screen.getByText('1872••••••••••01')).toBeDefined();
  });
});
