import type { Scope } from '../scope.ts';

/** What the main thread may ask of the worker that owns the embedded database. */
export type Command =
  | Readonly<{ kind: 'begin'; scope: Scope }>
  | Readonly<{ kind: 'query'; sql: string; parameters: readonly unknown[] }>
  | Readonly<{ kind: 'commit' }>
  | Readonly<{ kind: 'rollback' }>
  | Readonly<{ kind: 'script'; sql: string }>
  | Readonly<{ kind: 'copyIn'; statement: string; rows: Uint8Array }>
  | Readonly<{ kind: 'copyOut'; statement: string }>
  | Readonly<{ kind: 'syncCalls' }>
  | Readonly<{ kind: 'dump' }>
  | Readonly<{ kind: 'close' }>;

export type Request = Readonly<{ id: number; command: Command }>;

/** A refusal of the database, field by field: error objects lose their class between threads. */
export type CarriedError = Readonly<{ message: string; fields: Readonly<Record<string, string>> }>;

export type Answer =
  | Readonly<{ kind: 'ready' }>
  | Readonly<{ kind: 'failed'; error: CarriedError }>
  | Readonly<{ kind: 'done'; id: number; value: unknown }>
  | Readonly<{ kind: 'refused'; id: number; error: CarriedError }>;

export type WorkerStart = Readonly<{
  /** Folder of the database, or undefined for one in memory. */
  folder: string | undefined;
  template: Uint8Array | undefined;
}>;

/** The first message to the worker. */
export type EngineStart = WorkerStart & Readonly<{ engine: WebAssembly.Module }>;
