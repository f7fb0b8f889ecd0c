import type { MessagePort } from 'node:worker_threads';
import type { RootOperationNode } from 'kysely';
import type { AppRole, Scope } from '../scope.ts';

/*
 * What may be asked of the worker that owns the embedded database. Three lines lead there, and each obeys its own list:
 * the application's knows no SQL text, and the owner's is heard only while a migration or a backup runs.
 */
export type AppCommand =
  | Readonly<{ kind: 'begin'; scope: Scope }>
  | Readonly<{ kind: 'tree'; tree: RootOperationNode }>
  | Readonly<{ kind: 'setRole'; role: AppRole }>
  | Readonly<{ kind: 'lockTable'; table: string }>
  | Readonly<{ kind: 'stage'; table: string; columns: readonly string[] }>
  | Readonly<{ kind: 'copyIn'; stage: string; rows: Uint8Array }>
  | Readonly<{ kind: 'insertStaged'; stage: string }>
  | Readonly<{ kind: 'copyOut'; tree: RootOperationNode }>
  | Readonly<{ kind: 'commit' }>
  | Readonly<{ kind: 'rollback' }>;

export type SqlCommand =
  | Readonly<{ kind: 'begin'; timeoutMs: number }>
  | Readonly<{ kind: 'script'; sql: string }>
  | Readonly<{ kind: 'rows'; sql: string; parameters: readonly unknown[] }>
  | Readonly<{ kind: 'copyIn'; statement: string; rows: Uint8Array }>
  | Readonly<{ kind: 'copyOut'; statement: string }>
  | Readonly<{ kind: 'commit' }>
  | Readonly<{ kind: 'rollback' }>;

export type CareCommand = Readonly<{
  kind: 'beginOwner' | 'endOwner' | 'syncCalls' | 'version' | 'maintain' | 'dump' | 'close';
}>;

export type Request<Command> = Readonly<{ id: number; command: Command }>;

/** A refusal of the database, field by field: error objects lose their class between threads. */
export type CarriedError = Readonly<{ message: string; fields: Readonly<Record<string, string>> }>;

export type Answer =
  | Readonly<{ kind: 'done'; id: number; value: unknown }>
  | Readonly<{ kind: 'refused'; id: number; error: CarriedError }>;

export type WorkerStart = Readonly<{
  /** Folder of the database, or undefined for one in memory. */
  folder: string | undefined;
  template: Uint8Array | undefined;
}>;

/** The first message to the worker. */
export type EngineStart = WorkerStart &
  Readonly<{ engine: WebAssembly.Module; care: MessagePort; app: MessagePort; owner: MessagePort }>;
export type StartAnswer = Readonly<{ kind: 'ready' }> | Readonly<{ kind: 'failed'; error: CarriedError }>;
