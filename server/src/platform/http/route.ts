import type { RoutePermission } from '@pilar/contracts';
import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Actor, Database, Tx } from '../db/index.ts';
import type { JobQueue } from '../job/job-queue.ts';
import type { Download } from './download.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Schema = z.ZodType;
type Out<S> = S extends Schema ? z.output<S> : undefined;

/** What a route answers with: a contract, a file, a readable page, or nothing. */
export type Answer = Schema | 'file' | 'html' | 'json';

export type UploadedFile = Readonly<{ name: string; bytes: Uint8Array }>;

/** A multipart request: text fields checked against `body`, files by field name. */
export type RouteSpec<Q extends Schema | undefined, B extends Schema | undefined> = Readonly<{
  method: Method;
  path: string;
  permission: RoutePermission;
  summary: string;
  tag: 'platform' | 'measurement' | 'registry' | 'protection';
  query?: Q;
  body?: B;
  /** the body arrives as multipart/form-data with these file fields */
  files?: readonly string[];
  answer: Answer;
  /** request headers of this route alone, each with what it is for */
  headers?: Readonly<Record<string, string>>;
  /** asks with a body and changes nothing, so that service tokens may use it too */
  isRead?: true;
  /** Asked before the body is read: refuses whoever need not send one. */
  admit?: (visitor: Visitor) => Promise<void>;
}>;

export type Visitor = Readonly<{
  db: Database;
  isLoopback: boolean;
  header: (name: string) => string | undefined;
}>;

/** What a handler gets. It opens at most one transaction, as the person who asks. */
export type Request<Q, B> = Readonly<{
  db: Database;
  jobs: JobQueue;
  clock: Clock;
  /** the signed-in person; for public routes a visitor without permissions */
  actor: Actor;
  isSignedIn: boolean;
  isLoopback: boolean;
  /** who asks, for limits; behind a proxy of this machine what the proxy says */
  address: string | null;
  params: Readonly<Record<string, string>>;
  query: Q;
  body: B;
  files: Readonly<Record<string, UploadedFile>>;
  requestId: string;
  sessionToken: string | null;
  /** a session whose second factor is still to be shown: its person is a visitor until then */
  awaiting: Readonly<{ actor: Actor; token: string }> | null;
  transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  setCookie: (value: string) => void;
  /** the value of one cookie that was sent */
  cookie: (name: string) => string | null;
  userAgent: string | null;
}>;

export type Handler<Q, B> = (request: Request<Q, B>) => Promise<unknown | Download>;

export type Route = RouteSpec<Schema | undefined, Schema | undefined> &
  Readonly<{ handle: (request: Request<never, never>) => Promise<unknown> }>;

/** One entry of the route table. A route without a permission does not compile. */
export function route<Q extends Schema | undefined = undefined, B extends Schema | undefined = undefined>(
  spec: RouteSpec<Q, B>,
  handle: Handler<Out<Q>, Out<B>>,
): Route {
  return { ...spec, handle };
}
