import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { PAGE_STYLE_SOURCE } from './page-style.ts';

const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'self'",
  'script-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self' blob:",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

/** No script and no style runs that is not a file of ours, or a style element that carries the nonce of its page. */
export function contentSecurityPolicy(styleNonce?: string): string {
  const nonce = styleNonce === undefined ? '' : ` 'nonce-${styleNonce}'`;
  return [
    ...Object.entries(POLICY).map(([name, sources]) => `${name} ${sources}`),
    `style-src 'self' ${PAGE_STYLE_SOURCE}${nonce}`,
  ].join('; ');
}

/** New for each page that is sent, so that nobody can know it before. */
export const makeStyleNonce = (): string => randomBytes(16).toString('base64url');

export function securityHeaders(isHttps: boolean): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    // The page itself brings a policy with its own nonce.
    if (!headers.has('content-security-policy'))
      headers.set('content-security-policy', contentSecurityPolicy());
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'same-origin');
    headers.set('permissions-policy', 'camera=(self), geolocation=(self), microphone=()');
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('cross-origin-resource-policy', 'same-origin');
    if (isHttps) headers.set('strict-transport-security', 'max-age=15552000');
  };
}
