import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import type { Forged } from './forged.ts';

export type Answer = Readonly<{
  /** undefined: the connection was closed without an answer */
  status: number | undefined;
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  body: Uint8Array;
  ms: number;
  isHung: boolean;
}>;

/** Longest time any wrong request may take. */
export const LIMIT_MS = 10_000;
const agent = new Agent({ keepAlive: true, maxSockets: 4 });

const nothing = { headers: {}, body: new Uint8Array(0) };

/** Sends one request over a real connection and reads the whole answer. */
export async function send(port: number, forged: Forged, cookie: string | undefined): Promise<Answer> {
  const started = performance.now();
  const answer = forged.raw
    ? await sendRaw(port, forged.raw)
    : await sendHttp(port, forged, cookie).catch(() => ({ status: undefined, ...nothing, isHung: false }));
  return { ...answer, ms: performance.now() - started };
}

function sendHttp(port: number, forged: Forged, cookie: string | undefined): Promise<Omit<Answer, 'ms'>> {
  const { promise, resolve, reject } = Promise.withResolvers<Omit<Answer, 'ms'>>();
  const headers: Record<string, string> = Object.fromEntries(forged.headers);
  if (cookie !== undefined && headers.cookie === undefined) headers.cookie = cookie;
  if (forged.body) headers['content-length'] = String(forged.body.length);
  const asking = request(
    { host: '127.0.0.1', port, agent, method: forged.method, path: forged.path, headers },
    (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(pieces),
          isHung: false,
        }),
      );
    },
  );
  asking.setTimeout(LIMIT_MS, () => {
    resolve({ status: undefined, ...nothing, isHung: true });
    asking.destroy();
  });
  asking.on('error', reject);
  asking.end(forged.body);
  return promise;
}

/** The answer to bytes that are no proper request; only its first line and body count. */
function sendRaw(port: number, bytes: Uint8Array): Promise<Omit<Answer, 'ms'>> {
  const { promise, resolve } = Promise.withResolvers<Omit<Answer, 'ms'>>();
  const pieces: Buffer[] = [];
  const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
  socket.setTimeout(LIMIT_MS, () => {
    resolve({ status: undefined, ...nothing, isHung: true });
    socket.destroy();
  });
  socket.on('data', (piece) => pieces.push(piece));
  socket.on('error', () => resolve({ status: undefined, ...nothing, isHung: false }));
  socket.on('close', () => resolve({ ...readRaw(Buffer.concat(pieces)), isHung: false }));
  return promise;
}

function readRaw(bytes: Buffer): Omit<Answer, 'ms' | 'isHung'> {
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
  const lines = text.slice(0, Math.max(0, end)).split('\r\n').slice(1);
  const headers = Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
  return {
    status: status === undefined ? undefined : Number(status),
    headers,
    body: bytes.subarray(end + 4),
  };
}
