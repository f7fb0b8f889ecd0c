import { z } from 'zod';

/** One open sign-in of a person. */
export const OpenSession = z.object({
  id: z.string(),
  browser: z.string().nullable().describe('for example chrome; null where it is not known'),
  system: z.string().nullable().describe('for example android'),
  address: z.string().nullable(),
  openedAt: z.string(),
  lastUsedAt: z.string().describe('written at most each quarter of an hour'),
  isCurrent: z.boolean(),
  provider: z.string().nullable().describe('whose account opened it; null: by password'),
});
export type OpenSession = z.infer<typeof OpenSession>;

export const OpenSessionList = z.object({ sessions: z.array(OpenSession) });
export type OpenSessionList = z.infer<typeof OpenSessionList>;
