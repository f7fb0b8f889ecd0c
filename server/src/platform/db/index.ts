export { type BulkColumns, type BulkValue, bulkInsert } from './bulk-insert.ts';
export { columnType } from './column-type.ts';
export { type BulkQuery, copyOut } from './copy-out.ts';
export { refusalCode, refusalConstraint } from './database-error.ts';
export type { Tables } from './generated/tables.ts';
export { openDatabase } from './open-database.ts';
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
