import { z } from 'zod';
import { because } from '../reasons.ts';
import { FamilyRow, PersonRow } from './register-list.ts';

/** An answer of the form: the number of its question, its word, and the answer in words. */
export const Answer = z.object({ key: z.string(), text: z.string().nullable() });
export type Answer = z.infer<typeof Answer>;

export const Family = FamilyRow.extend({
  desilVersion: z.string().nullable(),
  desilAsOf: z.string().nullable(),
  source: z.string(),
  isSynthetic: z.boolean(),
  dwelling: z.array(Answer),
  members: z.array(PersonRow),
});
export type Family = z.infer<typeof Family>;

export const Person = PersonRow.extend({
  hasPhone: z.boolean(),
  source: z.string(),
  isSynthetic: z.boolean(),
  answers: z.array(Answer),
});
export type Person = z.infer<typeof Person>;

export const FAMILY_SECRETS = ['kk', 'address'] as const;
export const PERSON_SECRETS = ['nik', 'phone', 'birthDate'] as const;
export type SecretField = (typeof FAMILY_SECRETS)[number] | (typeof PERSON_SECRETS)[number];

const reason = z
  .string()
  .trim()
  .min(10)
  .max(500)
  .describe('dicatat, dan dapat dilihat warga yang bersangkutan');
export const UnmaskFamily = z.object({ fields: z.array(z.enum(FAMILY_SECRETS)).min(1).max(2), reason });
export type UnmaskFamily = z.infer<typeof UnmaskFamily>;
export const UnmaskPerson = z.object({ fields: z.array(z.enum(PERSON_SECRETS)).min(1).max(3), reason });
export type UnmaskPerson = z.infer<typeof UnmaskPerson>;

/** Shown until `expiresAt`, then hidden again. */
export const Unmasked = z.object({
  values: z.partialRecord(z.enum([...FAMILY_SECRETS, ...PERSON_SECRETS]), z.string().nullable()),
  expiresAt: z.string(),
});
export type Unmasked = z.infer<typeof Unmasked>;

/** Who carries exactly this NIK or KK number. In the body: an address is kept by browsers and proxies. */
export const FindNumber = z.object({ number: z.string().regex(/^\d{16}$/, because('sixteen-digits')) });
export type FindNumber = z.infer<typeof FindNumber>;
export const FoundNumber = z.object({ familyId: z.uuid().nullable(), personId: z.uuid().nullable() });
export type FoundNumber = z.infer<typeof FoundNumber>;
