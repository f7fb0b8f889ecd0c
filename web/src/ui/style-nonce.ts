/** By this the server's policy knows the style elements of our own parts; the page brings a new one each time. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
}

declare global {
  var __webpack_nonce__: string | undefined;
}

/** Dialogs hold the page behind them still with a style of their own, and ask this name for its nonce. */
export function announceStyleNonce(): void {
  globalThis.__webpack_nonce__ = styleNonce();
}
