import { z } from 'zod';
import { PersonRow } from './register-list.ts';

/** A name, its words in any order, or the 16 digits of a NIK. In the body: an address is kept by browsers and proxies. */
export const FindPerson = z.object({ text: z.string().trim().min(3).max(100) });
export type FindPerson = z.infer<typeof FindPerson>;

export const FoundPersons = z.object({
  persons: z.array(PersonRow),
  hasMore: z.boolean().describe('more people carry these words than are shown'),
});
export type FoundPersons = z.infer<typeof FoundPersons>;

const digits = z.string().regex(/^\d+$/);

/** What may be corrected about a person; a part that is absent stays as it is. */
export const PersonChanges = z
  .object({
    name: z.string().trim().min(1).max(120),
    sex: z.enum(['L', 'P']),
    birthDate: z.iso.date(),
    nik: digits.length(16),
    phone: digits.min(8).max(15),
  })
  .partial();
export type PersonChanges = z.infer<typeof PersonChanges>;
