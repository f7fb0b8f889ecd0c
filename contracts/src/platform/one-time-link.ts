import { z } from 'zod';
import { because } from '../reasons.ts';
import { Password } from './session.ts';

export const LinkKind = z.enum(['invitation', 'reset']);
export type LinkKind = z.infer<typeof LinkKind>;

/** Shown once to the administrator who made it; only a digest is kept. */
export const MadeLink = z.object({
  token: z.string(),
  kind: LinkKind,
  expiresAt: z.string(),
});
export type MadeLink = z.infer<typeof MadeLink>;

export const LinkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/, because('link-token'));

/** What whoever holds a link is asked to do, and as whom. */
export const OpenLink = z.object({ token: LinkToken });
export type OpenLink = z.infer<typeof OpenLink>;
export const OpenedLink = z.object({ kind: LinkKind, userName: z.string(), name: z.string() });
export type OpenedLink = z.infer<typeof OpenedLink>;

export const UseLink = z.object({ token: LinkToken, password: Password });
export type UseLink = z.infer<typeof UseLink>;
