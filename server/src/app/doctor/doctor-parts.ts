import type { BackupHome } from '../../platform/backup/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Config } from '../config.ts';

/** What the checks look at. The measures of the machine can be replaced: a full disk is not made for a test. */
export type DoctorParts = Readonly<{
  config: Config;
  home: BackupHome;
  clock: Clock;
  webFolder: string;
  nodeVersion: string;
  timeZone: string;
  totalMemory: number;
  /** null where the folder is not there */
  freeBytes: (folder: string) => number | null;
}>;
