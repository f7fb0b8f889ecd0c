import { BackupPage } from '@pilar/contracts';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { renderPage } from '../../platform/testing/render-page.tsx';
import { BackupsPage } from './BackupsPage.tsx';

const page = (change: Partial<BackupPage> = {}): BackupPage =>
  BackupPage.parse({
    backups: [
      {
        ...{ name: 'pilar-20261124-0130.pilarbak', createdAt: '2026-11-23T18:30:00Z', reason: 'scheduled' },
        ...{
          bytes: 36_200_000,
          rows: 577_765,
          isLocked: false,
          pilarVersion: '0.1.0',
          cityName: 'Kota Metro',
        },
        checked: { at: '2026-11-23T18:31:00Z', problem: null },
        restoreCommand: 'npx --no pilar restore pilar-20261124-0130.pilarbak --replace',
      },
    ],
    ...{ place: 'chosen' as const, freeBytes: 4e10, isOnDiskOfData: false, isLocking: false, age: 'fresh' },
    schedule: {
      ...{ at: '01.30', zone: 'WIB', state: 'on', nextAt: '2026-11-24T18:30:00Z' },
      keep: { daily: 7, weekly: 4, monthly: 12 },
    },
    ...{ failure: null, runningJobId: null },
    ...change,
  });

it('shows what would bring the city back, and how, without offering the file', async () => {
  renderPage(<BackupsPage />, { routes: { 'GET /backups': page() } });
  expect(await screen.findByText('577.765')).toBeDefined();
  expect(screen.getByText(/^utuh, /)).toBeDefined();
  expect(screen.getByText('setiap hari pukul 01.30 WIB')).toBeDefined();
  expect(screen.queryByRole('link', { name: /unduh/i })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: /^Cara memulihkan/ }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/pilar restore pilar-20261124-0130\.pilarbak --replace/)).toBeDefined();
});

it('says what should worry: a failed night, an old backup, one disk for both', async () => {
  const failure = {
    ...{ at: '2026-11-24T18:30:00Z', code: 'backup-not-written' },
    ...{ title: 'Cadangan tidak dapat ditulis di /srv: ruang disk habis.', titleEn: 'The disk is full.' },
  };
  renderPage(<BackupsPage />, {
    routes: { 'GET /backups': page({ failure, age: 'old', isOnDiskOfData: true }) },
  });
  expect(await screen.findByText(/ruang disk habis/)).toBeDefined();
  expect(screen.getByText(/Cadangan terakhir sudah lama/)).toBeDefined();
  expect(screen.getByText(/disk yang sama/)).toBeDefined();
});

it('says what it will show where there is none yet', async () => {
  const schedule = { ...page().schedule, state: 'off' as const, at: null, nextAt: null };
  renderPage(<BackupsPage />, { routes: { 'GET /backups': page({ backups: [], age: 'none', schedule }) } });
  expect(await screen.findByText('Belum ada cadangan')).toBeDefined();
  expect(screen.getByText(/PILAR_BACKUP_AT=off/)).toBeDefined();
});
