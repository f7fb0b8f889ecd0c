import { checkBackupFile, listBackups } from '../../platform/backup/index.ts';
import { Problem } from '../../platform/problem.ts';
import type { DoctorParts } from './doctor-parts.ts';
import { type Finding, good, refused, warning, words } from './finding.ts';

const DAY = 24 * 3_600_000;
const LATE_DAYS = 2;

/** The newest backup: how old it is, and whether its checksum still fits. */
export async function checkBackups({ home, clock }: DoctorParts): Promise<readonly Finding[]> {
  const [newest] = listBackups(home.dir);
  const make = words('Buat cadangan: npx --no pilar backup', 'Make a backup: npx --no pilar backup');
  if (newest === undefined)
    return [
      warning(
        'backup',
        words(`Belum ada cadangan di ${home.dir}.`, `There is no backup in ${home.dir}.`),
        make,
      ),
    ];
  const days = Math.floor((clock.now().getTime() - new Date(newest.header.createdAt).getTime()) / DAY);
  const age =
    days >= LATE_DAYS
      ? warning(
          'backup',
          words(
            `Cadangan terakhir berumur ${days} hari (${newest.name}).`,
            `The last backup is ${days} days old (${newest.name}).`,
          ),
          make,
        )
      : good('backup', words(`Cadangan terakhir ${newest.name}.`, `The last backup is ${newest.name}.`));
  try {
    await checkBackupFile(newest.path);
    return [age, ...scheduleFindings(home.at)];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [age, { ...refused('backup-file', error), todo: make }, ...scheduleFindings(home.at)];
  }
}

function scheduleFindings(at: string | null): readonly Finding[] {
  if (at !== null) return [];
  return [
    warning(
      'backup-schedule',
      words(
        'Cadangan harian dimatikan (PILAR_BACKUP_AT=off).',
        'The daily backup is switched off (PILAR_BACKUP_AT=off).',
      ),
      words(
        'Hapus PILAR_BACKUP_AT agar dibuat setiap malam.',
        'Remove PILAR_BACKUP_AT and it is made each night.',
      ),
    ),
  ];
}
