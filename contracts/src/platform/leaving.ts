import { z } from 'zod';
import { Role } from './permission.ts';
import { Place } from './place.ts';
import type { Bilingual } from './text.ts';

export const LEAVING_REASONS = ['moved-unit', 'retired', 'ended', 'other'] as const;
export const LeavingReason = z.enum(LEAVING_REASONS);
export type LeavingReason = z.infer<typeof LeavingReason>;

export const LEAVING_REASON_NAMES: Readonly<Record<LeavingReason, Bilingual>> = {
  'moved-unit': { id: 'Pindah ke unit lain di luar Pilar', en: 'Moved to a unit outside Pilar' },
  retired: { id: 'Pensiun', en: 'Retired' },
  ended: { id: 'Tugas atau kontraknya berakhir', en: 'Assignment or contract ended' },
  other: { id: 'Alasan lain', en: 'Another reason' },
};

const reason = z.string().trim().min(5).max(500);
const successorId = z
  .uuid()
  .nullable()
  .default(null)
  .describe('who takes over the open work; null: nobody yet');

export const LeaveUser = z.object({
  reason: LeavingReason,
  note: z.string().trim().max(500).default(''),
  lastDay: z.iso.date().describe('today or before: at once; later: when that day has ended (WIB)'),
  successorId,
});
export type LeaveUser = z.infer<typeof LeaveUser>;

/** Another role, place or unit. It holds from the moment it is saved; `on` says since when it is so on paper. */
export const MoveUser = z.object({
  reason,
  on: z.iso.date(),
  roles: z.array(Role).min(1),
  places: z.array(Place).max(200).default([]),
  unit: z.string().trim().min(1).max(120).nullable().default(null),
  successorId,
});
export type MoveUser = z.infer<typeof MoveUser>;

export const ReturnUser = z.object({ reason });
export type ReturnUser = z.infer<typeof ReturnUser>;
export const HandOverWork = z.object({ successorId: z.uuid() });
export type HandOverWork = z.infer<typeof HandOverWork>;

/** That somebody leaves, as the list of users shows it. */
export const UserLeaving = z.object({
  reason: LeavingReason,
  note: z.string(),
  lastDay: z.string(),
  isClosed: z.boolean().describe('false while a later last day has not ended'),
  successorName: z.string().nullable(),
});
export type UserLeaving = z.infer<typeof UserLeaving>;
