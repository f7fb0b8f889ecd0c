/** An object, so that a test can stand in its way: a page that left could not be looked at any more. */
export const browserWindow = {
  /** Another site takes over the window. The server alone names it, from its own settings. */
  leaveTo(address: string): void {
    window.location.assign(address);
  },
};
