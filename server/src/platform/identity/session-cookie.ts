/** As the request reads it (http/app.ts); a test holds the two together. */
export const COOKIE_NAME = 'pilar_session';
/** No session lives longer than this, used or not; the database holds the same limit. */
const LONGEST_SECONDS = 7 * 24 * 3600;

/**
 * The cookie of a session. Lax: a link to a file in an e-mail opens for whoever is signed in, while what changes
 * something is also held to our own header and origin. The database, not the cookie, says when a session ends.
 */
export function sessionCookie(value: string, isHttps: boolean): string {
  return cookieText(encodeURIComponent(value), LONGEST_SECONDS, isHttps);
}

export function endedCookie(isHttps: boolean): string {
  return cookieText('', 0, isHttps);
}

function cookieText(value: string, seconds: number, isHttps: boolean): string {
  const secure = isHttps ? '; Secure' : '';
  return `${COOKIE_NAME}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** The decoded value of one cookie among those an answer sets. */
export function cookieValue(headers: Headers, name: string): string | undefined {
  for (const line of headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() === name) return decodeURIComponent(pair.slice(at + 1));
  }
  return undefined;
}
