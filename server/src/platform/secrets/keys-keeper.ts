import type { Actor } from '../db/index.ts';

/** Whoever changes keys, on the machine itself. */
export const keysKeeper: Actor = { userId: 'system:keys', userName: 'keys', roles: [], permissions: [] };
