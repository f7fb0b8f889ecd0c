import type { Product } from '../journeys/server.ts';
import { startProduct } from '../journeys/server.ts';

/** The demo city behind a real server, with somebody signed in. */
export type City = Readonly<{
  product: Product;
  cookie: string;
  /** A request as the secretariat; an answer that is no success stops the benchmark. */
  ask: (method: string, path: string, body?: unknown) => Promise<unknown>;
}>;

const SECRETARIAT = /^\s+(\S+)\s+(\S+)\s+.*[Ss]ekretariat/m;

/** Name and password stand in what the product prints, as for whoever starts it. */
function signInOf(log: string): { userName: string; password: string } {
  const [, userName, password] = SECRETARIAT.exec(log) ?? [];
  if (userName === undefined || password === undefined)
    throw new Error('the product printed no sign-in of the secretariat');
  return { userName, password };
}

export async function openCity(): Promise<City> {
  const product = await startProduct();
  try {
    const cookie = await signIn(product);
    return { product, cookie, ask: (method, path, body) => ask(product, cookie, method, path, body) };
  } catch (error) {
    await product.dispose();
    throw error;
  }
}

async function signIn(product: Product): Promise<string> {
  const response = await fetch(`${product.url}/api/session`, {
    method: 'POST',
    headers: { 'x-pilar': '1', 'content-type': 'application/json' },
    body: JSON.stringify(signInOf(product.log())),
  });
  const [cookie] = response.headers.getSetCookie();
  if (!response.ok || cookie === undefined) throw new Error(`sign-in answered ${response.status}`);
  return cookie.split(';')[0] ?? '';
}

async function ask(
  product: Product,
  cookie: string,
  method: string,
  path: string,
  body: unknown,
): Promise<unknown> {
  const response = await fetch(`${product.url}/api${path}`, {
    method,
    headers: { cookie, 'x-pilar': '1', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!response.ok)
    throw new Error(`${method} ${path} answered ${response.status}: ${new TextDecoder().decode(bytes)}`);
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return isJson ? JSON.parse(new TextDecoder().decode(bytes)) : bytes;
}
