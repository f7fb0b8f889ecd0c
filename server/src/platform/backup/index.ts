export { backupRoutes } from './backup.routes.ts';
export { BACKUP_HELP, runBackup } from './backup-command.ts';
export { type BackupFile, type BackupHome, listBackups, readBackupHome } from './backup-home.ts';
export { backupJobs } from './backup-jobs.ts';
export { backupBeforeMigrating } from './before-migrating.ts';
export { RESTORE_HELP, runRestore } from './restore-command.ts';
export { finishRestore } from './restore-files.ts';
export { startSchedule } from './schedule.ts';
