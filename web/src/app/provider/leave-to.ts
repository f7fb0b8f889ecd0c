/** Another site takes over the window. The server alone names it, from its own settings. */
export function leaveTo(address: string): void {
  window.location.assign(address);
}
