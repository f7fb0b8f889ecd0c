import { afterEach } from 'vitest';
import { problemAnswer } from './problem-answer.ts';

export type MockRequest = Readonly<{
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
  header: (name: string) => string | null;
}>;

/** A body, or a function of the request; `problemAnswer(...)` gives a refusal. */
export type MockAnswer = unknown | ((request: MockRequest) => unknown);

/** `'GET /session': {...}`; a path part `:id` matches anything. */
export type MockRoutes = Readonly<Record<string, MockAnswer>>;

export type MockApi = Readonly<{ requests: MockRequest[]; sent: (route: string) => MockRequest[] }>;

function matches(route: string, method: string, path: string): boolean {
  const [wantedMethod, wantedPath = ''] = route.split(' ');
  const pattern = wantedPath.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:[A-Za-z]+/g, '[^/]+');
  return wantedMethod === method && new RegExp(`^${pattern}$`).test(path);
}

async function answerOf(routes: MockRoutes, request: MockRequest): Promise<Response> {
  const route = Object.keys(routes).find((one) => matches(one, request.method, request.path));
  if (route === undefined) return problemAnswer('not-found', { what: `${request.method} ${request.path}` });
  const given = routes[route];
  const answer: unknown = typeof given === 'function' ? await given(request) : given;
  if (answer instanceof Response) return answer.clone();
  return new Response(JSON.stringify(answer), { headers: { 'Content-Type': 'application/json' } });
}

function readable(body: unknown): unknown {
  return typeof body === 'string' ? JSON.parse(body) : body;
}

const undo: (() => void)[] = [];
afterEach(() => {
  for (const restore of undo.splice(0)) restore();
});

/** Answers fetch and uploads by route until the test ends, and remembers what was asked. */
export function mockApi(routes: MockRoutes): MockApi {
  const requests: MockRequest[] = [];
  const answer = (method: string, address: string, headers: Headers, body: unknown) => {
    const url = new URL(address, 'http://pilar.test');
    const request: MockRequest = {
      method,
      path: url.pathname.replace(/^\/api/, ''),
      query: url.searchParams,
      body: readable(body),
      header: (name) => headers.get(name),
    };
    requests.push(request);
    return answerOf(routes, request);
  };
  const { fetch: realFetch, XMLHttpRequest: RealRequest } = globalThis;
  undo.push(() => Object.assign(globalThis, { fetch: realFetch, XMLHttpRequest: RealRequest }));
  const fetchOf = (address: string, init: RequestInit = {}) =>
    answer(init.method ?? 'GET', address, new Headers(init.headers), init.body);
  Object.assign(globalThis, { fetch: fetchOf, XMLHttpRequest: requestClass(answer) });
  return {
    requests,
    sent: (route) => requests.filter((request) => matches(route, request.method, request.path)),
  };
}

type Answer = (method: string, address: string, headers: Headers, body: unknown) => Promise<Response>;

function requestClass(answer: Answer) {
  return class MockXmlHttpRequest {
    upload: { onprogress: ((event: unknown) => void) | null } = { onprogress: null };
    onload: (() => void) | null = null;
    onerror: (() => void) | null = null;
    onabort: (() => void) | null = null;
    status = 0;
    responseText = '';
    private method = 'GET';
    private address = '';
    private headers = new Headers();
    open(method: string, address: string) {
      this.method = method;
      this.address = address;
    }
    setRequestHeader(name: string, value: string) {
      this.headers.set(name, value);
    }
    abort() {
      this.onabort?.();
    }
    async send(body: unknown) {
      const response = await answer(this.method, this.address, this.headers, body);
      this.status = response.status;
      this.responseText = await response.text();
      this.onload?.();
    }
  };
}
