import { z } from 'zod';

export const AuditEntry = z.object({
  id: z.string(),
  position: z.int(),
  at: z.string(),
  actorName: z.string().nullable().describe('the user name it was signed with'),
  actorFullName: z.string().nullable().describe('whose account that is today; null for the program'),
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
  who: z
    .string()
    .max(100)
    .optional()
    .describe('one account by its id, or `program`: what nobody did by hand'),
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
  actorFullName: true,
  action: true,
  entity: true,
  entityId: true,
  purpose: true,
}).extend({ isAlone: z.boolean().describe('this person or family alone, not as one of a list') });
export type SubjectSight = z.infer<typeof SubjectSight>;
export const SubjectSights = z.object({ sights: z.array(SubjectSight), next: z.string().nullable() });
export type SubjectSights = z.infer<typeof SubjectSights>;

/** What a proof of membership is made of, and what came out when each part was computed again. */
export const PROOF_CHECKS = ['entry', 'values', 'subjects', 'path', 'link', 'previous', 'signature'] as const;
export const ProofCheck = z.object({ what: z.enum(PROOF_CHECKS), isRight: z.boolean() });
export type ProofCheck = z.infer<typeof ProofCheck>;

/** Everything by which anybody can show that an entry stands in a signed link (RFC 6962, Ed25519). */
export const AuditProof = z.object({
  position: z.int(),
  digest: z.string(),
  leaf: z.string().describe('position (8 bytes) and digest (32 bytes), as the tree holds it'),
  steps: z.array(z.object({ side: z.enum(['left', 'right']), hash: z.string() })).describe('from below'),
  link: z.object({
    number: z.int(),
    entries: z.int(),
    root: z.string(),
    hash: z.string(),
    previousHash: z.string().nullable(),
    sealedAt: z.string(),
    signature: z.string(),
    keyId: z.string(),
  }),
  isErased: z.boolean(),
  checkedAt: z.string(),
  checks: z.array(ProofCheck),
});
export type AuditProof = z.infer<typeof AuditProof>;
