import { z } from 'zod';
import { Bilingual } from './text.ts';

/** One thing that waits for somebody: a file half imported, a job, a token to make anew. */
export const OpenWork = z.object({
  id: z.string(),
  title: z.string(),
  link: z.string().nullable().describe('the page where it is done; null where there is none'),
  since: z.string(),
});
export type OpenWork = z.infer<typeof OpenWork>;

/** The words come with the work, so that a new kind needs no new page. */
export const OpenWorkGroup = z.object({
  kind: z.string(),
  name: Bilingual,
  handedOver: Bilingual.describe('what a successor gets'),
  unclaimed: Bilingual.describe('what becomes of it without a successor'),
  items: z.array(OpenWork),
});
export type OpenWorkGroup = z.infer<typeof OpenWorkGroup>;
export const OpenWorkList = z.object({ groups: z.array(OpenWorkGroup) });
export type OpenWorkList = z.infer<typeof OpenWorkList>;

/** People who have left, with what nobody has taken over yet. */
export const WaitingWork = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), groups: z.array(OpenWorkGroup) })),
});
export type WaitingWork = z.infer<typeof WaitingWork>;
