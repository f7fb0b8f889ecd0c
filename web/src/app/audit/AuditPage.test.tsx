import { AuditList, AuditProof, AuditVerification, UserList } from '@pilar/contracts';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { AuditPage } from './AuditPage.tsx';

const list = AuditList.parse({
  entries: [
    {
      ...{
        id: 'a',
        position: 7,
        at: '2026-11-24T07:03:00Z',
        actorName: 'siti',
        actorFullName: 'Siti Rahmawati',
      },
      ...{ action: 'family.list', entity: 'registry.family', entityId: null, purpose: 'verification' },
      ...{
        subjectCount: 50,
        before: null,
        after: { desil: 3, shown: 50, odd_one: 1 },
        reason: 'cek lapangan',
        address: '10.1.2.3',
      },
      ...{ requestId: null, isErased: false, digest: 'ab'.repeat(32), link: 4 },
    },
  ],
  next: null,
});
const broken = AuditVerification.parse({
  ...{
    checkedAt: '2026-11-24T07:03:00Z',
    isWhole: false,
    links: 4,
    entries: 7,
    entriesInLinks: 7,
    unsealed: 0,
  },
  ...{ erased: 0, head: null, keyIds: [], findingCount: 1 },
  findings: [{ kind: 'entry-deleted', link: 2, position: 5 }],
});

const users = UserList.parse({
  users: [
    {
      ...{
        id: 'u-1',
        userName: 'siti',
        name: 'Siti Rahmawati',
        email: null,
        roles: ['operator'],
        places: [],
      },
      ...{ hasSecondFactor: false, isActive: true, createdAt: '2026-11-01T00:00:00Z', lastSignInAt: null },
    },
  ],
});
const proof = AuditProof.parse({
  ...{ position: 7, digest: 'ab'.repeat(32), leaf: `0000000000000007${'ab'.repeat(32)}`, isErased: false },
  steps: [{ side: 'left', hash: 'cd'.repeat(32) }],
  link: {
    ...{ number: 4, entries: 2, root: 'ee'.repeat(32), hash: 'ff'.repeat(32), previousHash: null },
    ...{ sealedAt: '2026-11-24T07:03:05Z', signature: '12'.repeat(64), keyId: '34'.repeat(32) },
  },
  checkedAt: '2026-11-24T07:04:00Z',
  checks: [
    { what: 'path', isRight: true },
    { what: 'signature', isRight: false },
  ],
});
const routes = {
  'GET /audit': list,
  'GET /users': users,
  'GET /audit/verify': broken,
  'GET /audit/entries/:id/proof': proof,
};

it('is narrowed to one officer and one action, both said in words', async () => {
  const { api, address } = renderPage(<AuditPage />, { routes });
  await screen.findByRole('option', { name: 'Siti Rahmawati (siti)' });
  await userEvent.selectOptions(screen.getByLabelText('Petugas'), 'Siti Rahmawati (siti)');
  await userEvent.selectOptions(screen.getByLabelText('Tindakan'), 'Melihat daftar keluarga');
  await screen.findByText(/^Siti Rahmawati melihat daftar/);
  expect(address()).toContain('pelaku=u-1');
  const last = api.sent('GET /audit').at(-1)?.query;
  expect([last?.get('who'), last?.get('action')]).toEqual(['u-1', 'family.list']);
});

it('shows what proves an entry, computed again when asked, part by part', async () => {
  renderPage(<AuditPage />, { routes });
  await userEvent.click(await screen.findByRole('button', { name: /^Lihat perubahan/ }));
  const part = within(await screen.findByRole('region', { name: 'Bukti keanggotaan' }));
  expect(part.queryByText('ee'.repeat(32))).toBeNull();
  await userEvent.click(part.getByRole('button', { name: 'Periksa bukti' }));
  expect(await part.findByText(/^TIDAK terbukti/)).toBeDefined();
  const [path, signature] = part.getAllByRole('listitem').map((item) => item.textContent);
  expect(path).toMatch(/pohon Merkle: cocok\.$/);
  expect(signature).toMatch(/Ed25519 .*: TIDAK cocok\.$/);
  expect(part.getByText('ee'.repeat(32))).toBeDefined();
  expect(part.getByText('Langkah 1, tetangga kiri')).toBeDefined();
});

it('says each entry as a sentence, with its change and its proof beside it', async () => {
  renderPage(<AuditPage />, { routes });
  expect(
    await screen.findByText(
      'Siti Rahmawati melihat daftar 50 keluarga untuk verifikasi dan pemutakhiran data',
    ),
  ).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Periksa keutuhan' }));
  expect(await screen.findByText('Catatan nomor 5 (mata rantai 2) dihapus.')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: /^Lihat perubahan/ }));
  expect(await screen.findByText('cek lapangan')).toBeDefined();
  for (const name of ['desil', 'ditampilkan', 'odd_one'])
    expect(screen.getByRole('rowheader', { name })).toBeDefined();
  expect(screen.getByText('ab'.repeat(32))).toBeDefined();
});
