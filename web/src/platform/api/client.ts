import { ApiProblem, unreachable } from './problem.ts';

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;
type Options = Readonly<{ query?: Query; signal?: AbortSignal }>;

/** Unsafe methods carry this header: a form of another site cannot set it. */
const GUARD = { 'X-Pilar': '1' } as const;

export function apiAddress(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return `/api${path}${text === '' ? '' : `?${text}`}`;
}

export function readBody(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function refusal(status: number, body: unknown): ApiProblem {
  return new ApiProblem(status, typeof body === 'object' && body !== null ? { ...body } : {});
}

async function send<T>(method: string, path: string, body: unknown, options: Options): Promise<T> {
  const isForm = body instanceof FormData;
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') Object.assign(headers, GUARD);
  if (body !== undefined && !isForm) headers['Content-Type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(apiAddress(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
  } catch (thrown) {
    if (options.signal?.aborted) throw thrown;
    throw unreachable();
  }
  const answer = readBody(await response.text());
  if (!response.ok || answer === null) throw refusal(response.status, answer);
  // The edge: server and web share the contract, and the server checks its answers against it in its tests.
  return answer as T;
}

/** The HTTP API of Pilar; the type of an answer comes from `@pilar/contracts`. */
export const api = {
  get: <T>(path: string, options: Options = {}) => send<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options: Options = {}) => send<T>('POST', path, body, options),
  put: <T>(path: string, body: unknown, options: Options = {}) => send<T>('PUT', path, body, options),
  patch: <T>(path: string, body: unknown, options: Options = {}) => send<T>('PATCH', path, body, options),
  delete: <T>(path: string, options: Options = {}) => send<T>('DELETE', path, undefined, options),
} as const;
