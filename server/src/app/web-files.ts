import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context, Hono } from 'hono';
import { contentSecurityPolicy, makeStyleNonce } from '../platform/http/index.ts';

type Encoding = 'br' | 'gzip' | 'identity';
type WebFile = {
  readonly type: string;
  readonly raw: Uint8Array;
  readonly packed: Map<Encoding, Promise<Uint8Array>>;
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};
const PACKABLE = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.txt']);

/**
 * Serves the built web from memory. Only files that were there at start are ever answered, so no path leads out of the
 * folder. Names with a content hash are kept by the browser for a year; every other address gets the page itself.
 */
export function serveWeb(app: Hono, folder: string): void {
  const files = readFolder(folder);
  const page = files.get('/index.html');
  app.get('*', async (context) => {
    const path = decodePath(context.req.path);
    const found = path === undefined ? undefined : files.get(path);
    if (found && found !== page) return answer(context, found, path?.startsWith('/assets/') ?? false);
    if (page && !context.req.path.startsWith('/assets/')) return answerPage(page);
    return context.text('Tidak ditemukan', 404);
  });
}

function readFolder(folder: string): Map<string, WebFile> {
  const files = new Map<string, WebFile>();
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, entry);
    if (!statSync(path).isFile()) continue;
    const name = `/${relative(folder, path).split(sep).join('/')}`;
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    files.set(name, { type, raw: readFileSync(path), packed: new Map() });
  }
  return files;
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Where the built page keeps room for the nonce of its style elements. */
const NONCE_ROOM = '__STYLE_NONCE__';

/** The page, with a nonce that is new each time: by it the styles that its parts write are told from foreign ones. */
function answerPage({ raw, type }: WebFile): Response {
  const nonce = makeStyleNonce();
  const text = new TextDecoder().decode(raw).replaceAll(NONCE_ROOM, nonce);
  return new Response(text, {
    headers: {
      'content-type': type,
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(nonce),
    },
  });
}

async function answer(context: Context, file: WebFile, isHashed: boolean): Promise<Response> {
  const encoding = chooseEncoding(context.req.header('accept-encoding') ?? '', file);
  const body = await pack(file, encoding);
  const headers = new Headers({
    'content-type': file.type,
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  });
  if (encoding !== 'identity') headers.set('content-encoding', encoding);
  return new Response(Uint8Array.from(body), { headers });
}

function chooseEncoding(accepted: string, file: WebFile): Encoding {
  const extension = Object.entries(TYPES).find(([, type]) => type === file.type)?.[0] ?? '';
  if (!PACKABLE.has(extension) || file.raw.length < 1_000) return 'identity';
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Compressed once, at the first request that asks for it, off the main thread. */
function pack(file: WebFile, encoding: Encoding): Promise<Uint8Array> {
  const known = file.packed.get(encoding);
  if (known) return known;
  const made = packNow(file.raw, encoding);
  file.packed.set(encoding, made);
  return made;
}

async function packNow(raw: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  if (encoding === 'identity') return raw;
  if (encoding === 'gzip') return zip(raw);
  return brotli(raw, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
  });
}
