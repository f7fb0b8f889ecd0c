import { z } from 'zod';

const line = z.string().trim().min(1).max(300);
const prose = z.string().trim().max(4000);

const facts = {
  title: line,
  /** when it became known: the clock starts here */
  knownAt: z.iso.datetime({ offset: true }),
  /** when it happened, as far as is known, in words */
  happened: prose,
  how: prose,
  dataKinds: prose,
  /** null: not known yet */
  personCount: z.number().int().min(0).nullable(),
  done: prose,
};

export const ReportBreach = z.object(facts);
export type ReportBreach = z.infer<typeof ReportBreach>;

/** What became known later; a closed breach is not changed. */
export const ChangeBreach = z.object({
  happened: prose.optional(),
  how: prose.optional(),
  dataKinds: prose.optional(),
  personCount: facts.personCount.optional(),
  done: prose.optional(),
  isAuthorityNotified: z.literal(true).optional(),
  arePersonsNotified: z.literal(true).optional(),
});
export type ChangeBreach = z.infer<typeof ChangeBreach>;

export const CloseBreach = z.object({ note: z.string().trim().min(1).max(4000) });
export type CloseBreach = z.infer<typeof CloseBreach>;

export const Breach = z.object({
  ...facts,
  knownAt: z.string(),
  id: z.string(),
  number: z.number().int(),
  reportedAt: z.string(),
  reportedBy: z.string(),
  /** notice to the authority and to the persons is due by then */
  dueAt: z.string(),
  dueNote: z.string(),
  authorityNotifiedAt: z.string().nullable(),
  personsNotifiedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  closingNote: z.string().nullable(),
});
export type Breach = z.infer<typeof Breach>;

/** `now` is the clock of the server, by which the time left is counted. */
export const BreachList = z.object({ now: z.string(), breaches: z.array(Breach) });
export type BreachList = z.infer<typeof BreachList>;
