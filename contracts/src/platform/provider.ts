import { z } from 'zod';
import { because } from '../reasons.ts';
import { ProvePassword } from './second-factor.ts';
import { Session } from './session.ts';

/** An address inside Pilar, never another site: a browser reads `//x` and `/\x` as the name of a host. */
export const InsideAddress = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\s\p{Cc}]*$/u, because('inside-address'));
export type InsideAddress = z.infer<typeof InsideAddress>;

/** Signing in with an account of another office: where to come back to afterwards. */
export const BeginProvider = z.object({ returnTo: InsideAddress.default('/') });
export type BeginProvider = z.infer<typeof BeginProvider>;

/** Where the browser goes next. */
export const ProviderAddress = z.object({ address: z.string() });
export type ProviderAddress = z.infer<typeof ProviderAddress>;

/** What the provider wrote behind the `?` when it sent the browser back. */
export const FinishProvider = z.object({ query: z.string().min(1).max(4000) });
export type FinishProvider = z.infer<typeof FinishProvider>;

export const ProviderOutcome = z.object({
  kind: z.enum(['sign-in', 'link']),
  returnTo: InsideAddress,
  session: Session,
});
export type ProviderOutcome = z.infer<typeof ProviderOutcome>;

/** Whether an account of Pilar is joined to one at the provider. */
export const ProviderLink = z.object({
  name: z.string().nullable().describe('of the provider; null where none is set up'),
  linkedAt: z.string().nullable(),
});
export type ProviderLink = z.infer<typeof ProviderLink>;

/** The password again: a joined account opens this one from then on. */
export const BeginLink = ProvePassword;
