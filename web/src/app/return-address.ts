/** Where to sign in, remembering where the person was. */
export function returnAddress(from: string): string {
  return from === '/' || from.startsWith('/masuk') ? '/masuk' : `/masuk?kembali=${encodeURIComponent(from)}`;
}

/** The address to go back to: only one inside Pilar, never another site. */
export function safeReturn(given: string): string {
  return /^\/(?![/\\])/.test(given) && !given.startsWith('/masuk') ? given : '/';
}
