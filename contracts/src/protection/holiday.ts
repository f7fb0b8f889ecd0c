import { z } from 'zod';

export const HOLIDAY_KINDS = ['national', 'joint-leave'] as const;
export const HolidayKind = z.enum(HOLIDAY_KINDS);
export type HolidayKind = z.infer<typeof HolidayKind>;

const line = z.string().trim().min(1).max(300);

/** A day on which no clock of a request runs. */
export const SetHoliday = z.object({
  name: line,
  kind: HolidayKind,
  source: line.describe('the decree that sets it'),
});
export type SetHoliday = z.infer<typeof SetHoliday>;

export const Holiday = SetHoliday.extend({
  date: z.string(),
  changedAt: z.string(),
  changedBy: z.string(),
});
export type Holiday = z.infer<typeof Holiday>;

export const HolidayList = z.object({
  holidays: z.array(Holiday),
  /** this year and the next, where nothing was entered: there only Saturday and Sunday are passed over */
  emptyYears: z.array(z.number().int()),
});
export type HolidayList = z.infer<typeof HolidayList>;
