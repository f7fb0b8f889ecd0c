import { z } from 'zod';

export const BACKUP_REASONS = ['asked', 'scheduled', 'before-migration', 'before-restore'] as const;
export const BackupReason = z.enum(BACKUP_REASONS);
export type BackupReason = z.infer<typeof BackupReason>;

const Refusal = z.object({ code: z.string(), title: z.string(), titleEn: z.string() });

/** A file of the backup folder, and what is known of it. Its content never leaves through the web. */
export const BackupEntry = z.object({
  name: z.string(),
  createdAt: z.string(),
  reason: BackupReason,
  bytes: z.number().int(),
  rows: z.number().int().nullable().describe('null until it was made or checked here'),
  isLocked: z.boolean().describe('sealed with a passphrase; keys and secrets of the machine are in it'),
  pilarVersion: z.string(),
  cityName: z.string().nullable(),
  checked: z.object({ at: z.string(), problem: Refusal.nullable() }).nullable(),
  restoreCommand: z.string().describe('to be run on the machine itself'),
});
export type BackupEntry = z.infer<typeof BackupEntry>;

export const BackupSchedule = z.object({
  at: z.string().nullable().describe('HH.MM of the city; null: no daily backup'),
  zone: z.string().describe('WIB, WITA or WIT'),
  state: z
    .enum(['on', 'off', 'demo', 'no-city'])
    .describe('off: by PILAR_BACKUP_AT; demo: not unless asked for'),
  nextAt: z.string().nullable(),
  keep: z.object({ daily: z.number().int(), weekly: z.number().int(), monthly: z.number().int() }),
});
export type BackupSchedule = z.infer<typeof BackupSchedule>;

export const BackupPage = z.object({
  backups: z.array(BackupEntry),
  place: z
    .enum(['data-folder', 'chosen'])
    .describe('chosen: by PILAR_BACKUP_DIR; the path itself stays on the machine'),
  freeBytes: z.number().nullable(),
  isOnDiskOfData: z.boolean().describe('a broken disk takes both along'),
  isLocking: z.boolean().describe('new backups are sealed with a passphrase'),
  age: z.enum(['none', 'fresh', 'old']).describe('of the newest backup'),
  schedule: BackupSchedule,
  failure: Refusal.extend({ at: z.string() }).nullable().describe('the last try, when it failed'),
  runningJobId: z.string().nullable(),
});
export type BackupPage = z.infer<typeof BackupPage>;
