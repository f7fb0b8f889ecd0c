import { z } from 'zod';

/** Data sets whose owner may forbid handing them on. */
export const FLAGGED_DATA_SETS = ['desil-dtsen', 'survei'] as const;
export const FlaggedDataSet = z.enum(FLAGGED_DATA_SETS);
export type FlaggedDataSet = z.infer<typeof FlaggedDataSet>;

const line = z.string().trim().min(1).max(300);

export const SetSharingFlag = z.object({
  isForbidden: z.boolean(),
  /** who gave the data, and by which letter */
  source: line,
  /** whom to ask for leave */
  contact: line,
});
export type SetSharingFlag = z.infer<typeof SetSharingFlag>;

export const SharingFlag = z.object({
  dataSet: FlaggedDataSet,
  isForbidden: z.boolean(),
  source: z.string().nullable(),
  contact: z.string().nullable(),
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
});
export type SharingFlag = z.infer<typeof SharingFlag>;

export const SharingFlags = z.object({ flags: z.array(SharingFlag) });
export type SharingFlags = z.infer<typeof SharingFlags>;
