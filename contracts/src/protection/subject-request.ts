import { z } from 'zod';
import { PersonChanges } from '../registry/find-person.ts';

export const REQUEST_KINDS = ['see', 'correct', 'object', 'limit'] as const;
export const RequestKind = z.enum(REQUEST_KINDS);
export type RequestKind = z.infer<typeof RequestKind>;

/** received → identified → in-work → answered or refused; nobody's data leave before the identity is checked. */
export const REQUEST_STATES = ['received', 'identified', 'in-work', 'answered', 'refused'] as const;
export const RequestState = z.enum(REQUEST_STATES);
export type RequestState = z.infer<typeof RequestState>;

const line = z.string().trim().min(1).max(300);
const prose = z.string().trim().min(1).max(4000);

export const AddSubjectRequest = z.object({
  kind: RequestKind,
  askerName: line,
  askerContact: line,
  /** how the asker stands to the person: the person itself, a parent, by a letter of attorney */
  relation: line,
  details: prose,
  receivedOn: z.iso.date(),
  personId: z.uuid().nullable(),
});
export type AddSubjectRequest = z.infer<typeof AddSubjectRequest>;

export const StepSubjectRequest = z.object({
  state: RequestState,
  /** why, or how the identity was checked; for an answer the text of the letter */
  note: prose,
  personId: z.uuid().nullable().optional(),
});
export type StepSubjectRequest = z.infer<typeof StepSubjectRequest>;

/** What is corrected of the person of the request, and by which paper. */
export const CorrectSubject = z.object({ changes: PersonChanges, reason: prose });
export type CorrectSubject = z.infer<typeof CorrectSubject>;

export const SubjectRequestStep = z.object({
  at: z.string(),
  by: z.string(),
  state: RequestState,
  note: z.string(),
});

export const SubjectRequest = z.object({
  id: z.string(),
  number: z.number().int(),
  kind: RequestKind,
  state: RequestState,
  askerName: z.string(),
  askerContact: z.string(),
  relation: z.string(),
  details: z.string(),
  receivedOn: z.string(),
  dueOn: z.string(),
  /** the rule the due date comes from, in its own words */
  dueNote: z.string(),
  isOverdue: z.boolean(),
  personId: z.string().nullable(),
  isLimited: z.boolean(),
  identityNote: z.string().nullable(),
  answer: z.string().nullable(),
  closedAt: z.string().nullable(),
});
export type SubjectRequest = z.infer<typeof SubjectRequest>;

export const SubjectRequestList = z.object({ requests: z.array(SubjectRequest) });
export type SubjectRequestList = z.infer<typeof SubjectRequestList>;

export const SubjectRequestDetail = SubjectRequest.extend({ steps: z.array(SubjectRequestStep) });
export type SubjectRequestDetail = z.infer<typeof SubjectRequestDetail>;
