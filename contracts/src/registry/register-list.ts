import { z } from 'zod';
import { Place } from '../platform/place.ts';
import { because } from '../reasons.ts';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Filters of a list of families or persons, as they stand in the address. */
export const RegisterQuery = z.object({
  place: Place.optional().describe('kecamatan, kelurahan, RW atau RT'),
  desil: z
    .union([z.coerce.number().int().min(1).max(10), z.literal('none')])
    .optional()
    .describe('1–10, atau none: tanpa desil'),
  livelihood: z.string().max(40).optional(),
  after: z
    .string()
    .regex(new RegExp(`^[0-9.]{2,21}~${UUID}(?:~${UUID})?$`), because('page-mark'))
    .optional()
    .describe('keyset: `next` of the page before'),
});
export type RegisterQuery = z.infer<typeof RegisterQuery>;

/** What one reads of a page: the rows, how many there are in all, and where the next page begins. */
const page = {
  total: z.number().int().describe('all that fit the filter, in the places of who asks'),
  next: z.string().nullable(),
  isSynthetic: z.boolean(),
};

/** Numbers stand masked: `1872••••••••••34`. */
export const FamilyRow = z.object({
  id: z.uuid(),
  place: Place,
  areaName: z.string(),
  headName: z.string().nullable(),
  kkMasked: z.string(),
  size: z.number().int(),
  livelihood: z.string().nullable(),
  desil: z.number().int().nullable(),
  programmes: z.array(z.string()),
});
export type FamilyRow = z.infer<typeof FamilyRow>;
export const FamilyPage = z.object({ families: z.array(FamilyRow), ...page });
export type FamilyPage = z.infer<typeof FamilyPage>;

export const PersonRow = z.object({
  id: z.uuid(),
  familyId: z.uuid(),
  place: Place,
  areaName: z.string(),
  name: z.string(),
  nikMasked: z.string().nullable(),
  sex: z.enum(['L', 'P']),
  age: z.number().int().nullable(),
  relation: z.string().nullable(),
});
export type PersonRow = z.infer<typeof PersonRow>;
export const PersonPage = z.object({ persons: z.array(PersonRow), ...page });
export type PersonPage = z.infer<typeof PersonPage>;

/** What the drop-downs of the lists offer: only what lies in the places of who asks. */
export const RegisterChoices = z.object({
  areas: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      districtName: z.string().nullable(),
      rts: z.array(z.object({ place: Place, rw: z.number().int(), rt: z.number().int() })),
    }),
  ),
  livelihoods: z.array(z.string()),
});
export type RegisterChoices = z.infer<typeof RegisterChoices>;
