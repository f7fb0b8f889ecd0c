import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { PAGE_STYLE } from './page-style.ts';
import { contentSecurityPolicy, makeStyleNonce, securityHeaders } from './security-headers.ts';

async function headersOf(isHttps: boolean, own: Record<string, string> = {}): Promise<Headers> {
  const app = new Hono();
  app.use('*', securityHeaders(isHttps));
  app.get('/', () => new Response('', { headers: own }));
  return (await app.request('/')).headers;
}

const directives = (policy: string | null): Record<string, string[]> =>
  Object.fromEntries(
    (policy ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );

describe('every answer', () => {
  it('lets nothing run or show that is not a file of ours', async () => {
    const headers = await headersOf(false);
    const policy = directives(headers.get('content-security-policy'));
    expect(policy).toMatchObject({
      'default-src': ["'self'"],
      'script-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    });
    const hash = createHash('sha256').update(PAGE_STYLE).digest('base64');
    expect(policy['style-src']).toEqual(["'self'", `'sha256-${hash}'`]);
    expect(Object.values(policy).flat().join(' ')).not.toMatch(/unsafe|\*|https?:/);
  });

  it('is taken for what it says, by this site alone', async () => {
    const headers = await headersOf(false);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
    });
  });

  it('asks to be fetched by HTTPS alone only where it was', async () => {
    expect((await headersOf(false)).get('strict-transport-security')).toBeNull();
    expect((await headersOf(true)).get('strict-transport-security')).toBe('max-age=15552000');
  });

  it('keeps the policy that a page brings with its nonce', async () => {
    const nonce = makeStyleNonce();
    const own = contentSecurityPolicy(nonce);
    expect(nonce).toMatch(/^[\w-]{22}$/);
    const headers = await headersOf(false, { 'content-security-policy': own });
    expect(directives(headers.get('content-security-policy'))['style-src']).toContain(`'nonce-${nonce}'`);
  });
});
