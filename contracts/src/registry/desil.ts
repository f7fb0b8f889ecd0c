import { z } from 'zod';

const Guarded = z.number().int().nullable();

/**
 * Register counts by national desil and area. Counts only: no poverty rate is ever computed from the register.
 * `byDesil[0]` is desil 1. `unranked` families carry no desil. A row is partial where it reaches beyond the places of
 * who asks: it counts what lies in them. A count of null is guarded (docs/methods/sel-kecil.md), never zero.
 */
export const DesilRow = z.object({
  areaCode: z.string(),
  areaName: z.string(),
  parentName: z.string().nullable(),
  isPartial: z.boolean(),
  families: Guarded,
  persons: Guarded,
  byDesil: z.array(Guarded).length(10),
  unranked: Guarded,
});
export type DesilRow = z.infer<typeof DesilRow>;

export const DesilTable = z.object({
  level: z.enum(['district', 'village']),
  asOf: z.string().nullable(),
  desilVersion: z.string().nullable(),
  isSynthetic: z.boolean(),
  dataVersion: z.string(),
  rows: z.array(DesilRow),
  total: DesilRow,
  /** null: full counts, for those who work with the families of these places */
  protection: z.object({ threshold: z.number().int(), releasedAt: z.string() }).nullable(),
});
export type DesilTable = z.infer<typeof DesilTable>;
export const DesilQuery = z.object({ level: z.enum(['district', 'village']).default('village') });

/** The walk-back of a register count: recounted live from the register. */
export const DesilTrace = z.object({
  dataVersion: z.string(),
  asOf: z.string().nullable(),
  desilVersion: z.string().nullable(),
  families: Guarded,
  persons: Guarded,
  recountedFamilies: Guarded,
  recountedPersons: Guarded,
  /** false where the difference of recount and release would tell of a few families */
  isRecountShown: z.boolean(),
  source: z.string(),
  at: z.string(),
});
export type DesilTrace = z.infer<typeof DesilTrace>;
