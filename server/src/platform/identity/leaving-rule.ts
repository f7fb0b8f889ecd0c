import { LEAVING_REASON_NAMES, type LeaveUser } from '@pilar/contracts';
import { Problem } from '../problem.ts';

const WIB_MS = 7 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** The day it is in the city: western Indonesian time. */
export const cityDay = (at: Date): string => new Date(at.getTime() + WIB_MS).toISOString().slice(0, 10);

/** When the last day has ended there. */
const endOf = (day: string): Date => new Date(Date.parse(`${day}T00:00:00+07:00`) + DAY_MS);

/**
 * When an account closes: at once when the last day is today or past, else when that day has ended.
 * @throws Problem body-invalid for a day more than a year away
 */
export function closingOf(lastDay: string, now: Date): Date {
  const end = endOf(lastDay);
  if (Math.abs(end.getTime() - now.getTime()) > 366 * DAY_MS) {
    throw new Problem('body-invalid', {
      field: 'lastDay',
      reason: 'lebih dari satu tahun dari hari ini',
      reasonEn: 'more than a year from today',
    });
  }
  return lastDay <= cityDay(now) ? now : end;
}

/** A move holds when it is saved, so the day on paper may not lie ahead. @throws Problem body-invalid */
export function refuseLater(on: string, now: Date): void {
  if (on <= cityDay(now)) return;
  throw new Problem('body-invalid', {
    field: 'on',
    reason: 'belum tiba; hak baru berlaku saat disimpan, jadi simpan pada harinya',
    reasonEn: 'has not come yet; the new rights hold when saved, so save it on that day',
  });
}

/** @throws Problem body-invalid where "another reason" is not said */
export function refuseUnsaidReason({ reason, note }: LeaveUser): void {
  if (reason !== 'other' || note.length >= 5) return;
  throw new Problem('body-invalid', {
    field: 'note',
    reason: 'tuliskan alasannya',
    reasonEn: 'say the reason',
  });
}

export type SaidLeaving = Readonly<{
  name: string;
  reason: LeaveUser['reason'];
  note: string;
  lastDay: string;
  successorName: string | null;
}>;

const MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
  ' ',
);
const dayInWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
};

/** Why, when and to whom, as the trail keeps it. */
export function leavingInWords({ name, reason, note, lastDay, successorName }: SaidLeaving): string {
  const taken =
    successorName === null ? 'belum ada pengganti' : `pekerjaannya diserahkan kepada ${successorName}`;
  const why = [LEAVING_REASON_NAMES[reason].id, note].filter((part) => part !== '').join('; ');
  return `${name} keluar: ${why}. Hari terakhir ${dayInWords(lastDay)}; ${taken}.`;
}

export const moveInWords = (name: string, on: string, reason: string): string =>
  `${name} pindah tugas sejak ${dayInWords(on)}: ${reason}`;
