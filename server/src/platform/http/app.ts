import { randomUUID } from 'node:crypto';
import type { RoutePermission } from '@pilar/contracts';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Actor, Database } from '../db/index.ts';
import type { Identified, Identity, TokenDoor } from '../identity/index.ts';
import type { JobQueue } from '../job/job-queue.ts';
import type { Log } from '../log/log.ts';
import { Problem } from '../problem.ts';
import { BodyCutOff, FORM_LIMIT_BYTES, readBytes } from './body.ts';
import { check } from './check.ts';
import { contentDisposition, isDownload } from './download.ts';
import { readMultipart } from './multipart.ts';
import { refusalResponse } from './refusal.ts';
import type { Request as PilarRequest, Route, UploadedFile } from './route.ts';
import { securityHeaders } from './security-headers.ts';
import { admitToken } from './service-token.ts';

export type AppParts = Readonly<{
  db: Database;
  identity: Pick<Identity, 'identify'>;
  /** lets service tokens in; absent: none are known */
  tokens?: TokenDoor | undefined;
  jobs: JobQueue;
  clock: Clock;
  log: Log;
  routes: readonly Route[];
  isHttps: boolean;
  /** tests hold every answer against its contract; in service this costs time and proves nothing new */
  isAnswerChecked?: boolean;
}>;

const visitor: Actor = { userId: '', userName: '', roles: [], permissions: [] };
export const SESSION_COOKIE = 'pilar_session';

/** The API: every request walks permission → body → handler → answer, written once here. */
export function createApi(parts: AppParts): Hono {
  const app = new Hono();
  app.use('*', securityHeaders(parts.isHttps));
  app.use('/api/*', compress());
  for (const entry of parts.routes) {
    app.on(entry.method, `/api${entry.path}`, (context) => serve(context, entry, parts));
  }
  app.all('/api/*', (context) =>
    refusalResponse(new Problem('not-found', { what: context.req.path }), randomUUID(), parts.log, 'unknown'),
  );
  return app;
}

async function serve(context: Context, entry: Route, parts: AppParts): Promise<Response> {
  const requestId = randomUUID();
  const started = performance.now();
  const name = `${entry.method} ${entry.path}`;
  let response: Response;
  try {
    response = await answer(context, entry, parts, requestId);
  } catch (error) {
    response =
      error instanceof BodyCutOff ? goneResponse() : refusalResponse(error, requestId, parts.log, name);
  }
  parts.jobs.afterRequest();
  parts.log.info({
    route: name,
    status: response.status,
    ms: Math.round(performance.now() - started),
    requestId,
  });
  return response;
}

/** Whoever sent half a body reads no answer, and nothing here has failed. */
const goneResponse = (): Response => new Response(null, { status: 499 });

async function answer(context: Context, entry: Route, parts: AppParts, requestId: string): Promise<Response> {
  const header = (name: string) => context.req.header(name);
  const token = await admitToken({ entry, header, door: parts.tokens });
  if (token === null && entry.method !== 'GET') refuseForeignOrigin(context);
  const found =
    token === null
      ? await parts.identity.identify(readCookie(context, SESSION_COOKIE))
      : programOf(token, entry);
  const identified = found?.awaitsCode ? null : found;
  permit(entry.permission, identified);
  refuseOddParams(context.req.param(), context.req.path);
  const cookies: string[] = [];
  await entry.admit?.({ db: parts.db, ...senderOf(context), header });
  const whose = { identified, awaiting: found?.awaitsCode ? found : null };
  const request = await readRequest(context, entry, parts, whose, requestId, cookies);
  const result = await entry.handle(request as PilarRequest<never, never>);
  if (parts.isAnswerChecked && typeof entry.answer !== 'string') entry.answer.parse(result);
  return write(result, entry, cookies);
}

type Known = Omit<Identified, 'token'> & Readonly<{ token: string | null }>;

/** A program has no session; what everybody may read it reads as a visitor. */
const programOf = (actor: Actor, { permission }: Route): Known | null =>
  permission === 'public' ? null : { actor, token: null, name: actor.userName, awaitsCode: false };

/** A page of another site may not act for a signed-in person: own header, own origin. */
function refuseForeignOrigin(context: Context): void {
  const origin = context.req.header('origin');
  const host = context.req.header('host');
  const isForeign = origin !== undefined && URL.parse(origin)?.host !== host;
  if (isForeign || context.req.header('x-pilar') === undefined) throw new Problem('origin-refused');
}

function permit(permission: RoutePermission, identified: Known | null): void {
  if (permission === 'public') return;
  if (!identified) throw new Problem('not-signed-in');
  if (permission === 'signed-in') return;
  if (!identified.actor.permissions.includes(permission)) throw new Problem('not-permitted', { permission });
}

/**
 * Every `:id` of an address is a UUID, and no part of one holds what no database keeps. Anything else names nothing, and
 * is not worth a question to the database.
 */
function refuseOddParams(params: Readonly<Record<string, string>>, path: string): void {
  const isOdd = Object.values(params).some((value) => value.includes('\0') || !value.isWellFormed());
  const isOddId = params.id !== undefined && !z.uuid().safeParse(params.id).success;
  if (isOdd || isOddId) throw new Problem('not-found', { what: path });
}

async function readRequest(
  context: Context,
  entry: Route,
  parts: AppParts,
  { identified, awaiting }: Readonly<{ identified: Known | null; awaiting: Known | null }>,
  requestId: string,
  cookies: string[],
): Promise<PilarRequest<unknown, unknown>> {
  const query = entry.query ? check(entry.query, context.req.query(), 'query-invalid') : undefined;
  const { body, files } = await readBody(context, entry);
  const sender = senderOf(context);
  const origin = { requestId, address: sender.address };
  const actor = identified ? { ...identified.actor, origin } : visitor;
  return {
    db: parts.db,
    jobs: parts.jobs,
    clock: parts.clock,
    actor,
    isSignedIn: identified !== null,
    ...sender,
    params: context.req.param(),
    query,
    body,
    files,
    requestId,
    sessionToken: identified?.token ?? null,
    awaiting: awaiting && { actor: awaiting.actor, token: awaiting.token ?? '' },
    transaction: (work) =>
      identified
        ? parts.db.asActor(actor, work)
        : parts.db.asSystem(`public ${entry.path}`, [], work, { origin }),
    setCookie: (value) => cookies.push(value),
    cookie: (name) => readCookie(context, name),
    userAgent: context.req.header('user-agent') ?? null,
  };
}

async function readBody(
  context: Context,
  entry: Route,
): Promise<{ body: unknown; files: Record<string, UploadedFile> }> {
  if (entry.files) {
    const { fields, files } = await readMultipart(context.req.raw, entry.files);
    return { body: entry.body ? check(entry.body, fields, 'body-invalid') : undefined, files };
  }
  if (!entry.body) return { body: undefined, files: {} };
  const text = new TextDecoder().decode(await readBytes(context.req.raw, FORM_LIMIT_BYTES));
  let parsed: unknown;
  try {
    parsed = JSON.parse(text === '' ? '{}' : text);
  } catch {
    throw new Problem('body-invalid', { field: 'isi', reason: 'bukan JSON', reasonEn: 'not JSON' });
  }
  return { body: check(entry.body, parsed, 'body-invalid'), files: {} };
}

function write(result: unknown, entry: Route, cookies: readonly string[]): Response {
  const headers = new Headers({ 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  if (isDownload(result)) {
    headers.set('content-type', result.type);
    headers.set('content-disposition', contentDisposition(result.fileName));
    return new Response(Uint8Array.from(result.bytes), { headers });
  }
  if (entry.answer === 'html') {
    headers.set('content-type', 'text/html; charset=utf-8');
    return new Response(String(result), { headers });
  }
  headers.set('content-type', 'application/json; charset=utf-8');
  return new Response(JSON.stringify(result), { headers });
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
/** Any of these tells that somebody hands the request on. */
const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'] as const;

/**
 * Who is at the other end. Behind a proxy on this machine every socket comes from the machine itself: then the last
 * address the proxy wrote counts, and nobody is local. Nor is a page of another site whose name was made to lead here:
 * its browser comes from this machine, but asks for that other name.
 */
function senderOf(context: Context): Readonly<{ isLoopback: boolean; address: string | null }> {
  const socket = remoteAddress(context.env);
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  const isLocalSocket = socket === undefined || LOOPBACK.has(socket);
  return {
    isLoopback:
      isLocalSocket &&
      FORWARDED.every((name) => context.req.header(name) === undefined) &&
      isLocalName(context.req.header('host')),
    address: (isLocalSocket ? forwarded : undefined) ?? socket ?? null,
  };
}

const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

function isLocalName(host: string | undefined): boolean {
  // Without a host there is no browser, and so no page that could have been led here.
  return host === undefined || LOCAL_NAMES.has(URL.parse(`http://${host}`)?.hostname ?? '');
}

function remoteAddress(env: unknown): string | undefined {
  if (typeof env !== 'object' || env === null || !('incoming' in env)) return undefined;
  const { incoming } = env;
  if (typeof incoming !== 'object' || incoming === null || !('socket' in incoming)) return undefined;
  const { socket } = incoming;
  if (typeof socket !== 'object' || socket === null || !('remoteAddress' in socket)) return undefined;
  return typeof socket.remoteAddress === 'string' ? socket.remoteAddress : undefined;
}

function readCookie(context: Context, name: string): string | null {
  const header = context.req.header('cookie') ?? '';
  for (const part of header.split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === name) return decoded(rest.join('='));
  }
  return null;
}

/** A cookie that cannot be read is no cookie. */
function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
