import { z } from 'zod';

/** First bytes of every archive. A later form of the file gets another number. */
export const MAGIC = Buffer.from('PILARBAK1\n', 'latin1');
export const DIGEST_BYTES = 32;
/** A piece on the file: large enough to be cheap, small enough to hold many in memory. */
export const PIECE_BYTES = 256 * 1024;
export const HEADER_LIMIT = 64 * 1024;

/** What stands at the beginning in the clear, so that a list of backups needs no passphrase. Holds no person. */
export const ArchiveHeader = z.object({
  form: z.literal(1),
  pilarVersion: z.string(),
  createdAt: z.iso.datetime(),
  reason: z.enum(['asked', 'scheduled', 'before-migration', 'before-restore']),
  database: z.enum(['embedded', 'postgres']),
  city: z.object({ code: z.string(), name: z.string(), isDemo: z.boolean() }).nullable(),
  newestMigration: z.string().nullable(),
  seal: z
    .object({ salt: z.string().regex(/^[0-9a-f]{32}$/), prefix: z.string().regex(/^[0-9a-f]{14}$/) })
    .nullable(),
});
export type ArchiveHeader = z.infer<typeof ArchiveHeader>;

const Name = z.string().min(1).max(200);
export const TableShape = z.object({ schema: Name, name: Name, columns: z.array(Name).min(1) });
export type TableShape = z.infer<typeof TableShape>;

export const Plan = z.object({
  migrations: z.array(z.object({ name: Name, sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
  tables: z.array(TableShape),
});
export type Plan = z.infer<typeof Plan>;

export const SequenceState = z.object({
  schema: Name,
  name: Name,
  lastValue: z.string().regex(/^-?\d+$/),
  isCalled: z.boolean(),
});
export type SequenceState = z.infer<typeof SequenceState>;

export const TableEnd = z.object({
  rows: z.int().min(0),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type TableEnd = z.infer<typeof TableEnd>;

/** The last record: what an archive must have held to be whole. */
export const Summary = z.object({
  sequences: z.array(SequenceState),
  tables: z.array(TableEnd.extend({ table: z.string() })),
  files: z.array(z.string()),
  /** Files of the data folder that an archive without a passphrase does not take along. */
  leftOut: z.array(z.string()),
});
export type Summary = z.infer<typeof Summary>;

/** Kinds of records inside an archive, in the order in which they come. */
export const RECORD = { plan: 80, table: 84, data: 68, end: 69, file: 70, summary: 90 } as const;
export type RecordKind = (typeof RECORD)[keyof typeof RECORD];

export const tableName = ({ schema, name }: Pick<TableShape, 'schema' | 'name'>): string =>
  `${schema}.${name}`;
