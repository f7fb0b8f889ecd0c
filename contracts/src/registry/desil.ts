import { z } from 'zod';

/**
 * Register counts by national desil and area. Counts only: no poverty rate is ever computed from the register.
 * `byDesil[0]` is desil 1. `unranked` families carry no desil. A row is partial where it reaches beyond the places of
 * who asks: it counts what lies in them.
 */
export const DesilRow = z.object({
  areaCode: z.string(),
  areaName: z.string(),
  parentName: z.string().nullable(),
  isPartial: z.boolean(),
  families: z.number().int(),
  persons: z.number().int(),
  byDesil: z.array(z.number().int()).length(10),
  unranked: z.number().int(),
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
});
export type DesilTable = z.infer<typeof DesilTable>;
export const DesilQuery = z.object({ level: z.enum(['district', 'village']).default('village') });

/** The walk-back of a register count: recounted live from the register. */
export const DesilTrace = z.object({
  dataVersion: z.string(),
  asOf: z.string().nullable(),
  desilVersion: z.string().nullable(),
  families: z.number().int(),
  persons: z.number().int(),
  recountedFamilies: z.number().int(),
  recountedPersons: z.number().int(),
  source: z.string(),
  at: z.string(),
});
export type DesilTrace = z.infer<typeof DesilTrace>;
