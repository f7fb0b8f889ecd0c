import { AuditList, AuditVerification } from '@pilar/contracts';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { AuditPage } from './AuditPage.tsx';

const list = AuditList.parse({
  entries: [
    {
      ...{ id: 'a', position: 7, at: '2026-11-24T07:03:00Z', actorName: 'Siti Rahmawati' },
      ...{ action: 'family.list', entity: 'registry.family', entityId: null, purpose: 'verification' },
      ...{ subjectCount: 50, before: null, after: { desil: 3 }, reason: 'cek lapangan', address: '10.1.2.3' },
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

it('says each entry as a sentence, with its change and its proof beside it', async () => {
  renderPage(<AuditPage />, { routes: { 'GET /audit': list, 'GET /audit/verify': broken } });
  expect(
    await screen.findByText(
      'Siti Rahmawati melihat daftar 50 keluarga untuk verifikasi dan pemutakhiran data',
    ),
  ).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Periksa keutuhan' }));
  expect(await screen.findByText('Catatan nomor 5 (mata rantai 2) dihapus.')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: /^Lihat perubahan/ }));
  expect(await screen.findByText('cek lapangan')).toBeDefined();
  expect(screen.getByText('ab'.repeat(32))).toBeDefined();
});
