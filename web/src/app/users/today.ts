const WIB_MS = 7 * 3_600_000;

/** The day it is in the city: western Indonesian time. */
export const cityToday = (): string => new Date(Date.now() + WIB_MS).toISOString().slice(0, 10);
