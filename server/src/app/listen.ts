import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTrial } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import { Problem } from '../platform/problem.ts';

export type Certificate = Readonly<{ cert: string; key: string }>;
export type Listening = Readonly<{ port: number; close: () => Promise<void> }>;

/** Refuses a port that is taken before any work is done that would be in vain. */
export async function assertPortFree({
  port,
  host,
}: Readonly<{ port: number; host: string }>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const trial = createTrial();
  trial.once('error', (error: NodeJS.ErrnoException) => reject(refusal(error, port, host)));
  trial.listen(port, host, () => trial.close(() => resolve()));
  await promise;
}

/** How long a request under way may still take when the program ends. */
const GRACE_MILLISECONDS = 5_000;

/** Opens the port. A port that is taken, or may not be opened, is refused with a sentence. */
export async function listen(
  app: Hono,
  at: Readonly<{ port: number; host: string }>,
  certificate: Certificate | null,
): Promise<Listening> {
  const server = createAdaptorServer(
    certificate
      ? { fetch: app.fetch, createServer: createHttps, serverOptions: { ...certificate } }
      : { fetch: app.fetch, createServer: createHttp },
  );
  await opened(server, at);
  const { port } = server.address() as AddressInfo;
  return { port, close: () => closed(server) };
}

function opened(server: ServerType, { port, host }: { port: number; host: string }): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error: NodeJS.ErrnoException) => reject(refusal(error, port, host)));
  server.listen(port, host, () => resolve());
  return promise;
}

function refusal(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new Problem('config-invalid', {
      name: 'PORT',
      value: String(port),
      reason: 'sudah dipakai program lain; hentikan program itu atau pilih PORT lain',
      reasonEn: 'another program uses it; stop that program or choose another PORT',
    });
  }
  if (error.code === 'EACCES') {
    return new Problem('config-invalid', {
      name: 'PORT',
      value: String(port),
      reason: 'sistem tidak mengizinkannya; pilih bilangan di atas 1024',
      reasonEn: 'the system does not allow it; choose a number above 1024',
    });
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new Problem('config-invalid', {
      name: 'PILAR_HOST',
      value: host,
      reason: 'bukan alamat komputer ini',
      reasonEn: 'is not an address of this machine',
    });
  }
  return error;
}

async function closed(server: ServerType): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  const late = setTimeout(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
  }, GRACE_MILLISECONDS);
  await promise;
  clearTimeout(late);
}
