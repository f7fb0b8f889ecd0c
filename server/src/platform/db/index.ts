export { type BulkColumns, type BulkValue, bulkInsert } from './bulk-insert.ts';
export { columnType } from './column-type.ts';
export { type BulkQuery, copyOut } from './copy-out.ts';
export { refusalCode, refusalConstraint } from './database-error.ts';
export { holdForReading } from './embedded/directory-lock.ts';
export type { Tables } from './generated/tables.ts';
export { migrationFolders, readMigrations } from './migration-files.ts';
export { openAsItIs, openDatabase } from './open-database.ts';
export type { SqlSession } from './session.ts';
export { asRole, lockTable } from './transaction.ts';
export type {
  Actor,
  Database,
  DatabaseConfig,
  DatabaseOptions,
  ServerConfig,
  TransactionOptions,
  Tx,
} from './types.ts';
