import { z } from 'zod';

export const AuditEntry = z.object({
  id: z.string(),
  position: z.int(),
  at: z.string(),
  actorName: z.string().nullable(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string().nullable(),
  purpose: z.string().nullable(),
  subjectCount: z.int().describe('how many of its own kind it is about'),
  before: z.unknown().nullable(),
  after: z.unknown().nullable(),
  reason: z.string().nullable(),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
  isErased: z.boolean().describe('the values have left by retention'),
  digest: z.string(),
  link: z.int().nullable().describe('number of the link that holds it; null until it is sealed'),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

const Day = z.iso.date();
export const AuditQuery = z.object({
  before: z.uuid().optional().describe('keyset: entries older than this id'),
  entity: z.string().max(100).optional(),
  actor: z.string().max(100).optional().describe('part of the name of who did it'),
  action: z.string().max(100).optional(),
  purpose: z.string().max(100).optional(),
  from: Day.optional().describe('first day, western Indonesian time'),
  until: Day.optional().describe('last day, western Indonesian time'),
  text: z.string().max(200).optional().describe('words of the sentence'),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
export const AuditList = z.object({ entries: z.array(AuditEntry), next: z.string().nullable() });
export type AuditList = z.infer<typeof AuditList>;

/** Who saw or changed one person or family; without the values. */
export const SubjectSight = AuditEntry.pick({
  id: true,
  at: true,
  actorName: true,
  action: true,
  entity: true,
  entityId: true,
  purpose: true,
}).extend({ isAlone: z.boolean().describe('this person or family alone, not as one of a list') });
export type SubjectSight = z.infer<typeof SubjectSight>;
export const SubjectSights = z.object({ sights: z.array(SubjectSight), next: z.string().nullable() });
export type SubjectSights = z.infer<typeof SubjectSights>;
