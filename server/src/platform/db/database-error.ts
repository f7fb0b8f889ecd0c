import pg from 'pg';
import type { CarriedError } from './embedded/messages.ts';

const FIELDS = [
  'code',
  'detail',
  'hint',
  'severity',
  'schema',
  'table',
  'column',
  'constraint',
  'where',
] as const;

export function carryError(error: unknown): CarriedError {
  const fields: Record<string, string> = {};
  if (error instanceof pg.DatabaseError) {
    for (const field of FIELDS) {
      const value = error[field];
      if (value !== undefined) fields[field] = value;
    }
  }
  return { message: error instanceof Error ? error.message : String(error), fields };
}

/** The same error class as a PostgreSQL server's, whichever database refused. */
export function restoreError({ message, fields }: CarriedError): Error {
  if (fields.code === undefined) return new Error(message);
  return Object.assign(new pg.DatabaseError(message, message.length, 'error'), fields);
}

/** SQLSTATE of a refusal by the database, for example `23505` (unique) or `42501` (row-level security). */
export function refusalCode(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** Name of the broken rule (key, check, foreign key), by which a store turns it into its answer. */
export function refusalConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined;
}
